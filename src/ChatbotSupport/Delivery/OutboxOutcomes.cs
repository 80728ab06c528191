using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Delivery;

/// <summary>Writes down what became of a line.</summary>
internal sealed class OutboxOutcomes(Sealer sealer)
{
    /// <summary>The line waits for the person's next message; false when it is not to be sent any more.</summary>
    public static bool Hold(SqliteConnection connection, string id) =>
        connection.Execute("UPDATE outbox SET state = 'Held', trouble = NULL WHERE id = @id AND state = 'Queued'", new { id }) == 1;

    /// <summary>The line waits for the person's next message, because the channel's window is closed; false when it is not to be sent any more.</summary>
    public static bool HoldClosed(SqliteConnection connection, string id) =>
        connection.Execute("UPDATE outbox SET state = 'Held', trouble = 'window' WHERE id = @id AND state = 'Queued'", new { id }) == 1;

    /// <summary>A notice that cannot be given is dropped: it is nothing by itself.</summary>
    public static void DropNotice(SqliteConnection connection, string id) =>
        connection.Execute("UPDATE outbox SET state = 'Cancelled', content = NULL WHERE id = @id AND state = 'Queued'", new { id });

    /// <summary>Notes that a neutral notice goes out; false when one did since their last message.</summary>
    public static bool NoteNotice(SqliteConnection connection, string conversationId) =>
        connection.Execute("UPDATE conversations SET noticed = 1 WHERE id = @conversationId AND noticed = 0", new { conversationId }) == 1;

    /// <summary>Whether an outcome tells of a person who is away, and they have written since the line was handed over: nothing closes what they have just opened, the line is said again.</summary>
    public static bool IsOutdated(SqliteConnection connection, string conversationId, DeliveryOutcome outcome) =>
        outcome is DeliveryOutcome.Closed or DeliveryOutcome.Stopped && outcome.TriedAt is { } tried && InboxRows.HasWrittenSince(connection, conversationId, tried);

    /// <summary>Writes the outcome; true when nothing more will be tried.</summary>
    public bool Record(SqliteConnection connection, string conversationId, OutboxRow row, DeliveryOutcome outcome, bool keeps, DateTimeOffset now)
    {
        var isFinal = Write(connection, conversationId, row, outcome, keeps, now);
        outcome.Remember?.Invoke(connection);
        if (isFinal && row.Kind == nameof(MessageKind.Withdrawal))
        {
            connection.Execute(
                "UPDATE outbox SET state = @state WHERE id = (SELECT withdraws FROM outbox WHERE id = @id) AND state IN ('Withdrawing', 'Withdrawn')",
                new { id = row.Id, state = outcome is DeliveryOutcome.Sent ? "Withdrawn" : "Kept" });
        }

        return isFinal;
    }

    private bool Write(SqliteConnection connection, string conversationId, OutboxRow row, DeliveryOutcome outcome, bool keeps, DateTimeOffset now)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Closed or DeliveryOutcome.Stopped when IsOutdated(connection, conversationId, outcome):
                return false;
            case DeliveryOutcome.Sent sent:
                if (!keeps)
                {
                    Sent(connection, conversationId, row, sent, now);
                }

                return true;
            case DeliveryOutcome.Unwanted:
                return true;
            case DeliveryOutcome.Later { IsAppointed: true, At: { } at }:
                connection.Execute("UPDATE outbox SET due_at = @due WHERE id = @id AND state = 'Queued'", new { id = row.Id, due = at.ToUnixTimeMilliseconds() });
                return false;
            case DeliveryOutcome.Later later when row.Attempts + 1 < (OnlyClears(row) ? DeliveryLimits.TriesToClear : DeliveryLimits.Tries):
                Again(connection, row, later.At, doubt: false, now);
                return false;
            case DeliveryOutcome.Later when !OnlyClears(row):
                Wait(connection, conversationId, row, now);
                return true;
            case DeliveryOutcome.NotCertain doubt when row.Doubts == 0:
                Again(connection, row, doubt.At, doubt: true, now);
                return false;
            case DeliveryOutcome.Closed when OnlyClears(row):
                // The last line of whoever left before an outage: nothing of it may be kept for later, and it would be refused for ever.
                connection.Execute("UPDATE outbox SET state = 'Cancelled' WHERE id = @id AND state = 'Queued'", new { id = row.Id });
                return true;
            case DeliveryOutcome.Closed:
                // It stays queued, and the next look at it finds the window closed.
                connection.Execute("UPDATE conversations SET open_until = @now WHERE id = @conversationId", new { conversationId, now = now.ToUnixTimeMilliseconds() });
                return false;
            case DeliveryOutcome.Stopped:
                connection.Execute(
                    "UPDATE outbox SET state = CASE WHEN kind IN ('Dull', 'Withdrawal') THEN 'Cancelled' ELSE 'Held' END WHERE id = @id AND state = 'Queued'", new { id = row.Id });
                connection.Execute("UPDATE conversations SET stopped = 1 WHERE id = @conversationId", new { conversationId });
                AuditRows.Happened(connection, "delivery_stopped", conversationId, null, now);
                InboxRows.Add(connection, new NewInboxRow(
                    RowId.Draw(), conversationId, conversationId, row.Channel, null, nameof(IncomingKind.Blocked), null, null, now, now));
                return true;
            default:
                Park(connection, conversationId, row, outcome, now);
                return true;
        }
    }

    private static void Park(SqliteConnection connection, string conversationId, OutboxRow row, DeliveryOutcome outcome, DateTimeOffset now)
    {
        var (state, trouble) = outcome switch
        {
            DeliveryOutcome.NotCertain doubt => ("Uncertain", doubt.Reason),
            DeliveryOutcome.FailedForGood failed => ("Parked", failed.Reason),
            _ => ("Parked", "not_now"), // the last line of whoever left, after a day of trying
        };
        if (connection.Execute("UPDATE outbox SET state = @state, trouble = @trouble, sent_at = NULL WHERE id = @id AND state = 'Queued'", new { id = row.Id, state, trouble }) == 1)
        {
            AuditRows.AlertAbout(connection, CoordinatorAlert.LineParked, conversationId, now);
        }
    }

    /// <summary>The channel was away for too long: the line is not lost, it waits for the person's next message, and coordinators hear of it.</summary>
    private static void Wait(SqliteConnection connection, string conversationId, OutboxRow row, DateTimeOffset now)
    {
        if (connection.Execute("UPDATE outbox SET state = 'Held', attempts = 0 WHERE id = @id AND state = 'Queued'", new { id = row.Id }) == 1)
        {
            AuditRows.AlertAbout(connection, CoordinatorAlert.LineParked, conversationId, now);
        }
    }

    private static bool OnlyClears(OutboxRow row) => row.Kind is nameof(MessageKind.Dull) or nameof(MessageKind.Withdrawal);

    private static void Again(SqliteConnection connection, OutboxRow row, DateTimeOffset? at, bool doubt, DateTimeOffset now)
    {
        var pause = TimeSpan.FromTicks(Math.Min(
            DeliveryLimits.LongestPause.Ticks, DeliveryLimits.FirstPause.Ticks << (int)Math.Min(row.Attempts, 10)));
        var due = at > now + pause ? at.Value : now + pause;
        connection.Execute(
            "UPDATE outbox SET attempts = attempts + 1, doubts = doubts + @doubt, due_at = @due WHERE id = @id AND state = 'Queued'",
            new { id = row.Id, doubt = doubt ? 1 : 0, due = due.ToUnixTimeMilliseconds() });
    }

    private void Sent(SqliteConnection connection, string conversationId, OutboxRow row, DeliveryOutcome.Sent sent, DateTimeOffset now) => connection.Run(
        """
        UPDATE outbox SET state = @state, sent_at = @now, content = CASE WHEN @state = 'Accepted' THEN content END, external_id = @externalId, external_hash = @hash
        WHERE id = @id AND state IN ('Queued', 'Held', 'Cancelled')
        """,
        ("@id", row.Id),
        ("@state", sent.AwaitsReceipt ? "Accepted" : "Sent"),
        ("@now", now.ToUnixTimeMilliseconds()),
        ("@externalId", sent.ExternalId is { } id && sealer.CanSeal(conversationId) ? sealer.Seal(conversationId, "outbox", "external_id", row.Id, id) : null),
        ("@hash", sent.ExternalId is { } known ? sealer.Fingerprint($"external|{row.Channel}|{known}") : null));
}
