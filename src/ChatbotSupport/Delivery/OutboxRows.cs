using System.Text.Encodings.Web;
using System.Text.Json;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Delivery;

/// <summary>The table of the outbox.</summary>
internal sealed class OutboxRows(Sealer sealer)
{
    // The words of the index of what is open. SQLite uses it only for statements that hold the same words, and goes through all that a person was ever sent otherwise.
    private const string IsOpen = "state IN ('Queued', 'Held')";

    private const string Insert =
        """
        INSERT INTO outbox (id, conversation_id, channel, line_id, kind, notice, content, state, created_at, due_at, withdraws)
        VALUES (@id, @conversationId, @channel, @lineId, @kind, @notice, @content, @state, @now, @now, @withdraws)
        """;

    private const string Withdraw =
        """
        UPDATE outbox SET state = CASE WHEN state = 'Uncertain' THEN 'Kept' WHEN state = 'Sent' AND @isCleared <> 0 THEN 'Withdrawing' ELSE 'Withdrawn' END, content = NULL
        WHERE line_id = @lineId AND conversation_id = @conversationId AND state IN ('Queued', 'Held', 'Sent', 'Parked', 'Uncertain') RETURNING id
        """;

    private const string HeldUp =
        $"SELECT id AS Id, content AS Content FROM outbox WHERE conversation_id = @conversationId AND {IsOpen} AND state = 'Queued' AND kind IN ('Bot', 'Failure') AND notice = 0 AND content IS NOT NULL ORDER BY seq DESC LIMIT @most";

    private const string WrittenLine =
        """
        SELECT o.state AS State, o.channel AS Channel, o.content AS Unread FROM outbox o JOIN lines l ON l.id = o.line_id
        WHERE l.id = @lineId AND l.case_code = @code AND l.author = 'Volunteer' AND l.alias = @alias
        """;

    private const string First =
        $"""
        SELECT o.id, o.channel, o.kind, o.notice, o.content, o.attempts, o.doubts, o.due_at, v.reach, v."left", v.stopped, v.last_person_at, o.seq,
               h.seq, a.id, a.address, v.open_until, v.awaits_continue
        FROM outbox o JOIN conversations v ON v.id = o.conversation_id
             LEFT JOIN addresses a ON a.id = (SELECT id FROM addresses WHERE conversation_id = o.conversation_id ORDER BY rank LIMIT 1)
             LEFT JOIN outbox h ON h.seq = (SELECT min(seq) FROM outbox WHERE conversation_id = o.conversation_id AND {IsOpen} AND state = 'Held' AND seq < o.seq)
        WHERE o.conversation_id = @conversationId AND o.{IsOpen} AND o.state = 'Queued' ORDER BY o.seq LIMIT 1
        """;

    // Arabic stays two bytes a letter instead of six; no browser ever sees it.
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Queues a line.</summary>
    /// <param name="connection">The writing connection.</param>
    /// <param name="to">Whose it is.</param>
    /// <param name="message">The line.</param>
    /// <param name="lineId">The line of the talk it shows, or null.</param>
    /// <param name="waits">It is held until the person presses «متابعة».</param>
    /// <param name="now">The time.</param>
    public void Add(SqliteConnection connection, Conversation to, Message message, string? lineId, bool waits, DateTimeOffset now) =>
        Add(connection, to.Id, to.Channel, message, lineId, notice: false, waits ? "Held" : "Queued", now);

    /// <summary>
    /// Takes a line back: what waits, or did not get through, is not sent and not tried again; what may be on a screen that can be cleared is deleted from there, in its turn.
    /// Of what nobody knows whether it arrived, nobody says that it is gone.
    /// </summary>
    public void TakeBack(SqliteConnection connection, Conversation of, string lineId, DateTimeOffset now)
    {
        var isCleared = ClearedScreens.Has(of.Channel);
        var taken = connection.QuerySingleOrDefault<string>(Withdraw, new { conversationId = of.Id, lineId, isCleared = isCleared ? 1 : 0 });
        if (taken is not null && isCleared)
        {
            // Also for one that waited: it may be under way in this very moment.
            Add(connection, of.Id, of.Channel, new Message(taken, [], MessageKind.Withdrawal), null, notice: false, "Queued", now, taken);
        }
    }

    /// <summary>What the person sent since a moment is deleted from a screen that can be cleared.</summary>
    public void ForgetSaid(SqliteConnection connection, Conversation of, ForgetSaid said, DateTimeOffset now)
    {
        if (ClearedScreens.ForgetsSaid(of.Channel))
        {
            Add(connection, of.Id, of.Channel, new Message(SaidSince.Write(said.Since, said.Until), [], MessageKind.Withdrawal), null, notice: false, "Queued", now);
        }
    }

    /// <summary>Whether a line that somebody wrote in a case can still be taken back: it waits, did not get through, nobody has read it, or its channel deletes.</summary>
    public static bool CanBeTakenBack(SqliteConnection connection, string code, string alias, string lineId) =>
        connection.QuerySingleOrDefault<Written>(WrittenLine, new { code, alias, lineId }) is { } line
        && (line.State is "Queued" or "Held" || (line.State is "Parked" or "Uncertain" && line.Unread is not null) || (line.State == "Sent" && (line.Unread is not null || ClearedScreens.Has(line.Channel))));

    /// <summary>Queues the neutral notice.</summary>
    public void AddNotice(SqliteConnection connection, string conversationId, string channel, Message message, DateTimeOffset now) =>
        Add(connection, conversationId, channel, message, null, notice: true, "Queued", now);

    /// <summary>The number of the newest line of all; what is queued after it has a higher one.</summary>
    public static long Newest(SqliteConnection connection) => connection.Number("SELECT coalesce(max(seq), 0) FROM outbox");

    /// <summary>The oldest line that is to be sent to a person, with how they may be written to.</summary>
    public static OutboxRow? Oldest(SqliteConnection connection, string conversationId) =>
        connection.First(First, Read, ("@conversationId", conversationId));

    /// <summary>
    /// Drops lines of the bot that a channel out of order held up, when their words come again in a later one: after an outage the person reads what is still true, once,
    /// and the later one has the buttons that still work.
    /// </summary>
    public bool DropRepeated(SqliteConnection connection, string conversationId)
    {
        var seen = new HashSet<string>();
        var dropped = false;
        foreach (var row in connection.Query<Waiting>(HeldUp, new { conversationId, most = DeliveryLimits.HeldUpLooked }).AsList())
        {
            dropped |= Open(conversationId, row.Id, nameof(MessageKind.Bot), row.Content) is { } said && !seen.Add(said.Text)
                && connection.Execute("UPDATE outbox SET state = 'Cancelled', content = NULL WHERE id = @Id AND state = 'Queued'", new { row.Id }) == 1;
        }

        return dropped;
    }

    /// <summary>Whether something is to be sent to a person.</summary>
    public static bool IsQueued(SqliteConnection connection, string conversationId) => connection.Number(
        $"SELECT EXISTS (SELECT 1 FROM outbox WHERE conversation_id = @conversationId AND {IsOpen} AND state = 'Queued')", ("@conversationId", conversationId)) != 0;

    /// <summary>Whether a line is still to be sent: not taken back, and its person neither left nor was erased since somebody looked.</summary>
    public static bool IsToBeSent(SqliteConnection connection, string id) =>
        connection.Number("SELECT EXISTS (SELECT 1 FROM outbox WHERE id = @id AND state = 'Queued')", ("@id", id)) != 0;

    /// <summary>Whether nobody has tried to send a line yet, nor any part of it.</summary>
    public static bool IsUntried(SqliteConnection connection, string id) => connection.Number(
        "SELECT EXISTS (SELECT 1 FROM outbox WHERE id = @id AND state = 'Queued' AND attempts = 0 AND doubts = 0) AND NOT EXISTS (SELECT 1 FROM screen_messages WHERE outbox_id = @id)",
        ("@id", id)) != 0;

    /// <summary>What a line says; null when its key is gone.</summary>
    public Message? Open(string conversationId, string id, string kind, byte[] content)
    {
        if (sealer.OpenBytes(conversationId, "outbox", "content", id, content) is not { } json)
        {
            return null;
        }

        var stored = JsonSerializer.Deserialize<Content>(json) ?? throw new JsonException("A stored line is empty.");
        return new Message(stored.Text, stored.Buttons, Enum.Parse<MessageKind>(kind), stored.Alias);
    }

    /// <summary>Everything that waits for a person, or lies unread in the mailbox, is dropped.</summary>
    public static void CancelAll(SqliteConnection connection, string conversationId) => connection.Execute(
        """
        UPDATE outbox SET state = CASE WHEN state IN ('Queued', 'Held') THEN 'Cancelled' ELSE state END, content = NULL
        WHERE conversation_id = @conversationId AND content IS NOT NULL
        """,
        new { conversationId });

    /// <summary>What waited for the person may be sent now.</summary>
    public static void Release(SqliteConnection connection, string conversationId, DateTimeOffset now) => connection.Run(
        $"UPDATE outbox SET state = 'Queued', due_at = @now WHERE conversation_id = @conversationId AND {IsOpen} AND state = 'Held'", ("@conversationId", conversationId), ("@now", now.ToUnixTimeMilliseconds()));

    /// <summary>What is about to be sent waits for the person: whoever reads their chat now may be somebody else.</summary>
    public static void HoldAll(SqliteConnection connection, string conversationId) => connection.Execute(
        $"UPDATE outbox SET state = 'Held' WHERE conversation_id = @conversationId AND {IsOpen} AND state = 'Queued' AND kind NOT IN ('Dull', 'Withdrawal') AND notice = 0", new { conversationId });

    /// <summary>Whether something that a volunteer wrote has not reached a person.</summary>
    public static bool HasUnsaidOfVolunteer(SqliteConnection connection, string conversationId) => connection.ExecuteScalar<long>(
        $"SELECT EXISTS (SELECT 1 FROM outbox WHERE conversation_id = @conversationId AND {IsOpen} AND kind = 'Volunteer')", new { conversationId }) != 0;

    /// <summary>How a line `o` stands, for whoever wrote it: that a channel's time is over is another thing to wait for than the person.</summary>
    public const string ShownState =
        """
        CASE WHEN o.state <> 'Held' OR o.trouble IS NOT 'window' THEN o.state
             WHEN EXISTS (
                SELECT 1 FROM outbox n JOIN conversations p ON p.id = n.conversation_id
                WHERE n.conversation_id = o.conversation_id AND n.notice = 1 AND n.state IN ('Accepted', 'Delivered', 'Read') AND n.sent_at >= coalesce(p.last_person_at, 0)) THEN 'Reminded'
             ELSE 'Closed' END
        """;

    /// <summary>What waited for the person is dropped.</summary>
    public static void DropHeld(SqliteConnection connection, string conversationId) => connection.Execute(
        $"UPDATE outbox SET state = 'Cancelled', content = NULL WHERE conversation_id = @conversationId AND {IsOpen} AND state = 'Held'", new { conversationId });

    /// <summary>What was held before a line that may be sent goes out first: a talk is read in the order in which it was said.</summary>
    public static void ReleaseBefore(SqliteConnection connection, string conversationId, long seq, DateTimeOffset now) => connection.Execute(
        $"UPDATE outbox SET state = 'Queued', due_at = @now WHERE conversation_id = @conversationId AND {IsOpen} AND state = 'Held' AND seq < @seq",
        new { conversationId, seq, now = now.ToUnixTimeMilliseconds() });

    /// <summary>The last line of an earlier leaving, which nobody has read, is dropped: the person is back.</summary>
    public static void CancelDull(SqliteConnection connection, string conversationId) => connection.Execute(
        "UPDATE outbox SET state = 'Cancelled', content = NULL WHERE conversation_id = @conversationId AND kind = 'Dull' AND content IS NOT NULL",
        new { conversationId });

    /// <summary>The clock was set back: what waits for a time that was reckoned from a later now is due at once.</summary>
    public static void SetBack(SqliteConnection connection, DateTimeOffset now, TimeSpan slack) => connection.Execute(
        $"UPDATE outbox SET due_at = @now WHERE {IsOpen} AND state = 'Queued' AND (created_at > @ahead OR (attempts > 0 AND due_at > @ahead))",
        new { now = now.ToUnixTimeMilliseconds(), ahead = (now + slack).ToUnixTimeMilliseconds() });

    /// <summary>People with lines to be sent.</summary>
    public static IReadOnlyList<string> Recipients(SqliteConnection connection) =>
        connection.Query<string>($"SELECT DISTINCT conversation_id FROM outbox WHERE {IsOpen} AND state = 'Queued'").AsList();

    /// <summary>People with lines that a verb in another process put on their way again.</summary>
    public static IReadOnlyList<string> RecipientsOfNeighbours(SqliteConnection connection, DateTimeOffset now) => connection.Query<string>(
        $"SELECT DISTINCT conversation_id FROM outbox WHERE {IsOpen} AND state = 'Queued' AND retries > 0 AND due_at <= @now", new { now = now.ToUnixTimeMilliseconds() }).AsList();

    private void Add(
        SqliteConnection connection, string conversationId, string channel, Message message, string? lineId, bool notice, string state, DateTimeOffset now, string? withdraws = null)
    {
        var id = RowId.Draw();
        var json = JsonSerializer.SerializeToUtf8Bytes(new Content(message.Text, message.Buttons, message.Alias), Letters);
        connection.Run(
            Insert,
            ("@id", id),
            ("@conversationId", conversationId),
            ("@channel", channel),
            ("@lineId", lineId),
            ("@kind", message.Kind.ToString()),
            ("@notice", notice ? 1L : 0),
            ("@state", state),
            ("@withdraws", withdraws),
            ("@content", sealer.SealBytes(conversationId, "outbox", "content", id, json)),
            ("@now", now.ToUnixTimeMilliseconds()));
    }

    private static OutboxRow Read(StatementRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Number(3), row.Bytes(4), row.Number(5), row.Number(6), row.Number(7), row.Text(8), row.Number(9), row.Number(10),
        row.NumberOrNull(11), row.Number(12), row.NumberOrNull(13), row.TextOrNull(14), row.Bytes(15), row.NumberOrNull(16), row.Number(17));

    private sealed record Waiting(string Id, byte[] Content);

    private sealed record Written(string State, string Channel, byte[]? Unread);

    private sealed record Content(string Text, IReadOnlyList<Button> Buttons, string? Alias)
    {
        /// <summary>Its kind alone: what is in it is somebody's.</summary>
        public override string ToString() => nameof(Content);
    }
}

/// <summary>A line to be sent, how its person may be written to, and where they are.</summary>
internal sealed record OutboxRow(
    string Id, string Channel, string Kind, long Notice, byte[]? Content, long Attempts, long Doubts, long DueAt, string Reach, long HasLeft, long Stopped,
    long? LastPersonAt, long Seq, long? HeldSince, string? AddressId, byte[]? Address, long? OpenUntil = null, long AwaitsContinue = 0);
