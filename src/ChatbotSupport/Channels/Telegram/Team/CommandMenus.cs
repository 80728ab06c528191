using System.Collections.Concurrent;
using System.Globalization;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Turns;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// What Telegram offers after «/» in the private chats of the team: the team's own commands, because those of people mean nothing there. Nothing depends on it: what
/// fails is left until the next start, and only haste is waited for.
/// </summary>
internal sealed partial class CommandMenus(BotApi api, VolunteerAccounts accounts, TeamWords words, Changes changes, TimeProvider clock, ILogger<CommandMenus> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<string, string> _shown = new();

    /// <summary>Takes the team's commands from a chat; those of people are offered there again. Throws what Telegram answers.</summary>
    public async Task TakeAwayAsync(string address, CancellationToken stopping)
    {
        _shown.TryRemove(address, out _);
        await api.Calls.DeleteMyCommands(Scope(address), cancellationToken: stopping);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = changes.Version;
            try
            {
                foreach (var account in accounts.All(ClearedScreens.Telegram))
                {
                    await ShowAsync(account, stoppingToken); // one after the other: a team is no reason for haste
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                NotShown(logger, Failures.Name(failure));
                await Task.Delay(Failures.RetryAfter(failure) ?? TeamLimits.PauseAfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            await changes.WaitAsync(seen, TeamLimits.LookPause, TeamLimits.LookEvery, clock, stoppingToken);
        }
    }

    private async Task ShowAsync(TeamAccount account, CancellationToken stopping)
    {
        var commands = TeamCommands.For(account.Leads).Select(one => new BotCommand(one.Command, words.Of(one.Words))).ToList();
        var face = Face(commands);
        if (_shown.GetValueOrDefault(account.Address) == face)
        {
            return;
        }

        try
        {
            if (Face(await api.Calls.GetMyCommands(Scope(account.Address), cancellationToken: stopping)) != face)
            {
                await api.Calls.SetMyCommands(commands, Scope(account.Address), cancellationToken: stopping);
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested && Failures.RetryAfter(failure) is null)
        {
            NotShown(logger, Failures.Name(failure));
        }

        _shown[account.Address] = face;
    }

    private static string Face(IEnumerable<BotCommand> commands) => string.Join('\n', commands.Select(command => $"{command.Command} {command.Description}"));

    private static BotCommandScopeChat Scope(string address) => new() { ChatId = long.Parse(address, CultureInfo.InvariantCulture) };

    [LoggerMessage(EventId = 5341, Level = LogLevel.Warning, Message = "The commands that a chat of the team offers could not be brought up to date: {Failure}.")]
    private static partial void NotShown(ILogger logger, LogCode failure);
}
