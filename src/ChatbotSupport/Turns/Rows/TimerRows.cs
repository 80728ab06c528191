using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>The table of timers: one of a kind for each conversation.</summary>
internal static class TimerRows
{
    /// <summary>Not a timer of the conversation: what is left to do after its last line.</summary>
    public const string Ending = "Ending";

    private const string Upsert =
        """
        INSERT INTO timers (conversation_id, kind, started_at, due_at) VALUES (@conversationId, @kind, @now, @dueAt)
        ON CONFLICT (conversation_id, kind) DO UPDATE SET started_at = excluded.started_at, due_at = excluded.due_at
        """;

    // Silence is not a clock somebody waits for: when it is over it is over.
    private const string RestartPast =
        $"""
        UPDATE timers SET due_at = @now + max(due_at - started_at, 0), started_at = @now
        WHERE due_at <= @now AND kind IN ('{nameof(TimerKind.ReplyDue)}', '{nameof(TimerKind.Lease)}', '{nameof(TimerKind.OnCall)}', '{nameof(TimerKind.SilentVolunteer)}')
        """;

    // Started at a time that has not come yet: the clock was set back since.
    private const string RestartAhead =
        "UPDATE timers SET due_at = @now + max(due_at - started_at, 0), started_at = @now WHERE started_at > @ahead";

    private const string ShowRestarted =
        """
        UPDATE cases
        SET reply_due_at = coalesce((SELECT t.due_at FROM timers t WHERE t.conversation_id = cases.conversation_id AND t.kind = 'ReplyDue'), reply_due_at),
            lease_until = coalesce((SELECT t.due_at FROM timers t WHERE t.conversation_id = cases.conversation_id AND t.kind = 'Lease'), lease_until)
        WHERE state <> 'Closed'
        """;

    public static void Start(SqliteConnection connection, string conversationId, string kind, DateTimeOffset now, DateTimeOffset dueAt) =>
        connection.Run(Upsert, ("@conversationId", conversationId), ("@kind", kind), ("@now", now.ToUnixTimeMilliseconds()), ("@dueAt", dueAt.ToUnixTimeMilliseconds()));

    public static void Stop(SqliteConnection connection, string conversationId, string kind) =>
        connection.Run("DELETE FROM timers WHERE conversation_id = @conversationId AND kind = @kind", ("@conversationId", conversationId), ("@kind", kind));

    public static void StopAll(SqliteConnection connection, string conversationId) =>
        connection.Execute("DELETE FROM timers WHERE conversation_id = @conversationId", new { conversationId });

    /// <summary>When the next timer is due; null when none runs.</summary>
    public static DateTimeOffset? NextDue(SqliteConnection connection) =>
        connection.ExecuteScalar<long?>("SELECT min(due_at) FROM timers") is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    /// <summary>The timers that are due, oldest first.</summary>
    public static IReadOnlyList<DueTimer> Due(SqliteConnection connection, DateTimeOffset now) => connection.Query<DueTimer>(
        "SELECT conversation_id AS ConversationId, kind AS Kind FROM timers WHERE due_at <= @now ORDER BY due_at LIMIT @limit",
        new { now = now.ToUnixTimeMilliseconds(), limit = TurnLimits.TimersPerLook }).AsList();

    /// <summary>Clocks that ran out while nobody was here start again with their whole span, instead of ringing all at once.</summary>
    public static int Restart(SqliteConnection connection, DateTimeOffset now)
    {
        var restarted = connection.Execute(RestartPast, new { now = now.ToUnixTimeMilliseconds() });
        connection.Execute(ShowRestarted);
        return restarted;
    }

    /// <summary>After the clock was set back, timers run their whole span from now, instead of waiting until the clock comes there again.</summary>
    public static int SetBack(SqliteConnection connection, DateTimeOffset now)
    {
        var restarted = connection.Execute(
            RestartAhead, new { now = now.ToUnixTimeMilliseconds(), ahead = (now + ConversationLimits.ClockSlack).ToUnixTimeMilliseconds() });
        connection.Execute(ShowRestarted);
        return restarted;
    }
}

/// <summary>A timer that is due.</summary>
internal sealed record DueTimer(string ConversationId, string Kind);
