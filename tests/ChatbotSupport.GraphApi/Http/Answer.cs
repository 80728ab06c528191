using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.GraphApi.Http;

/// <summary>What goes back: Meta's JSON, or what a broken gateway sends instead.</summary>
internal sealed record Answer(int Code, string ContentType, string Body)
{
    public static Answer Of(JsonObject result) => new(200, "application/json", result.ToJsonString());

    public static Answer Of(Refusal refusal) => new(refusal.HttpCode, "application/json", refusal.Body.ToJsonString());

    public async Task WriteAsync(HttpResponse response)
    {
        (response.StatusCode, response.ContentType) = (Code, ContentType);
        await response.WriteAsync(Body, Encoding.UTF8);
    }
}
