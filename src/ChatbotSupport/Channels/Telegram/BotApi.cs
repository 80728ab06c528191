using System.Net;
using ChatbotSupport.Operations.Settings;
using Telegram.Bot;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>
/// The way to Telegram's Bot API: one client that waits long for updates and one for everything else. Neither has a logger, because the address of every
/// call holds the token; neither waits or tries again by itself, because that would hold up other people.
/// </summary>
public sealed class BotApi : IDisposable
{
    private readonly HttpClient _patient;
    private readonly HttpClient _prompt;

    /// <summary>Opens it; nothing is called yet.</summary>
    public BotApi(TelegramSettings settings, CallPatience patience)
    {
        var options = new TelegramBotClientOptions(settings.BotToken!.Reveal(), IsPublic(settings) ? null : settings.ApiBaseUrl.TrimEnd('/')) { RetryCount = 0, RetryThreshold = 0 };
        _patient = Client(settings, patience.Poll);
        _prompt = Client(settings, patience.Call);
        Polls = new TelegramBotClient(options, _patient);
        Calls = new TelegramBotClient(options, _prompt);
    }

    /// <summary>Asks for updates.</summary>
    internal ITelegramBotClient Polls { get; }

    /// <summary>Does everything else.</summary>
    internal ITelegramBotClient Calls { get; }

    /// <summary>The number of the bot: ids of messages and updates mean something only together with it.</summary>
    public long BotId => Calls.BotId;

    /// <inheritdoc/>
    public void Dispose()
    {
        _patient.Dispose();
        _prompt.Dispose();
    }

    private static bool IsPublic(TelegramSettings settings) => new Uri(settings.ApiBaseUrl).Host == "api.telegram.org";

    // Never led to another host: the address holds the token, the body what is said to a person.
    private static HttpClient Client(TelegramSettings settings, TimeSpan timeout) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TelegramLimits.ConnectionLifetime,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = Connecting.OnlyTo(settings.ApiBaseUrl, TelegramLimits.ConnectTimeout),
    })
    {
        Timeout = timeout,
    };
}

/// <summary>How long an answer is waited for before the connection counts as dead.</summary>
/// <param name="Poll">The answer to a question for updates, which Telegram holds open.</param>
/// <param name="Call">The answer to any other call.</param>
public sealed record CallPatience(TimeSpan Poll, TimeSpan Call)
{
    /// <summary>What the program waits.</summary>
    public static CallPatience Usual { get; } = new(TelegramLimits.PollTimeout, TelegramLimits.CallTimeout);
}
