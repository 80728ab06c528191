using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.BotApi.Http;

/// <summary>What goes back: Telegram's envelope, or what a broken gateway sends instead.</summary>
internal sealed record Answer(int Code, string ContentType, string Body, int? RetryAfter = null)
{
    public static Answer Of(JsonNode? result) => Envelope(200, Json.Of(("ok", true), ("result", result)));

    public static Answer Of(Refusal refusal) => Envelope(refusal.Code, Json.Of(
        ("ok", false), ("error_code", refusal.Code), ("description", refusal.Message), ("parameters", refusal.Parameters)))
        with
        {
            RetryAfter = (int?)refusal.Parameters?["retry_after"],
        };

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Code;
        response.ContentType = ContentType;
        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await response.WriteAsync(Body, Encoding.UTF8);
    }

    private static Answer Envelope(int code, JsonObject body) => new(code, "application/json", body.ToJsonString());
}
