using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>
/// What happens when two addresses turn out to be one person, when one address turns out to be somebody else's, and when a person goes on under another one. Of two
/// conversations the one with the older open case stays, else the older one, at the higher level; the other's words go with its key, except what still waits for an answer.
/// </summary>
public sealed class Joining(Writer writer, Sealer sealer, PersonKeys keys, Forgetting forgetting, Addresses addresses, CurrentPlaybook playbook, TurnOptions options, ReadyWork ready, Changes changes, TimeProvider clock)
{
    private const string Older =
        """
        SELECT v.id FROM conversations v LEFT JOIN cases c ON c.conversation_id = v.id AND c.state <> 'Closed'
        WHERE v.id IN (@one, @other) ORDER BY c.code IS NULL, c.opened_at, v.created_at, v.rowid LIMIT 1
        """;

    private const string OtherPhone = "OtherPhone";

    private const string Waiting =
        "SELECT number AS Number, id AS Id, payload AS Payload FROM inbox WHERE subject = @goes AND state IN ('Waiting', 'Parked') ORDER BY number";

    private readonly ConversationRows _conversations = new(sealer, keys, options);
    private readonly LineRows _lines = new(sealer);

    /// <summary>Makes one person of two; returns who stays.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="known">Where they are to be found: noted in the same commit, or a message that comes in between would be of somebody new.</param>
    internal async Task<string> JoinAsync(string one, string other, IEnumerable<(string Address, int Rank)> known)
    {
        var (stays, goes) = await writer.RunAsync(connection => Join(connection, one, other, known));
        if (goes is not null)
        {
            ready.Subjects.Add(stays);
            changes.Bump();
            await forgetting.ForgetAsync(goes);
        }

        return stays;
    }

    /// <summary>Who wrote a message that tells two addresses at once; null for somebody new.</summary>
    internal async Task<string?> OneOfAsync(string? person, string? other, IncomingMessage message)
    {
        if (person is null || person == other)
        {
            return other;
        }

        var rank = message.AddressRank + 1;
        if (!addresses.HasRank(person, rank))
        {
            return other is null ? person : await JoinAsync(person, other, [(message.Address.Reveal(), message.AddressRank), (message.SecondAddress!.Reveal(), rank)]);
        }

        if (addresses.IsOutdated(person, rank, message.SentAt))
        {
            return other ?? person; // written before they came to be known as they are, and told late: no news of anybody
        }

        // The number is the same and whoever has it is not, known to us or new: numbers are given away again.
        await PartAsync(person, message.Channel);
        return other;
    }

    /// <summary>A person's number belongs to somebody else now: nothing leads to them, and nothing of theirs may go there.</summary>
    internal async Task PartAsync(string person, string channel)
    {
        await writer.RunAsync(connection =>
        {
            var now = clock.GetUtcNow();
            Addresses.Drop(connection, person);
            if (connection.Execute("UPDATE conversations SET stopped = 1 WHERE id = @person", new { person }) == 0 || !ConversationRows.IsThere(connection, person))
            {
                return false; // forgotten, or about to be: a turn has nothing left to tell
            }

            AuditRows.Happened(connection, "number_given_away", person, null, now);
            return InboxRows.Add(connection, new NewInboxRow(RowId.Draw(), person, person, channel, null, nameof(IncomingKind.Blocked), null, null, now, now));
        });
        ready.Subjects.Add(person); // only now: whoever looks before the commit sees nothing
    }

    /// <summary>A person goes on under another address; false when that was known.</summary>
    internal Task<bool> MoveAsync(string person, Move move, byte[] hash) => writer.RunAsync(connection =>
    {
        var now = clock.GetUtcNow();
        if (!ConversationRows.IsThere(connection, person) || !keys.Has(person) || !InboxRows.Add(connection, new NewInboxRow(RowId.Draw(), person, person, move.Channel, hash, nameof(IncomingKind.Moved), move.After.Count == 0 ? OtherPhone : null, null, move.At, now)))
        {
            return false;
        }

        // What waits to be sent was said to whoever held the old one.
        OutboxRows.HoldAll(connection, person);
        if (move.After.Count > 0)
        {
            Addresses.Drop(connection, person);
        }

        foreach (var (address, rank) in move.After)
        {
            addresses.Learn(connection, person, move.Channel, address, rank, now);
        }

        return true;
    });

    private (string Stays, string? Goes) Join(SqliteConnection connection, string one, string other, IEnumerable<(string Address, int Rank)> known)
    {
        // Whoever was erased in this very moment takes nobody along, and nothing of theirs goes on with anybody.
        if (!ConversationRows.IsThere(connection, one) || _conversations.Load(connection, one) is not { } first)
        {
            return (other, null);
        }

        if (!ConversationRows.IsThere(connection, other) || _conversations.Load(connection, other) is not { } second)
        {
            return (one, null);
        }

        var stays = connection.QuerySingle<string>(Older, new { one, other });

        var (kept, left) = stays == one ? (first, second) : (second, first);
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), options.Zone);
        Unite(connection, kept, left, now);
        foreach (var row in connection.Query<WaitingRow>(Waiting, new { goes = left.Id }).AsList())
        {
            var text = row.Payload is { } payload ? sealer.Open(left.Id, "inbox", "payload", row.Id, payload) : null;
            connection.Execute(
                "UPDATE inbox SET subject = @id, conversation_id = @id, payload = @payload WHERE number = @Number",
                new { id = kept.Id, row.Number, payload = text is null ? null : sealer.Seal(kept.Id, "inbox", "payload", row.Id, text) });
        }

        Addresses.Drop(connection, left.Id);
        foreach (var (address, rank) in known)
        {
            addresses.Learn(connection, kept.Id, kept.Channel, address, rank, now);
        }

        End(connection, left.Id, now);
        var isRaised = kept.Case is { IsOpen: true } && left.Level > kept.Level;
        InboxRows.Add(connection, new NewInboxRow(RowId.Draw(), kept.Id, kept.Id, kept.Channel, null, nameof(IncomingKind.Joined), isRaised ? "Raised" : null, null, now, now));
        return (kept.Id, left.Id);
    }

    // Whoever is storing or answering something of theirs in this moment finds nobody and looks again. Should the process end now, the clock of the ending forgets them all the same.
    private static void End(SqliteConnection connection, string gone, DateTimeOffset now)
    {
        connection.Execute("UPDATE conversations SET ending = @ending, version = version + 1 WHERE id = @gone", new { gone, ending = Endings.Erase });
        TimerRows.StopAll(connection, gone);
        TimerRows.Start(connection, gone, TimerRows.Ending, now, now);
    }

    // Nothing that was seen of either of them is lost; and whoever wrote from both may be two who share a phone, so nothing earlier is named before a press.
    private void Unite(SqliteConnection connection, Conversation kept, Conversation left, DateTimeOffset now)
    {
        var next = kept with
        {
            Level = kept.Level > left.Level ? kept.Level : left.Level,
            Flags = [.. kept.Flags.Union(left.Flags)],
            Route = kept.Route > left.Route ? kept.Route : left.Route,
            Reach = Stricter(kept.Reach, left.Reach),
            Left = kept.Left || left.Left,
            AwaitsContinue = true,
            SharedPhone = kept.SharedPhone || left.SharedPhone,
            ForSomebodyElse = kept.ForSomebodyElse && left.ForSomebodyElse,
            AwaitedRemark = null,
            AwaitsCodeWord = CodeWordWait.None,
            CodeWordAskedAt = null,
            Question = null,
            Version = kept.Version + 1,
        };
        if (left.Case is { IsOpen: true } second && kept.Case is { IsOpen: true } first)
        {
            next = next with
            {
                Case = first with
                {
                    Reasons = [.. first.Reasons.Union(second.Reasons)],
                    Excluded = [.. first.Excluded.Union(second.Excluded)],
                    LastOwner = first.LastOwner ?? second.Partner,
                    Version = first.Version + 1,
                },
            };
            connection.Execute(
                "UPDATE cases SET state = 'Closed', closed_at = @now, owner_id = NULL, owner_alias = NULL, owner_unprepared = 0, reply_due_at = NULL, lease_until = NULL WHERE code = @Code",
                new { second.Code, now = now.ToUnixTimeMilliseconds() });
            var words = playbook.Value.Messages[Core.WhatsAppMessageIds.DeskJoined].Trim().Replace("((case))", $"{second.Code[..3]}-{second.Code[3..]}", StringComparison.Ordinal);
            _lines.Add(connection, kept.Id, first.Code, new KeepLine(LineAuthor.System, words, Live: true), now);
            var unsaid = OutboxRows.HasUnsaidOfVolunteer(connection, left.Id);
            JoinedRows.Add(connection, second, first.Code, unsaid, now);
            if (unsaid)
            {
                AuditRows.Alert(connection, CoordinatorAlert.LineParked, first.Code, next.Level, now);
            }

            if (next.Level > kept.Level && next.Level >= Level.L3)
            {
                AuditRows.Alert(connection, CoordinatorAlert.UrgentCase, first.Code, next.Level, now);
            }
        }

        if (kept.Case is { IsOpen: true, Owner: { } owner } open && owner.IsUnpreparedFor(left.Flags.Except(kept.Flags)))
        {
            _lines.Add(connection, kept.Id, open.Code, new KeepLine(LineAuthor.System, playbook.Value.Messages[Core.MessageIds.DeskUnprepared].Trim(), Live: true), now);
            AuditRows.Alert(connection, CoordinatorAlert.OwnerUnprepared, open.Code, next.Level, now);
        }

        OutboxRows.HoldAll(connection, kept.Id);
        _conversations.Save(connection, kept, next, now);
        CaseRows.Save(connection, kept, next);
    }

    // Where both named other hours no hour is good for both, and they are asked anew.
    private static Reach Stricter(Reach one, Reach other) =>
        one != other && IsHours(one) && IsHours(other) ? Reach.Unasked : Strictness(one) >= Strictness(other) ? one : other;

    private static bool IsHours(Reach reach) => reach is Reach.Morning or Reach.Afternoon or Reach.Evening;

    private static int Strictness(Reach reach) => reach switch { Reach.AnyTime => 0, Reach.NoticeOnly => 2, Reach.Unasked => 3, Reach.Never => 4, _ => 1 };

    private sealed record WaitingRow(long Number, string Id, byte[]? Payload);
}
