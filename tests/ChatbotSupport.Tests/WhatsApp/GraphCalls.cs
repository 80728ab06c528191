using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatbotSupport.GraphApi;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>What the stand-in answered, before any client reads it.</summary>
internal sealed record GraphAnswer(HttpStatusCode Status, JsonNode Body)
{
    /// <summary>Meta's number for what went wrong.</summary>
    public int? Code => (int?)Body["error"]?["code"];

    public string? Details => (string?)Body["error"]?["error_data"]?["details"];

    public string Id => (string)Body["messages"]![0]!["id"]!;
}

/// <summary>Calls of the Graph API without the product's client.</summary>
internal static class GraphCalls
{
    /// <summary>Writes to somebody; the envelope is added.</summary>
    public static Task<GraphAnswer> SendAsync(this GraphServer api, GraphApi.People.Person to, string content) =>
        api.PostAsync($$"""{"messaging_product":"whatsapp","to":"{{to.Phone}}",{{content}}}""");

    public static async Task<GraphAnswer> PostAsync(this GraphServer api, string json, string? token = null, string? number = null, string version = "v26.0")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{api.Url}/{version}/{number ?? api.PhoneNumberId}/messages") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? api.Token);
        using var answer = await http.SendAsync(request);
        return new GraphAnswer(answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
