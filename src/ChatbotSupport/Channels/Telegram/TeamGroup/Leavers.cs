using System.Globalization;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>
/// Takes what is the team's from the accounts of whoever was removed: the commands in their chat, and the group with its cards. Each is a row until it is done, so that
/// neither a restart nor Telegram being away leaves somebody there; whom the bot cannot put out is put out by coordinators.
/// </summary>
internal sealed partial class Leavers(
    BotApi api, LeavingRows rows, Pairing pairing, VolunteerAccounts accounts, CommandMenus menus, Database database, Writer writer, Changes changes, TimeProvider clock, ILogger<Leavers> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = changes.Version;
            TimeSpan? pause = null;
            try
            {
                foreach (var leaver in database.Read(rows.All))
                {
                    pause = await TryAsync(leaver, stoppingToken) ?? pause;
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotTaken(logger, failure.GetType().Name);
                pause = TeamLimits.PauseAfterFailure;
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (pause is { } some)
            {
                await Task.Delay(some, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else
            {
                await changes.WaitAsync(seen, TeamLimits.LookPause, TeamLimits.LookEvery, clock, stoppingToken);
            }
        }
    }

    // One whom Telegram does not want to hear of now holds up nobody else.
    private async Task<TimeSpan?> TryAsync(Leaver leaver, CancellationToken stopping)
    {
        try
        {
            await TakeAsync(leaver, stopping);
            return null;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            NotTaken(logger, Failures.Name(failure));
            return Failures.RetryAfter(failure) ?? TeamLimits.PauseAfterFailure;
        }
    }

    private async Task TakeAsync(Leaver leaver, CancellationToken stopping)
    {
        var isBack = leaver.Address is { } address && accounts.Find(ClearedScreens.Telegram, address) is not null;
        if (leaver is { Address: { } chat, CommandsTaken: false } && !isBack)
        {
            await UnlessRefusedAsync(() => menus.TakeAwayAsync(chat, stopping));
            await writer.RunAsync(connection => LeavingRows.CommandsTaken(connection, leaver.Id));
        }

        if (leaver is { Address: { } account, IsOut: false })
        {
            if (pairing.Home is not { } home)
            {
                return; // asked again when there is a group, for as long as accounts are kept
            }

            await PutOutAsync(home.Chat, long.Parse(account, CultureInfo.InvariantCulture), leaver, isBack, stopping);
        }

        await writer.RunAsync(connection => LeavingRows.Forget(connection, leaver.Id));
    }

    // Let in again at once: a ban would also keep out whoever is invited anew, and nobody thinks of it then. Whom coordinators banned stays so.
    private async Task PutOutAsync(long group, long account, Leaver leaver, bool isBack, CancellationToken stopping)
    {
        try
        {
            if (!isBack && Departures.IsInside(await api.Calls.GetChatMember(group, account, stopping)))
            {
                await writer.RunAsync(connection => LeavingRows.Banning(connection, leaver.Id));
                await api.Calls.BanChatMember(group, account, cancellationToken: stopping);
                leaver = leaver with { Banning = true };
            }
        }
        catch (ApiRequestException refused) when (IsForGood(refused))
        {
            NotTaken(logger, Failures.Name(refused));
            await writer.RunAsync(connection =>
            {
                AuditRows.AlertNaming(connection, CoordinatorAlert.MemberStillInGroup, VolunteerRows.Find(connection, leaver.VolunteerId)?.Alias ?? "", clock.GetUtcNow());
                return LeavingRows.Out(connection, leaver.Id);
            });
            changes.Bump();
            return;
        }

        if (leaver.Banning && group < GroupLimits.NewestSmallGroup)
        {
            await UnlessRefusedAsync(() => api.Calls.UnbanChatMember(group, account, onlyIfBanned: true, stopping));
        }

        await writer.RunAsync(connection => LeavingRows.Out(connection, leaver.Id));
    }

    private async Task UnlessRefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ApiRequestException refused) when (IsForGood(refused))
        {
            NotTaken(logger, Failures.Name(refused));
        }
    }

    private static bool IsForGood(ApiRequestException refused) => refused.ErrorCode is 400 or 403 && Failures.MovedTo(refused) is null;

    [LoggerMessage(EventId = 5421, Level = LogLevel.Warning, Message = "What is the team's could not be taken from the account of somebody who was removed: {Failure}.")]
    private static partial void NotTaken(ILogger logger, LogCode failure);
}
