using System.Diagnostics;
using ChatbotSupport.BotApi;
using Telegram.Bot;
using Telegram.Bot.Polling;
using Telegram.Bot.Types.Enums;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>The smallest bot there is, in a process of its own: it remembers nothing and sends back what it was sent, with the library's own loop.</summary>
internal sealed class RunningEcho : IAsyncDisposable
{
    /// <summary>What the process is started with.</summary>
    public const string Word = "echo";

    private readonly Process _process;

    private RunningEcho(Process process) => _process = process;

    /// <summary>Starts the process.</summary>
    public static RunningEcho Start(BotApiServer telegram) => new(Process.Start(new ProcessStartInfo(
        "dotnet", ["exec", typeof(RunningEcho).Assembly.Location, Word, telegram.Url, telegram.Token]))!);

    /// <summary>What the process does until it is ended.</summary>
    public static async Task<int> RunAsync(string url, string token)
    {
        var bot = new TelegramBotClient(new TelegramBotClientOptions(token, url.TrimEnd('/')));
        await bot.ReceiveAsync(
            async (client, update, stop) =>
            {
                if (update.Message is { Text: { } text } message)
                {
                    await client.SendMessage(message.Chat, text, cancellationToken: stop);
                }
            },
            (_, _, stop) => Task.Delay(TimeSpan.FromSeconds(1), stop),
            new ReceiverOptions { AllowedUpdates = [UpdateType.Message] });
        return 0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
