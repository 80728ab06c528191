using ChatbotSupport.Core;
using ChatbotSupport.Turns;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>What Telegram shows of the bot before and beside a chat; set only where it differs, because Telegram allows few changes a day.</summary>
public sealed partial class Profile(BotApi api, CurrentPlaybook playbook, ILogger<Profile> logger)
{
    /// <summary>Brings it up to date; returns without waiting, and nothing depends on it.</summary>
    public void Show(CancellationToken stopping) => _ = ShowAsync(stopping);

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
            NotShown(logger, what, Failures.Name(failure));
        }
    }

    [LoggerMessage(EventId = 5131, Level = LogLevel.Warning, Message = "The bot's {What} on Telegram could not be brought up to date: {Failure}; tried again at the next start.")]
    private static partial void NotShown(ILogger logger, LogCode what, LogCode failure);
}
