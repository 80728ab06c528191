using System.Collections.Concurrent;
using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// Makes one private chat of the team show what the desk would show: new lines of the cases that are theirs, by the same rule of who may read what and with
/// the same masks; what became of their own lines; and nothing of cases that are theirs no more. Nothing is queued twice: what is still to be shown is read
/// from the lines themselves, so consent withdrawn, a removal and an erasure hold for whatever has not been sent.
/// </summary>
internal sealed class TeamChat(
    Database database, Writer writer, TalkRows rows, TalkReader talk, TalkText text, TeamWords words, TeamScreen screen, ChatClearing clearing, Receipts receipts,
    Questions questions, EarlierLines earlier, DeletedLines deleted, ShownRoles roles, ShiftEnding ending, EndedTalks ended, JoinedNews joined, RemovedNews removed, VolunteerAccounts accounts, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Volunteer, string Code), long> _came = new();

    /// <summary>Brings a chat up to date; returns after how long it is to be looked at again, null when a change will tell. Throws what Telegram answers; it goes on where it stopped.</summary>
    public async Task<TimeSpan?> SyncAsync(string volunteerId, CancellationToken stopping)
    {
        var member = MemberOf(volunteerId);
        await removed.TellAsync(volunteerId, isMember: member is not null, stopping);
        if (member is not null)
        {
            await questions.AskAsync(member, stopping);
            await receipts.SettleAsync(member, stopping); // before the talk it belongs to goes
        }

        foreach (var open in database.Read(connection => TalkRows.Of(connection, volunteerId)))
        {
            await (member is not null && IsTheirs(member, open.Code, out var row, out var isOwner)
                ? ShowAsync(member, open, row, isOwner, stopping)
                : ended.EndAsync(volunteerId, member, open, stopping));
        }

        await clearing.ClearAsync(volunteerId, stopping);
        if (member is null)
        {
            return null;
        }

        await ended.TellAsync(member, stopping); // what broke off the last time
        await receipts.TellAsync(member, stopping);
        await joined.TellAsync(member, stopping);
        await ending.TellAsync(member, stopping);
        return await OfferAsync(member, stopping) ? TeamLimits.OfferAfter : null;
    }

    private Member? MemberOf(string volunteerId) =>
        database.Read(connection => VolunteerRows.Find(connection, volunteerId)) is { Removed: false } volunteer
        && accounts.AddressOf(ClearedScreens.Telegram, volunteerId) is { } address
            ? new Member(volunteer, long.Parse(address, CultureInfo.InvariantCulture))
            : null;

    private bool IsTheirs(Member member, string code, out CaseRow row, out bool isOwner)
    {
        row = database.Read(connection => CaseReader.Find(connection, code))!;
        isOwner = row is not null && CaseSight.Of(row, SignedIn.By(member.Volunteer)) == CaseAccess.Owner;
        return row is { Erased: 0 } && (isOwner || CaseSight.Of(row, SignedIn.By(member.Volunteer)) == CaseAccess.Second);
    }

    private async Task ShowAsync(Member member, TeamTalk open, CaseRow row, bool isOwner, CancellationToken stopping)
    {
        var me = SignedIn.By(member.Volunteer);
        var told = roles.IsOwner(member.Volunteer.Id, open.Code);
        if (open.Shown is not { } shown)
        {
            // What is written in this chat from here on is the team's, and never a line of somebody who tries what a person reads.
            await accounts.RehearseAsync(ClearedScreens.Telegram, member.Volunteer.Id, rehearses: false);
            var (first, consent) = (database.Read(connection => TalkReader.FirstOf(connection, row, me, TeamLimits.LinesAtFirst)), row.Consent);
            shown = Math.Max(0, first - 1);
            await writer.RunAsync(connection => TalkRows.Begins(connection, member.Volunteer.Id, open.Code, first) && TalkRows.Consented(connection, member.Volunteer.Id, open.Code, consent));
            if (!await SendAsync(member, open.Code, TalkKind.Summary, Summary(open, row, me, isOwner, first), shown, stopping))
            {
                return;
            }
        }
        else if (told is not null && told != isOwner)
        {
            // They followed along and have the case now, or the other way round: what is written here means something else from here on.
            await SendAsync(member, open.Code, TalkKind.Summary, Summary(open, row, me, isOwner, open.First), shown, stopping);
        }

        foreach (var some in deleted.Of(open, row, me))
        {
            foreach (var message in some.Others)
            {
                if (!await SendAsync(member, open.Code, TalkKind.Lines, message, shown, stopping))
                {
                    return;
                }
            }

            await writer.RunAsync(connection => TalkRows.ShownAnew(connection, some.Messages));
        }

        if (open.Shown is not null)
        {
            var consent = row.Consent;
            foreach (var message in earlier.News(open, row, me, shown))
            {
                if (!await SendAsync(member, open.Code, TalkKind.Lines, message, shown, stopping))
                {
                    return;
                }
            }

            await writer.RunAsync(connection => TalkRows.Consented(connection, member.Volunteer.Id, open.Code, consent));
        }

        roles.Told(member.Volunteer.Id, open.Code, isOwner);
        if (TalkText.StandingOf(row) is var level && open.Level != level)
        {
            if (open.Level is not null)
            {
                await SendAsync(member, open.Code, TalkKind.Summary, text.Risen(open, row), shown, stopping);
            }

            await writer.RunAsync(connection => TalkRows.Levelled(connection, member.Volunteer.Id, open.Code, level));
        }

        while (database.Read(connection => talk.After(connection, row, me, shown, TeamLimits.LinesAtOnce)) is { Count: > 0 } lines)
        {
            var last = lines[^1].Number;
            var others = lines.Where(item => !IsOwn(item.Line, member.Volunteer)).ToList();
            if (others.Count > 0)
            {
                (var messages, last) = text.Lines(open, others);
                foreach (var message in messages)
                {
                    if (!await SendAsync(member, open.Code, TalkKind.Lines, message, message == messages[^1] ? last : shown, stopping))
                    {
                        return;
                    }
                }
            }
            else
            {
                await writer.RunAsync(connection => Shown(connection, member, open.Code, last));
            }

            // Between two messages the case may have become somebody else's, or its person may have erased everything.
            if (!IsTheirs(member, open.Code, out row, out _))
            {
                return;
            }

            shown = last;
        }
    }

    private TeamMessage Summary(TeamTalk open, CaseRow row, SignedIn me, bool isOwner, long? first) =>
        text.Summary(open, row, isOwner, clock.GetUtcNow(), earlier.Before(row, me, first));

    // What they wrote in this chat stands there already; what they wrote at the web desk does not.
    private bool IsOwn(LineView line, Volunteer by) => line.Author is nameof(LineAuthor.Volunteer) or nameof(LineAuthor.Note) && line.Alias == by.Alias && line.Case is null
        && database.Read(connection => WritingRows.StandsHere(connection, by.Id, line.Id));

    /// <summary>Says something of a case; false when it was not said, because the case is theirs no more or its person deleted it or everything while it waited for its turn.</summary>
    private async Task<bool> SendAsync(Member member, string code, TalkKind kind, TeamMessage message, long shown, CancellationToken stopping)
    {
        var volunteer = member.Volunteer.Id;
        if (await writer.RunAsync<long?>(connection => message.Shows is { } shows
            ? TalkRows.BeginLines(connection, volunteer, code, shows, clock.GetUtcNow())
            : TalkRows.Begin(connection, volunteer, code, kind, clock.GetUtcNow())) is not { } seq)
        {
            return false;
        }

        int? sent = null;
        try
        {
            sent = await screen.TellAsync(member.Chat, $"talk {volunteer} {code}", code, message, stopping, () => IsTheirs(member, code, out _, out _), string.Create(CultureInfo.InvariantCulture, $"{kind} {shown}"));
        }
        catch (UnwantedException)
        {
            await writer.RunAsync(connection =>
            {
                TalkRows.Forget(connection, [seq]);
                return true;
            });
            return false;
        }
        catch (Exception failure) when (Failures.CanNeverCome(failure, clock.GetUtcNow()))
        {
            // What follows must not wait for it for ever.
        }

        await writer.RunAsync(connection =>
        {
            if (sent is { } id)
            {
                rows.Sent(connection, seq, member.Chat, id, clock.GetUtcNow());
            }
            else
            {
                AuditRows.Alert(connection, CoordinatorAlert.LineParked, code, default, clock.GetUtcNow()); // it stands at the desk, and may stand nowhere else
            }

            return Shown(connection, member, code, shown);
        });
        return true;
    }

    // A case that came by another way than this chat: it is opened here by a press, for whoever sits at the desk reads it there.
    // True when one is not offered yet.
    private async Task<bool> OfferAsync(Member member, CancellationToken stopping)
    {
        var id = member.Volunteer.Id;
        var isLater = false;
        foreach (var item in database.Read(connection => CaseRows.Briefs(connection, null, id)))
        {
            if (database.Read(connection => TalkRows.Of(connection, id)).Any(open => open.Code == item.Code))
            {
                _came.TryRemove((id, item.Code), out _);
                continue;
            }

            if (!IsTheirs(member, item.Code, out _, out _) || database.Read(connection => TalkRows.WasOffered(connection, id, item.Code)))
            {
                continue;
            }

            if (!IsWaiting(id, item.Code))
            {
                isLater = true;
                continue;
            }

            await accounts.RehearseAsync(ClearedScreens.Telegram, id, rehearses: false);
            var message = new TeamMessage(
                words.Of(TeamMessageIds.CaseCame, ("case", TeamWords.Code(item.Code)), ("level", TeamWords.Level(item.Level))),
                [[new(words.Of(TeamMessageIds.ButtonOpen), TeamPress.Write(item.Code, CaseAction.Open))]],
                IsProtected: true);
            var seq = await writer.RunAsync(connection => TalkRows.Begin(connection, id, item.Code, TalkKind.Offered, clock.GetUtcNow()));
            var sent = await screen.TellAsync(member.Chat, $"offer {id} {item.Code}", item.Code, message, stopping);
            await writer.RunAsync(connection => sent is { } place && rows.Sent(connection, seq, member.Chat, place, clock.GetUtcNow()));
        }

        return isLater;
    }

    // Whoever just took it in this chat is about to open it, and whoever is at the desk has it before their eyes.
    private bool IsWaiting(string volunteerId, string code)
    {
        var since = _came.GetOrAdd((volunteerId, code), _ => clock.GetTimestamp());
        if (clock.GetElapsedTime(since) < TeamLimits.OfferAfter
            || database.Read(connection => TalkRows.IsAtDesk(connection, volunteerId, clock.GetUtcNow() - TurnLimits.ThereFor)))
        {
            return false;
        }

        _came.TryRemove((volunteerId, code), out _);
        return true;
    }

    private static bool Shown(SqliteConnection connection, Member member, string code, long number)
    {
        TalkRows.Shown(connection, member.Volunteer.Id, code, number);
        return true;
    }
}
