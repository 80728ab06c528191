using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// Settles lines by their statuses, in whatever order and however often they come. What failed after all is queued again, waits for the person, or is put aside with an
/// alert: exactly what would have happened had the sending itself been refused with the same code.
/// </summary>
internal sealed class Statuses(Writer writer, Sealer sealer, UnderWay underWay, WhatsAppStanding standing, ReadyWork ready, Changes changes, TimeProvider clock)
{
    private const string Line =
        """
        SELECT o.id AS Id, o.conversation_id AS ConversationId, o.state AS State, o.kind AS Kind, o.attempts AS Attempts, o.doubts AS Doubts, o.channel AS Channel,
               o.content IS NOT NULL AS HasWords
        FROM outbox o
        """;

    // Read is more than arrived. A line whose answer was lost, with the process or with the connection, is settled by either; by having been sent only while it is in doubt,
    // because what failed and is queued again may hear late that it was once sent.
    private const string Settle =
        """
        UPDATE outbox SET state = @state, sent_at = coalesce(sent_at, @now), content = CASE WHEN @state = 'Accepted' THEN content END
        WHERE id = @id AND (state = 'Accepted' OR (state = 'Delivered' AND @state = 'Read') OR (state IN ('Queued', 'Uncertain') AND (doubts > 0 OR @state <> 'Accepted')))
        """;

    // Several statuses share a commit.
    private const int Together = 200;

    /// <summary>Takes them all; completes once they are safe.</summary>
    public async Task TakeAsync(IReadOnlyList<DeliveryStatus> statuses)
    {
        foreach (var some in statuses.Chunk(Together))
        {
            foreach (var mark in some.Select(status => status.Mark).OfType<string>())
            {
                await underWay.UntilEndedAsync(StatusMark.Read(mark).LineId);
            }

            var touched = await writer.RunAsync(connection => some.Select(status => Take(connection, status)).OfType<Settled>().ToList());
            foreach (var settled in touched)
            {
                (settled.IsTurn ? ready.Subjects : ready.Recipients).Add(settled.ConversationId);
            }

            foreach (var failure in some.Select(status => status.Failure).OfType<GraphFailure>())
            {
                await standing.FailedAsync(failure);
            }
        }

        if (statuses.Count > 0)
        {
            changes.Bump();
        }
    }

    private Settled? Take(SqliteConnection connection, DeliveryStatus status)
    {
        var (lineId, isEarlier) = status.Mark is { } mark ? StatusMark.Read(mark) : (null, false);
        var line = lineId is not null
            ? connection.QuerySingleOrDefault<Row>($"{Line} WHERE o.id = @lineId AND o.channel = @channel", new { lineId, channel = WhatsAppRoom.Channel })
            : connection.QueryFirstOrDefault<Row>($"{Line} WHERE o.external_hash = @hash", new { hash = sealer.Fingerprint($"external|{WhatsAppRoom.Channel}|{status.MessageId}") });
        if (line is null)
        {
            return null;
        }

        if (status.Name == "failed")
        {
            return Failed(connection, line, status.Failure ?? new GraphFailure(-1), isEarlier);
        }

        if (!isEarlier)
        {
            var state = status.Name switch { "sent" => "Accepted", "delivered" => "Delivered", _ => "Read" };
            connection.Execute(Settle, new { id = line.Id, state, now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        }

        return null;
    }

    private Settled? Failed(SqliteConnection connection, Row line, GraphFailure failure, bool isEarlier)
    {
        var now = clock.GetUtcNow();
        if (isEarlier)
        {
            // The rest of the line stands there without its beginning; nobody may take it for whole.
            AuditRows.AlertAbout(connection, CoordinatorAlert.LineParked, line.ConversationId, now);
        }

        if (line.HasWords == 0 || connection.Execute("UPDATE outbox SET state = 'Queued', sent_at = NULL, doubts = 0 WHERE id = @Id AND state = 'Accepted'", new { line.Id }) == 0)
        {
            return line.HasWords == 0 && !isEarlier ? Untold(connection, line, now) : null;
        }

        var row = new OutboxRow(line.Id, line.Channel, line.Kind, 0, null, line.Attempts, line.Doubts, 0, "", 0, 0, null, 0, null, null, null, null);
        var outcome = GraphFailures.Sort(failure, now);
        new OutboxOutcomes(sealer).Record(connection, line.ConversationId, row, outcome, keeps: false, now);
        return new(line.ConversationId, IsTurn: outcome is DeliveryOutcome.Stopped);
    }

    // Its words are gone, so it cannot be said again; that it never arrived is not hidden.
    private static Settled? Untold(SqliteConnection connection, Row line, DateTimeOffset now)
    {
        if (connection.Execute("UPDATE outbox SET state = 'Parked', trouble = 'failed_late' WHERE id = @Id AND state = 'Accepted'", new { line.Id }) == 1)
        {
            AuditRows.AlertAbout(connection, CoordinatorAlert.LineParked, line.ConversationId, now);
        }

        return null;
    }

    private sealed record Settled(string ConversationId, bool IsTurn);

    // A computed column has no declared type, which rules out a positional record.
    private sealed class Row
    {
        public required string Id { get; init; }

        public required string ConversationId { get; init; }

        public required string State { get; init; }

        public required string Kind { get; init; }

        public required string Channel { get; init; }

        public long Attempts { get; init; }

        public long Doubts { get; init; }

        public long HasWords { get; init; }
    }
}
