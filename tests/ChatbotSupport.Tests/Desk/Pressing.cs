using System.Net.Http.Json;
using System.Text.Json;

namespace ChatbotSupport.Tests.Desk;

/// <summary>What a browser on the desk's own page does.</summary>
public static class Pressing
{
    public static Task<HttpResponseMessage> ComeInAsync(this HttpClient browser, string path) =>
        browser.SendAsync(Own(new HttpRequestMessage(HttpMethod.Post, "/desk/in")
        {
            Content = new FormUrlEncodedContent([new("secret", path[(path.LastIndexOf('/') + 1)..])]),
        }));

    public static Task<HttpResponseMessage> PressAsync(this HttpClient browser, string path, object? body = null) =>
        browser.SendAsync(Own(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { id = Some.Id() }) }));

    public static async Task<JsonElement> ReadAsync(this HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static HttpRequestMessage Own(HttpRequestMessage request)
    {
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("X-Desk", "hand");
        return request;
    }
}
