using System.Globalization;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Microsoft.Data.Sqlite;
using Telegram.Bot.Exceptions;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>
/// Makes the group show what the desk knows: a card for each case that waits, changed in place as the case lives. Nothing is queued: each time there is room for a
/// message the most important difference is looked for, so whatever happened in between is one change, and nothing is lost while the group cannot be written to.
/// </summary>
internal sealed partial class GroupBoard(
    BotApi api, Database database, Writer writer, GroupVoice voice, GroupText text, GroupBudget budget, Doubts doubts, VolunteerAccounts accounts, Changes changes, TimeProvider clock,
    ILogger<GroupBoard> logger)
{
    private readonly Dictionary<string, (string Face, DateTimeOffset At)> _refused = [];

    /// <summary>Takes as many steps as there is room for; true when more remain.</summary>
    public async Task<bool> StepAsync(CancellationToken stopping)
    {
        while (database.Read(connection => GroupRows.Home(connection, api.BotId)) is { } home)
        {
            var now = clock.GetUtcNow();
            var cases = database.Read(CardRows.All);
            await ForgetOrphansAsync(home, stopping);
            var plan = BoardPlan.Of(home, cases, item => Card(item, now).Face, list => text.List(list, now).Face, now);
            var spent = doubts.Spent();
            if (plan.FirstOrDefault(one => !IsRefused(one, now) && (one is not (ShowCard or ShowList) || !spent.Contains(PlaceOf(home, one, now)))) is not { } step)
            {
                return false;
            }

            if (!(step is EndList || budget.TryTake(step.IsUrgent)))
            {
                return true;
            }

            if (!await TryAsync(home, step, now, stopping))
            {
                continue;
            }

            await MendedAsync(GroupTroubles.SeenBySending);
        }

        return false;
    }

    /// <summary>Something is in the way there.</summary>
    public async Task WarnAsync(GroupWarning warning)
    {
        if (await writer.RunAsync(connection => GroupRows.Warn(connection, [], [warning], clock.GetUtcNow())))
        {
            changes.Bump();
        }
    }

    // One card that Telegram does not take must not hold up those behind it.
    private async Task<bool> TryAsync(GroupHome home, BoardStep step, DateTimeOffset now, CancellationToken stopping)
    {
        try
        {
            await TakeAsync(home, step, now, stopping);
        }
        catch (ApiRequestException refused) when (step.About is not null && refused.ErrorCode == 400 && GroupTroubles.Of(refused) is null && Failures.MovedTo(refused) is null)
        {
            if (!_refused.ContainsKey(step.About.Code))
            {
                Refused(logger, step.GetType().Name, Failures.Name(refused));
            }

            _refused[step.About.Code] = (Card(step.About, now).Face, now);
            return false;
        }

        if (step.About is { } done)
        {
            _refused.Remove(done.Code);
        }

        return true;
    }

    // Tried again once it would look otherwise, and from time to time.
    private bool IsRefused(BoardStep step, DateTimeOffset now) => step.About is { } item && _refused.TryGetValue(item.Code, out var refused)
        && now - refused.At < GroupLimits.PauseInTrouble && Card(item, now).Face == refused.Face;

    private async Task TakeAsync(GroupHome home, BoardStep step, DateTimeOffset now, CancellationToken stopping)
    {
        switch (step)
        {
            case ShowCard show:
                await ShowAsync(home, show, now, stopping);
                break;
            case ChangeCard change:
                await ChangeAsync(home, change.Case, change.Stage, now, stopping);
                break;
            case EndCard end:
                await voice.ChangeAsync(home, (int)end.Case.Message!, text.Ended(end.Case), stopping);
                await WriteAsync(home, connection => CardRows.Forget(connection, end.Case.Code));
                break;
            case ShowList list:
                await ListAsync(home, list, now, stopping);
                break;
            case ChangeList list:
                var isThere = await voice.ChangeAsync(home, list.Message, text.List(list.Cases, now), stopping);
                await WriteAsync(home, connection => GroupRows.Listed(connection, isThere ? list.Message : null, home.DigestAt ?? now, text.List(list.Cases, now).Face));
                break;
            case EndList list:
                await voice.TakeAwayAsync(home, list.Message, stopping);
                await WriteAsync(home, connection => GroupRows.Listed(connection, null, now, null));
                break;
            default:
                await PinAsync(home, now, stopping);
                break;
        }
    }

    private async Task ShowAsync(GroupHome home, ShowCard step, DateTimeOffset now, CancellationToken stopping)
    {
        var (item, stage, replaces) = step;
        var message = Card(item, now);
        if (await SayAsync(home, PlaceOf(home, step, now), item.Code, message, item.Level is nameof(Core.Safeguarding.Level.L1) or nameof(Core.Safeguarding.Level.L0) && stage < 2, stopping) is not { } id)
        {
            return;
        }

        await KeepAsync(home, id, connection => CardRows.Shown(connection, item.Code, id, message.Face, stage, now), stopping);
        if (replaces is { } old)
        {
            await voice.TakeAwayAsync(home, old, stopping);
        }
    }

    // Deleted there by somebody: it comes anew with the next look, if it still stands for something.
    private async Task ChangeAsync(GroupHome home, GroupCase item, long stage, DateTimeOffset now, CancellationToken stopping)
    {
        var message = Card(item, now);
        var id = (int)item.Message!;
        var isThere = await voice.ChangeAsync(home, id, message, stopping);
        await WriteAsync(home, connection =>
        {
            if (isThere)
            {
                CardRows.Shown(connection, item.Code, id, message.Face, stage, now);
            }
            else
            {
                CardRows.Forget(connection, item.Code);
            }
        });
    }

    private async Task ListAsync(GroupHome home, ShowList list, DateTimeOffset now, CancellationToken stopping)
    {
        var message = text.List(list.Cases, now);
        if (await SayAsync(home, PlaceOf(home, list, now), null, message, isSilent: false, stopping) is not { } id)
        {
            return;
        }

        await KeepAsync(home, id, connection => GroupRows.Listed(connection, id, now, message.Face), stopping);
        if (list.Replaces is { } old)
        {
            await voice.TakeAwayAsync(home, old, stopping);
        }
    }

    /// <summary>Says something new; null when it was open twice whether it arrived, and it is left so until there is something else to say about it.</summary>
    private async Task<int?> SayAsync(GroupHome home, (string About, string Face) place, string? code, GroupMessage message, bool isSilent, CancellationToken stopping)
    {
        try
        {
            var id = await voice.SayAsync(home, message, isSilent, stopping);
            await doubts.SaidAsync(place.About);
            return id;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested && Failures.IsOpen(failure, clock.GetUtcNow()))
        {
            if (await doubts.OnceMoreAsync(place.About, code, place.Face))
            {
                throw;
            }

            return null;
        }
    }

    // A card that is to be louder is something else to say, and so is a list of others.
    private (string About, string Face) PlaceOf(GroupHome home, BoardStep step, DateTimeOffset now) => step switch
    {
        ShowCard card => ($"card {home.Chat} {card.Case.Code}", $"{card.Stage} {Card(card.Case, now).Face}"),
        ShowList list => ($"list {home.Chat}", $"{(home.DigestAt is null ? "first" : "again")} {text.List(list.Cases, now).Face}"),
        ShowPin => ($"pin {home.Chat}", "pin"),
        _ => ("", ""),
    };

    private async Task PinAsync(GroupHome home, DateTimeOffset now, CancellationToken stopping)
    {
        var message = text.Pin(now);
        var isThere = home.Pin is { } pin && await voice.ChangeAsync(home, pin, message, stopping);
        if ((isThere ? home.Pin : await SayAsync(home, PlaceOf(home, new ShowPin(), now), null, message, isSilent: true, stopping)) is not { } id)
        {
            await WriteAsync(home, connection => GroupRows.Pinned(connection, null, now, isPinned: false)); // the next one comes with its time
            return;
        }

        await KeepAsync(home, id, connection => GroupRows.Pinned(connection, id, now, isThere && home.IsPinned), stopping);
        if (isThere && home.IsPinned)
        {
            return;
        }

        try
        {
            await voice.PinAsync(home, id, stopping);
        }
        catch (Exception refused) when (GroupTroubles.Of(refused) is { } warning)
        {
            await WarnAsync(warning is GroupWarning.CannotSend ? GroupWarning.CannotPin : warning);
            return;
        }

        await WriteAsync(home, connection => GroupRows.Pinned(connection, id, now, isPinned: true));
        await MendedAsync([GroupWarning.CannotPin]);
    }

    private GroupMessage Card(GroupCase item, DateTimeOffset now) => text.Card(item, now, item.StageAt(now) < 2 ? [] :
    [
        .. database.Read(CardRows.Coordinators).Select(one => new Mention(
            one.Alias, one.Mentioned != 0 && accounts.AddressOf(ClearedScreens.Telegram, one.Id) is { } address ? long.Parse(address, CultureInfo.InvariantCulture) : null)),
    ]);

    private async Task ForgetOrphansAsync(GroupHome home, CancellationToken stopping)
    {
        foreach (var (code, message) in database.Read(CardRows.Orphans))
        {
            await voice.TakeAwayAsync(home, (int)message, stopping);
            await WriteAsync(home, connection => CardRows.Forget(connection, code));
        }
    }

    private async Task MendedAsync(GroupWarning[] warnings)
    {
        if (database.Read(GroupRows.Warnings).Intersect(warnings.Select(warning => warning.ToString())).Any()
            && await writer.RunAsync(connection => GroupRows.Warn(connection, warnings, [], clock.GetUtcNow())))
        {
            changes.Bump();
        }
    }

    private Task<bool> WriteAsync(GroupHome home, Action<SqliteConnection> write) => writer.RunAsync(connection =>
    {
        // Another group may have been paired while this was on its way: what stands in the old one says nothing about the new one.
        var isOurs = GroupRows.Home(connection, api.BotId)?.Chat == home.Chat;
        if (isOurs)
        {
            write(connection);
        }

        return isOurs;
    });

    private async Task KeepAsync(GroupHome home, int message, Action<SqliteConnection> write, CancellationToken stopping)
    {
        if (!await WriteAsync(home, write))
        {
            await voice.TakeAwayAsync(home, message, stopping);
        }
    }

    [LoggerMessage(EventId = 5406, Level = LogLevel.Warning, Message = "A card in the volunteers' group was not taken by Telegram: {Step}, {Failure}; others go on.")]
    private static partial void Refused(ILogger logger, LogCode step, LogCode failure);
}
