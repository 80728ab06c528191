using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>What somebody sees of one message, whatever the channel: the words without marks around numbers, and how the choices look there.</summary>
/// <param name="Text">The words.</param>
/// <param name="Choices">The words of the choices.</param>
/// <param name="Look">Buttons, a list or numbers.</param>
internal sealed record Seen(string Text, IReadOnlyList<string> Choices, string Look);

/// <summary>Somebody's screen on one channel.</summary>
internal interface IPhone : IAsyncDisposable
{
    /// <summary>The channel's name in the database.</summary>
    string Channel { get; }

    Task SaysAsync(string text);

    Task PressesAsync(string choice);

    /// <summary>Everything the bot has shown so far.</summary>
    IReadOnlyList<Seen> Messages { get; }
}

/// <summary>On WhatsApp.</summary>
internal sealed class WhatsAppPhone(GraphApi.People.Person person) : IPhone
{
    public string Channel => "whatsapp";

    public IReadOnlyList<Seen> Messages => [.. person.Screen.Heard.Select(message => new Seen(
        Bidi.Strip(message.Text), [.. message.Choices.Select(choice => choice.Title)], message.ListButton is { } opens ? $"☰ {opens}" : "أزرار"))];

    public Task SaysAsync(string text)
    {
        person.Says(text);
        return Task.CompletedTask;
    }

    public Task PressesAsync(string choice) => person.PressesAsync(choice);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>On Telegram; what is edited afterwards is told as it first looked.</summary>
internal sealed class TelegramPhone(BotApi.People.Person person) : IPhone
{
    public string Channel => "telegram";

    public IReadOnlyList<Seen> Messages => [.. person.Screen.Messages.Where(message => message.IsFromBot).Select(message => new Seen(
        Bidi.Strip(message.Earlier.Count > 0 ? message.Earlier[0].Text : message.Text),
        [.. ((message.Earlier.Count > 0 ? message.Earlier[0].Keyboard : message.Keyboard)?.All ?? []).Where(button => button.Data is not null).Select(button => button.Text)],
        "أزرار"))];

    public Task SaysAsync(string text)
    {
        person.Says(text);
        return Task.CompletedTask;
    }

    public async Task PressesAsync(string choice) => await (await person.PressesAsync(choice)).AnsweredAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>On the web page, as its script calls it.</summary>
internal sealed class WebPhone : IPhone
{
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<(Seen Seen, IReadOnlyDictionary<string, string> Payloads)> _lines = [];
    private readonly HttpClient _http;
    private readonly Task _reading;

    private WebPhone(HttpClient http)
    {
        _http = http;
        _reading = ReadAsync();
    }

    public string Channel => "web";

    public IReadOnlyList<Seen> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines.Select(line => line.Seen)];
            }
        }
    }

    public static async Task<WebPhone> OpenAsync(Uri address)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("X-Chat", "1");
        using var answer = await http.PostAsJsonAsync("/chat/open", new { id = Guid.CreateVersion7() });
        answer.EnsureSuccessStatusCode();
        return new WebPhone(http);
    }

    public async Task SaysAsync(string text)
    {
        using var answer = await _http.PostAsJsonAsync("/chat/messages", new { id = Guid.CreateVersion7(), text });
        answer.EnsureSuccessStatusCode();
    }

    public async Task PressesAsync(string choice)
    {
        var payload = await Eventually.HoldsAsync(() => Task.FromResult(PayloadOf(choice)), found => found is not null);
        using var answer = await _http.PostAsJsonAsync("/chat/press", new { id = Guid.CreateVersion7(), payload });
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _http.Dispose();
        _end.Dispose();
    }

    private string? PayloadOf(string choice)
    {
        lock (_gate)
        {
            return _lines.LastOrDefault(line => line.Payloads.ContainsKey(choice)).Payloads?[choice];
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            using var answer = await _http.GetAsync("/chat/stream", HttpCompletionOption.ResponseHeadersRead, _end.Token);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(_end.Token));
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                if (line.StartsWith("data: {", StringComparison.Ordinal))
                {
                    Take(JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The scene is over.
        }
    }

    private void Take(JsonElement line)
    {
        var text = string.Concat(line.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("text").GetString()));
        if (line.GetProperty("alias").GetString() is { } alias)
        {
            text = $"{alias}:\n{text}";
        }

        var buttons = line.GetProperty("buttons").EnumerateArray().ToDictionary(button => button.GetProperty("text").GetString()!, button => button.GetProperty("payload").GetString()!);
        lock (_gate)
        {
            _lines.Add((new Seen(Bidi.Strip(text), [.. buttons.Keys], "أزرار"), buttons));
        }
    }
}
