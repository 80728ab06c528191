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

    /// <summary>Opens a page from a link in a messenger, as a browser does.</summary>
    public static async Task<string> OpenAsync(this HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Dest", "document");
        using var answer = await browser.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    public static HttpRequestMessage Own(HttpRequestMessage request)
    {
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("X-Desk", "hand");
        return request;
    }
}
