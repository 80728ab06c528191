using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>A person on the page, over HTTP on this computer: writes, reads the stream, acknowledges every line.</summary>
internal sealed class WebPerson : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http;
    private readonly int _number;
    private Task _reading = Task.CompletedTask;
    private int _turns;
    private long _shown;

    public WebPerson(Uri address, int number)
    {
        _number = number;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Add("X-Chat", "1");
    }

    /// <summary>Lines shown so far.</summary>
    public long Shown => Interlocked.Read(ref _shown);

    /// <summary>Opens the page.</summary>
    public async Task OpenAsync()
    {
        await PostAsync("/chat/open", new { id = Guid.CreateVersion7() }, CancellationToken.None);
        _reading = ReadAsync();
    }

    /// <summary>Writes the next line of the talk.</summary>
    public Task WriteAsync() => PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text = Talk.Line(_number, _turns++) }, CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _end.Dispose();
    }

    private async Task PostAsync(string path, object body, CancellationToken stop)
    {
        using var content = JsonContent.Create(body);
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, stop);
        answer.EnsureSuccessStatusCode();
    }

    private async Task ReadAsync()
    {
        using var answer = await _http.GetAsync(new Uri("/chat/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, _end.Token);
        answer.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(_end.Token));
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                using var json = JsonDocument.Parse(line["data: ".Length..]);
                Interlocked.Increment(ref _shown);
                await PostAsync("/chat/ack", new { number = json.RootElement.GetProperty("number").GetInt64() }, _end.Token);
            }
        }
    }
}
