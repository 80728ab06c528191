using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// Settles a line by a status of its message, in whatever order and however often they come. What failed after all is queued again, waits for the person, or is put aside with an
/// alert: exactly what would have happened had the sending itself been refused with the same code.
/// </summary>
internal sealed class StatusRows(Sealer sealer, EarlyStatuses early, TimeProvider clock)
{
    private const string Line =
        """
        SELECT o.id AS Id, o.conversation_id AS ConversationId, o.state AS State, o.kind AS Kind, o.attempts AS Attempts, o.doubts AS Doubts, o.channel AS Channel,
               o.content IS NOT NULL AS HasWords, o.external_hash AS Hash, o.sent_at AS SentAt
        FROM outbox o
        """;

    private const string IsTaken = "(state = 'Accepted' OR (state = 'Uncertain' AND trouble = 'unconfirmed'))";

    // Read is more than arrived; a doubt is settled by either, also where the line waits meanwhile. By having been sent only a try is whose answer nobody heard: what failed, or was
    // said again since, may hear of an earlier try late, and its next failure must be known by the id of the newest.
    private const string Settle =
        """
        UPDATE outbox SET state = @state, sent_at = coalesce(sent_at, @now), content = CASE WHEN @state = 'Accepted' THEN content END, external_hash = @hash
        WHERE id = @id AND CASE
            WHEN @state = 'Read' THEN state IN ('Accepted', 'Delivered', 'Queued', 'Held', 'Uncertain')
            WHEN @state = 'Delivered' THEN state IN ('Accepted', 'Queued', 'Held', 'Uncertain')
            WHEN state = 'Accepted' THEN external_hash IS NULL
            ELSE state IN ('Queued', 'Held', 'Uncertain') AND (external_hash IS NULL OR (doubts > 0 AND external_hash <> @hash)) END
        """;

    /// <summary>Takes one; null when nobody has to look at its conversation.</summary>
    public SettledLine? Take(SqliteConnection connection, DeliveryStatus status)
    {
        var (lineId, isEarlier) = status.Mark is { } mark ? StatusMark.Read(mark) : (null, false);
        var hash = sealer.Fingerprint($"external|{WhatsAppRoom.Channel}|{status.MessageId}");
        var line = lineId is not null
            ? connection.QuerySingleOrDefault<Row>($"{Line} WHERE o.id = @lineId AND o.channel = @channel", new { lineId, channel = WhatsAppRoom.Channel })
            : connection.QueryFirstOrDefault<Row>($"{Line} WHERE o.external_hash = @hash", new { hash });
        if (line is null || (!isEarlier && line.State is "Queued" or "Cancelled" && early.Keep(line.Id, status)))
        {
            return null;
        }

        if (status.Name == "failed")
        {
            return Failed(connection, line, status.Failure ?? new GraphFailure(-1), hash, isEarlier);
        }

        if (!isEarlier)
        {
            var state = status.Name switch { "sent" => "Accepted", "delivered" => "Delivered", _ => "Read" };
            connection.Execute(Settle, new { id = line.Id, state, hash, now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        }

        return null;
    }

    private SettledLine? Failed(SqliteConnection connection, Row line, GraphFailure failure, byte[] hash, bool isEarlier)
    {
        var now = clock.GetUtcNow();
        if (isEarlier)
        {
            // The rest of the line stands there without its beginning; nobody may take it for whole.
            AuditRows.AlertAbout(connection, CoordinatorAlert.LineParked, line.ConversationId, now);
            return null;
        }

        if (line.Hash is { } newest && !newest.AsSpan().SequenceEqual(hash))
        {
            return null; // that of an earlier try, told once more: the line was said again since
        }

        if (line.HasWords == 0)
        {
            return Untold(connection, line, now);
        }

        if (connection.Execute($"UPDATE outbox SET state = 'Queued', sent_at = NULL, doubts = 0, trouble = NULL WHERE id = @Id AND {IsTaken}", new { line.Id }) == 0)
        {
            return null;
        }

        var row = new OutboxRow(line.Id, line.Channel, line.Kind, 0, null, line.Attempts, line.Doubts, 0, "", 0, 0, null, 0, null, null, null, null);
        var outcome = GraphFailures.Sort(failure, now) with { TriedAt = line.SentAt is { } sent ? DateTimeOffset.FromUnixTimeMilliseconds(sent) : null };
        if (OutboxOutcomes.IsOutdated(connection, line.ConversationId, outcome))
        {
            return new(line.ConversationId, IsTurn: false); // they are back since
        }

        new OutboxOutcomes(sealer).Record(connection, line.ConversationId, row, outcome, keeps: false, now);
        return new(line.ConversationId, IsTurn: outcome is DeliveryOutcome.Stopped);
    }

    // Its words are gone, so it cannot be said again; that it never arrived is not hidden.
    private static SettledLine? Untold(SqliteConnection connection, Row line, DateTimeOffset now)
    {
        if (connection.Execute($"UPDATE outbox SET state = 'Parked', trouble = 'failed_late' WHERE id = @Id AND {IsTaken}", new { line.Id }) == 1)
        {
            AuditRows.AlertAbout(connection, CoordinatorAlert.LineParked, line.ConversationId, now);
        }

        return null;
    }

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

        public byte[]? Hash { get; init; }

        public long? SentAt { get; init; }
    }
}

/// <summary>A line that is to be said again, or about whose person a turn has something to tell.</summary>
/// <param name="ConversationId">Whose it is.</param>
/// <param name="IsTurn">A turn has something to tell.</param>
internal sealed record SettledLine(string ConversationId, bool IsTurn);
