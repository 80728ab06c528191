using System.Net;
using System.Net.Http.Json;

namespace ChatbotSupport.Tests.Web;

/// <summary>Calls the person's page as its own script does, cookie included.</summary>
public sealed class Caller : IDisposable
{
    private readonly HttpClientHandler handler = new() { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };

    public Caller(string url) => Http = new HttpClient(handler) { BaseAddress = new Uri(url) };

    public HttpClient Http { get; }

    public HttpRequestMessage Request(string path, object? body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Chat", "1");
        return request;
    }

    public async Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        using var request = Request(path, body);
        return await Http.SendAsync(request);
    }

    public async Task OpenAsync()
    {
        using var answer = await PostAsync("/chat/open", new { id = Guid.CreateVersion7() });
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        Http.Dispose();
        handler.Dispose();
    }
}
