using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>One turn of a person: what waits is read, run, and stored with everything it wants done.</summary>
internal sealed class PersonSubject(
    Database database, Writer writer, TurnStore store, Sealer sealer, Moments moments, CurrentPlaybook playbook, TurnOptions options, DeskOutcomes outcomes, ReadyWork ready)
{
    private readonly InboxRows _inbox = new(sealer);

    /// <summary>Runs the next turn.</summary>
    public async Task<TurnLook> RunAsync(string conversationId)
    {
        var (waiting, isFlood, before, moment, replaced) = database.Read(reader => Look(reader, conversationId));
        if (waiting.Count == 0)
        {
            return TurnLook.Nothing;
        }

        if (before is null)
        {
            // The person was forgotten while this row was on its way.
            await HandleAsync(waiting, moment.Now);
            Tell(waiting);
            return TurnLook.More;
        }

        var batch = TurnBatch.Take(waiting, isFlood, options.Zone, replaced);
        var result = AsOfThen(Turn.Run(before, batch.Signal, playbook.Value, moment), before, batch, moment.Now);
        var told = await writer.RunAsync(connection =>
        {
            InboxRows.MarkHandled(connection, Numbers(batch.Rows), moment.Now, Outcome(batch.Rows));
            return Store(connection, before, batch, result, moment.Now);
        });
        After(conversationId, batch, result);
        Tell(batch.Rows);
        Tell(told);
        return batch.Rows.Count < waiting.Count || InboxRows.MayBeMore(waiting) ? TurnLook.More : TurnLook.Last;
    }

    /// <summary>Runs the turn of a message that is accepted with it; null when something else of its person waits, or they were forgotten.</summary>
    /// <param name="conversationId">Whose it is.</param>
    /// <param name="arrived">The message.</param>
    /// <param name="accept">Stores the message, in the same transaction; unless it is fresh there is no turn.</param>
    public async Task<Stored?> AnswerAsync(string conversationId, InboxRow arrived, Func<SqliteConnection, Stored> accept)
    {
        var (before, isFlood, moment, replaced) = database.Read(reader => LookBefore(reader, conversationId, arrived));
        if (before is null)
        {
            return null;
        }

        var batch = TurnBatch.Take([arrived], isFlood, options.Zone, replaced);
        var result = AsOfThen(Turn.Run(before, batch.Signal, playbook.Value, moment), before, batch, moment.Now);
        var stored = await writer.RunAsync(connection => AcceptAndStore(connection, accept, before, batch, result, moment.Now));
        if (stored.As is Stored.Fresh)
        {
            After(conversationId, batch, result, stored.Next);
            Tell(stored.Told);
        }

        return stored.As;
    }

    // The line that this turn wants sent first is looked up where its pages are at hand: whoever sends it would have to read them anew. An earlier one may have been said in part.
    private Answered AcceptAndStore(
        SqliteConnection connection, Func<SqliteConnection, Stored> accept, Conversation before, TurnBatch batch, TurnResult result, DateTimeOffset now)
    {
        if (accept(connection) is var accepted && accepted is not Stored.Fresh)
        {
            return new(accepted, [], null);
        }

        var last = OutboxRows.Newest(connection);
        var told = Store(connection, before, batch, result, now);
        return new(accepted, told, ready.HandOver is not null && OutboxRows.Oldest(connection, before.Id) is { } next && next.Seq > last ? next : null);
    }

    /// <summary>Stores a turn; the rows of those who wait for the same, perhaps since somebody looked, and hear that it is done: their row goes with everything else.</summary>
    private IReadOnlyList<long> Store(SqliteConnection connection, Conversation before, TurnBatch batch, TurnResult result, DateTimeOffset now)
    {
        var others = result.Effects.OfType<ErasePerson>().Any() ? InboxRows.ConsoleOf(connection, before.Id) : [];
        store.Commit(connection, before, result, now, [.. batch.Rows.Select(row => row.Origin)]);
        if (batch.Signal is PersonRevoked && batch.Rows[0].Origin is { } deleted)
        {
            LineRows.Forget(connection, before.Id, deleted);
        }

        return others;
    }

    private void After(string conversationId, TurnBatch batch, TurnResult result, OutboxRow? next = null)
    {
        if (result.Effects.OfType<SayToPerson>().Any())
        {
            TurnMeter.Answers(conversationId, batch.Rows[0].ReceivedAt);
        }

        ready.AfterTurn(conversationId, batch.Signal, result, next);
    }

    private SeenBefore LookBefore(SqliteConnection reader, string conversationId, InboxRow arrived)
    {
        using var view = reader.BeginTransaction(deferred: true);
        return InboxRows.IsWaiting(reader, conversationId)
            ? default
            : new(store.Load(reader, conversationId), IsFlood(reader, conversationId, arrived.ReceivedAt, besides: 1), moments.Now(reader), ReplacedBy(reader, conversationId, arrived));
    }

    // One view for the whole turn: looks that belong together read each page of the database once.
    private Seen Look(SqliteConnection reader, string conversationId)
    {
        using var view = reader.BeginTransaction(deferred: true);
        var waiting = _inbox.Oldest(reader, conversationId);
        return waiting.Count == 0
            ? new(waiting, false, null, new(default, "", 0), CorrectionOf.None)
            : new(waiting, IsFlood(reader, conversationId, waiting[^1].ReceivedAt), store.Load(reader, conversationId), moments.Now(reader), ReplacedBy(reader, conversationId, waiting[0]));
    }

    private static CorrectionOf ReplacedBy(SqliteConnection reader, string conversationId, InboxRow row) => row.Kind switch
    {
        nameof(IncomingKind.Corrected) => LineRows.Corrected(reader, conversationId, row.Origin, row.ReceivedAt),
        nameof(IncomingKind.Revoked) => LineRows.IsRemark(reader, conversationId, row.Origin) ? CorrectionOf.Remark : CorrectionOf.Unknown,
        _ => CorrectionOf.None,
    };

    // A person has nobody who waits for an outcome; only the console has.
    private static string? Outcome(IReadOnlyList<InboxRow> rows) =>
        rows.Any(row => row.Kind == InboxRow.ConsoleKind) ? DeskOutcome.Write(null) : null;

    private void Tell(IReadOnlyList<InboxRow> rows) => Tell(rows.Where(row => row.Kind == InboxRow.ConsoleKind).Select(row => row.Number));

    private void Tell(IEnumerable<long> numbers)
    {
        foreach (var number in numbers)
        {
            outcomes.Tell(database, number, DeskOutcome.Read(DeskOutcome.Write(null)));
        }
    }

    // Answered long after they wrote: they were here then, not now, and the gate must know. Whoever said nothing of their phone yet is answered all the same: they wait for it, unless they left.
    // Shorter than an outage is no outage: a clock of ours that is some minutes ahead must not make everybody's words old.
    private static TurnResult AsOfThen(TurnResult result, Conversation before, TurnBatch batch, DateTimeOffset now)
    {
        var last = batch.Rows[^1];
        if (last.IsFromBackup)
        {
            return result with { Conversation = result.Conversation with { LastPersonAt = before.LastPersonAt } };
        }

        var then = last.Retries > 0 ? last.ReceivedAt : last.SentAt;
        var isKnown = last.Retries > 0 || before.Reach != Reach.Unasked || before is { SharedPhone: true } or { CodeWord: not null } || result.Conversation.Left;
        return isKnown && result.Conversation.LastPersonAt == now && now - then > TurnLimits.Outage
            ? result with { Conversation = result.Conversation with { LastPersonAt = before.LastPersonAt > then ? before.LastPersonAt : then } }
            : result;
    }

    private static long[] Numbers(IReadOnlyList<InboxRow> rows) => [.. rows.Select(row => row.Number)];

    private Task<bool> HandleAsync(IReadOnlyList<InboxRow> rows, DateTimeOffset now) => writer.RunAsync(connection =>
    {
        InboxRows.MarkOrphaned(connection, Numbers(rows), now, Outcome(rows));
        return true;
    });

    private bool IsFlood(SqliteConnection reader, string conversationId, DateTimeOffset until, int besides = 0) =>
        InboxRows.CountSince(reader, conversationId, until - TurnLimits.FloodWindow, until) + besides > options.FloodMessages;

    private readonly record struct Answered(Stored As, IReadOnlyList<long> Told, OutboxRow? Next);

    private readonly record struct SeenBefore(Conversation? Before, bool IsFlood, Moment Moment, CorrectionOf Replaced);

    private readonly record struct Seen(IReadOnlyList<InboxRow> Waiting, bool IsFlood, Conversation? Before, Moment Moment, CorrectionOf Replaced);
}
