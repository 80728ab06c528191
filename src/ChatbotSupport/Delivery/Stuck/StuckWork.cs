using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Delivery.Stuck;

/// <summary>
/// What coordinators do about lines that did not get through and messages that were put aside. A line goes the same road as before, with the same gate and
/// after what is remembered of its parts: what the channel answered for is not said a second time.
/// </summary>
public sealed class StuckWork(Database database, Writer writer, ReadyWork ready, Changes changes, TimeProvider clock)
{
    private const string RetryLine =
        """
        UPDATE outbox SET state = 'Queued', attempts = 0, due_at = @now, retries = retries + 1
        WHERE seq = @Number AND state IN ('Parked', 'Uncertain') AND content IS NOT NULL RETURNING conversation_id
        """;

    private const string RetryTurn =
        "UPDATE inbox SET state = 'Waiting', attempts = 0, handled_at = NULL, outcome = NULL, retries = retries + 1 WHERE number = @Number AND state = 'Parked' RETURNING subject";

    private const string IsAway =
        """
        SELECT EXISTS (SELECT 1 FROM inbox i JOIN conversations v ON v.id = i.conversation_id
                       WHERE i.number = @Number AND (v."left" <> 0 OR v.stopped <> 0 OR v.ending IS NOT NULL))
        """;

    /// <summary>Everything that is stuck, oldest first.</summary>
    public IReadOnlyList<StuckItem> All() => database.Read(StuckRows.All);

    /// <summary>Tries one again.</summary>
    /// <param name="id">Which.</param>
    /// <param name="volunteerId">Who wants it; null for the console.</param>
    public async Task<StuckOutcome> RetryAsync(StuckId id, string? volunteerId = null)
    {
        var (outcome, whose) = await writer.RunAsync(connection => Retry(connection, id, volunteerId));
        if (whose is not null)
        {
            (id.IsOutgoing ? ready.Recipients : ready.Subjects).Add(whose);
        }

        changes.Bump();
        return outcome;
    }

    /// <summary>Drops one: its words are deleted, and nobody is told it any more.</summary>
    public async Task<StuckOutcome> DropAsync(StuckId id, string? volunteerId = null)
    {
        var outcome = await writer.RunAsync(connection =>
        {
            if (StuckRows.Find(connection, id) is not { } item)
            {
                return StuckRows.WhyNot(connection, id);
            }

            connection.Execute(
                id.IsForTeam ? "UPDATE team_doubts SET uncertain = 0 WHERE id = @Number" : id.IsOutgoing
                    ? "UPDATE outbox SET content = NULL WHERE seq = @Number"
                    : "UPDATE inbox SET state = 'Handled', payload = NULL, code = NULL WHERE number = @Number", new { id.Number });
            NoteDown(connection, "delivery.drop", item, volunteerId);
            return StuckOutcome.Dropped;
        });
        changes.Bump();
        return outcome;
    }

    private (StuckOutcome Outcome, string? Whose) Retry(SqliteConnection connection, StuckId id, string? volunteerId)
    {
        if (StuckRows.Find(connection, id) is not { } item)
        {
            return (StuckRows.WhyNot(connection, id), null);
        }

        if (!item.CanRetry)
        {
            return (StuckOutcome.Hopeless, null);
        }

        // A turn counts its person as back; whoever fled or blocked us is not, and their answer must not light up the screen.
        if (!id.IsOutgoing && connection.ExecuteScalar<long>(IsAway, new { id.Number }) != 0)
        {
            return (StuckOutcome.PersonAway, null);
        }

        var whose = connection.QuerySingle<string>(id.IsOutgoing ? RetryLine : RetryTurn, new { id.Number, now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        NoteDown(connection, "delivery.retry", item, volunteerId);
        return (StuckOutcome.Queued, whose);
    }

    private void NoteDown(SqliteConnection connection, string code, StuckItem item, string? volunteerId) => connection.Execute(
        "INSERT INTO events (at, code, case_code, volunteer_id) VALUES (@at, @code, @CaseCode, @volunteerId)",
        new { at = clock.GetUtcNow().ToUnixTimeMilliseconds(), code = volunteerId is null ? $"console.{code}" : $"desk.{code}", item.CaseCode, volunteerId });
}
