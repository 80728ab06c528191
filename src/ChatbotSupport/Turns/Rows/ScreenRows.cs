using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>The table of messages that lie on people's screens: what a messenger deletes them by when somebody leaves or erases.</summary>
public sealed class ScreenRows(Sealer sealer)
{
    private const string Insert =
        """
        INSERT INTO screen_messages (id, conversation_id, channel, hash, message, outbox_id, part, at)
        VALUES (@id, @conversationId, @channel, @hash, @message, @outboxId, @part, @at)
        ON CONFLICT DO NOTHING
        """;

    private const string All =
        """
        SELECT id AS Id, message AS Message, outbox_id AS OutboxId, at AS At FROM screen_messages
        WHERE conversation_id = @conversationId AND channel = @channel ORDER BY at, rowid
        """;

    /// <summary>Remembers a message.</summary>
    /// <param name="connection">The writing connection.</param>
    /// <param name="conversationId">Whose screen.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="messageId">The channel's id of it.</param>
    /// <param name="shows">The part of a line that it shows; null for what the person sent.</param>
    /// <param name="at">When.</param>
    internal void Add(SqliteConnection connection, string conversationId, string channel, string messageId, LinePlace? shows, DateTimeOffset at)
    {
        var id = RowId.Draw();
        connection.Execute(Insert, new
        {
            id,
            conversationId,
            channel,
            hash = sealer.Fingerprint($"screen|{channel}|{conversationId}|{messageId}"),
            message = sealer.Seal(conversationId, "screen_messages", "message", id, messageId),
            outboxId = shows?.OutboxId,
            part = shows?.Part,
            at = at.ToUnixTimeMilliseconds(),
        });
    }

    /// <summary>How many parts of a line are on the screen already.</summary>
    internal static int PartsSent(SqliteConnection connection, string outboxId) =>
        connection.ExecuteScalar<int>("SELECT count(*) FROM screen_messages WHERE outbox_id = @outboxId", new { outboxId });

    /// <summary>The messages that show a line.</summary>
    internal IReadOnlyList<ScreenMessage> ReadOf(SqliteConnection connection, string conversationId, string channel, string outboxId) =>
        [.. Read(connection, conversationId, channel).Where(message => message.OutboxId == outboxId)];

    /// <summary>Everything that is remembered of a person's screen, oldest first.</summary>
    internal IReadOnlyList<ScreenMessage> Read(SqliteConnection connection, string conversationId, string channel) =>
    [
        .. connection.Query<Row>(All, new { conversationId, channel }).AsList()
            .Select(row => sealer.Open(conversationId, "screen_messages", "message", row.Id, row.Message) is { } message
                ? new ScreenMessage(row.Id, message, row.OutboxId, DateTimeOffset.FromUnixTimeMilliseconds(row.At))
                : null)
            .OfType<ScreenMessage>(),
    ];

    /// <summary>These are gone from the screen, or nothing can be done about them.</summary>
    internal static bool Forget(SqliteConnection connection, IEnumerable<string> ids)
    {
        foreach (var chunk in ids.Chunk(100))
        {
            connection.Execute("DELETE FROM screen_messages WHERE id IN @chunk", new { chunk });
        }

        return true;
    }

    private sealed record Row(string Id, byte[] Message, string? OutboxId, long At);
}

/// <summary>A message on a person's screen.</summary>
/// <param name="Id">Its row.</param>
/// <param name="MessageId">The channel's id of it.</param>
/// <param name="OutboxId">The line it shows; null for what the person sent.</param>
/// <param name="At">When it was sent.</param>
internal sealed record ScreenMessage(string Id, string MessageId, string? OutboxId, DateTimeOffset At)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(ScreenMessage);
}

/// <summary>A part of an outgoing line.</summary>
/// <param name="OutboxId">The line.</param>
/// <param name="Part">Its place, counted from zero.</param>
internal sealed record LinePlace(string OutboxId, int Part);
