using ChatbotSupport.Core;
using ChatbotSupport.Turns;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>What Telegram shows of the bot before and beside a chat; set only where it differs, because Telegram allows few changes a day.</summary>
public sealed partial class Profile(BotApi api, CurrentPlaybook playbook, Changes changes, TimeProvider clock, ILogger<Profile> logger)
{
    private readonly Backoff _pauses = new();
    private Playbook? _shown;
    private Task? _keeping;
    private Exception? _failure;

    /// <summary>Brings it up to date, now and with every playbook that is published; returns without waiting, and nothing depends on it.</summary>
    public void Show(CancellationToken stopping)
    {
        Volatile.Write(ref _shown, null);
        _keeping ??= KeepAsync(stopping);
    }

    private async Task KeepAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var seen = changes.Version;
            if (Volatile.Read(ref _shown) != playbook.Value)
            {
                var current = playbook.Value;
                _failure = null;
                await ShowAsync(stopping);
                if (_failure is null)
                {
                    _pauses.Reset();
                    Volatile.Write(ref _shown, current);
                }
                else
                {
                    // The numbers for urgent cases stand there: an old one must not stay because Telegram was in a hurry once.
                    await Task.Delay(Failures.RetryAfter(_failure) ?? _pauses.Next(), clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    continue;
                }
            }

            await changes.WaitAsync(seen, TelegramLimits.ProfileLook, TelegramLimits.ProfileLook, clock, stopping);
        }
    }

    private async Task ShowAsync(CancellationToken stopping)
    {
        await TryAsync("description", async () =>
        {
            if ((await api.Calls.GetMyDescription(cancellationToken: stopping)).Description != Text(MessageIds.ProfileDescription))
            {
                await api.Calls.SetMyDescription(Text(MessageIds.ProfileDescription), cancellationToken: stopping);
            }
        });
        await TryAsync("short description", async () =>
        {
            if ((await api.Calls.GetMyShortDescription(cancellationToken: stopping)).ShortDescription != Text(MessageIds.ProfileAbout))
            {
                await api.Calls.SetMyShortDescription(Text(MessageIds.ProfileAbout), cancellationToken: stopping);
            }
        });
        await TryAsync("commands", async () =>
        {
            var commands = Commands();
            if (!(await api.Calls.GetMyCommands(cancellationToken: stopping)).Select(Pair).SequenceEqual(commands.Select(Pair)))
            {
                await api.Calls.SetMyCommands(commands, cancellationToken: stopping);
            }
        });
        await TryAsync("name", async () =>
        {
            if ((await api.Calls.GetMyName(cancellationToken: stopping)).Name != Text(MessageIds.ProfileName))
            {
                await api.Calls.SetMyName(Text(MessageIds.ProfileName), cancellationToken: stopping);
            }
        });
    }

    private BotCommand[] Commands() =>
    [
        new("menu", Text(MessageIds.CommandMenu)),
        new("steps", Text(MessageIds.CommandSteps)),
        new("team", Text(MessageIds.CommandTeam)),
        new("exit", Text(MessageIds.CommandExit)),
        new("erase", Text(MessageIds.CommandErase)),
    ];

    private static (string Command, string Description) Pair(BotCommand command) => (command.Command, command.Description);

    private string Text(string id) => playbook.Value.Messages[id].Trim();

    private async Task TryAsync(string what, Func<Task> set)
    {
        try
        {
            await set();
        }
        catch (Exception failure)
        {
            _failure = failure;
            NotShown(logger, what, Failures.Name(failure));
        }
    }

    [LoggerMessage(EventId = 5131, Level = LogLevel.Warning, Message = "The bot's {What} on Telegram could not be brought up to date: {Failure}; tried again.")]
    private static partial void NotShown(ILogger logger, LogCode what, LogCode failure);
}
