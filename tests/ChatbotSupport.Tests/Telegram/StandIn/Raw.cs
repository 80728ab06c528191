using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatbotSupport.BotApi;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>What came back over the wire, before any library reads it.</summary>
internal sealed record RawAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, JsonNode Body)
{
    public string? Description => (string?)Body["description"];

    public JsonNode Result => Body["result"]!;
}

/// <summary>Calls without a client library.</summary>
internal static class Raw
{
    public static async Task<RawAnswer> CallAsync(this BotApiServer api, string method, string json = "{}", string? token = null)
    {
        using var http = new HttpClient();
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"{api.Url}/bot{token ?? api.Token}/{method}"), body);
        return new RawAnswer(answer.StatusCode, answer.Headers, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
