using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace ChatbotSupport.Tests.Faults;

/// <summary>A person on the web page, seen from the far side: sends each message with an id of its own until it is accepted, and reads the stream through every broken connection.</summary>
internal sealed class Talker : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _end = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly HttpClientHandler _handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient _http;
    private long _last;
    private string _doing = "";
    private string _stream = "";
    private Task _reading = Task.CompletedTask;

    public Talker(Uri address)
    {
        _http = new HttpClient(_handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Lines that came again with a number that was shown before: repeats inside the window of the delivery.</summary>
    public int Repeats { get; private set; }

    /// <summary>Lines shown, each number once.</summary>
    public int Shown { get; private set; }

    /// <summary>Numbers that came out of order; none may.</summary>
    public int OutOfOrder { get; private set; }

    public async Task OpenAsync(CancellationToken cancel)
    {
        await PostAsync("/chat/open", new { id = Guid.CreateVersion7() }, cancel);
        _reading = ReadAsync();
    }

    /// <summary>Sends one message until it is accepted.</summary>
    public Task SayAsync(string text, CancellationToken cancel) => PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text }, cancel);

    /// <summary>The next line of the bot.</summary>
    public async Task<string> HearAsync(CancellationToken cancel) => await _lines.Reader.ReadAsync(cancel);

    /// <summary>Calls that were answered, but not with «stored».</summary>
    public int Refusals { get; private set; }

    /// <summary>What this person does and saw last; for a test that waits in vain.</summary>
    public string Whereabouts => $"{_doing}, last number {_last}, {Shown} shown, stream {_stream}, reading {_reading.Status}";

    /// <summary>What the page is recognised by.</summary>
    public IEnumerable<string> Cookies => _handler.CookieContainer.GetAllCookies().Select(cookie => cookie.Value);

    /// <summary>Whether a line waits that nobody asked for.</summary>
    public bool HasMore => _lines.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _http.Dispose();
        _handler.Dispose();
        _end.Dispose();
    }

    private async Task PostAsync(string path, object body, CancellationToken cancel)
    {
        using var pause = new PeriodicTimer(Pause);
        do
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
                request.Headers.Add("X-Chat", "1");
                _doing = $"posting {path}";
                using var answer = await _http.SendAsync(request, cancel);
                _doing = $"{path} was answered {answer.StatusCode}";
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }

                Refusals++;
            }
            catch (HttpRequestException)
            {
                // The process is down or died in the middle: the same id is sent again.
            }
        }
        while (await pause.WaitForNextTickAsync(cancel));
    }

    private async Task ReadAsync()
    {
        using var pause = new PeriodicTimer(Pause);
        try
        {
            do
            {
                await StreamOnceAsync();
            }
            while (await pause.WaitForNextTickAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
        catch (Exception unexpected)
        {
            // Who waits for a line must hear of it, not wait for ever.
            _lines.Writer.Complete(unexpected);
        }
    }

    private async Task StreamOnceAsync()
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/chat/stream");
            request.Headers.Add("X-Chat", "1");
            request.Headers.Add("Last-Event-ID", $"{_last}");
            _stream = "asked for";
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _end.Token);
            _stream = $"answered {answer.StatusCode}";
            if (!answer.IsSuccessStatusCode)
            {
                return;
            }

            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(_end.Token), Encoding.UTF8);
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                if (line.StartsWith("data: {", StringComparison.Ordinal))
                {
                    await TakeAsync(line["data: ".Length..]);
                }
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // Connected again from the last number seen.
        }
    }

    private async Task TakeAsync(string json)
    {
        using var line = JsonDocument.Parse(json);
        var number = line.RootElement.GetProperty("number").GetInt64();
        if (number <= _last)
        {
            Repeats++;
            return;
        }

        OutOfOrder += _last != 0 && number != _last + 1 ? 1 : 0;
        _last = number;
        Shown++;
        var text = string.Concat(line.RootElement.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("text").GetString()));
        await _lines.Writer.WriteAsync(text, _end.Token);
        await PostAsync("/chat/ack", new { number }, _end.Token);
    }
}
