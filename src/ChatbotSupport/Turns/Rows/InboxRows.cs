using ChatbotSupport.Privacy;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>The table of the inbox.</summary>
internal sealed class InboxRows(Sealer sealer)
{
    private const string Insert =
        """
        INSERT INTO inbox (id, subject, conversation_id, channel, external_hash, kind, code, payload, sent_at, received_at, state, handled_at, about)
        VALUES (@id, @subject, @conversationId, @channel, @hash, @kind, @code, @payload, @sentAt, @receivedAt, @state, @handledAt, @about)
        ON CONFLICT (channel, external_hash) DO NOTHING
        """;

    private const string Waiting =
        """
        SELECT number, id, conversation_id, kind, code, payload, sent_at, received_at, attempts, retries, coalesce(about, external_hash)
        FROM inbox WHERE subject = @subject AND state = 'Waiting' ORDER BY number LIMIT @limit
        """;

    private const string Handled =
        "UPDATE inbox SET state = 'Handled', payload = NULL, code = NULL, handled_at = @now, outcome = @outcome WHERE number = @number AND state = 'Waiting'";

    // Kinds stand in the text: a list (`IN @kinds`) is spelt out anew each time, by an expression that is compiled while the first one waits.
    private const string Counted =
        $"""
        SELECT count(*) FROM inbox WHERE conversation_id = @conversationId AND received_at > @since AND received_at <= @until
        AND kind NOT IN ('{InboxRow.TimerKind}', '{InboxRow.DeskKind}', '{InboxRow.ConsoleKind}', '{InboxRow.AlbumKind}', '{nameof(IncomingKind.Reacted)}')
        """;

    // By these a person shows that they are there.
    private const string Written =
        $"""
        SELECT EXISTS (SELECT 1 FROM inbox WHERE conversation_id = @conversationId AND received_at > @since AND sent_at > @since - 1000 AND kind IN
        ('{nameof(IncomingKind.Opened)}', '{nameof(IncomingKind.Text)}', '{nameof(IncomingKind.Pressed)}', '{nameof(IncomingKind.Media)}', '{nameof(IncomingKind.Left)}',
        '{nameof(IncomingKind.Corrected)}', '{nameof(IncomingKind.TurnedAway)}'))
        """;

    private const string OfNeighbours = $"SELECT DISTINCT subject FROM inbox WHERE state = 'Waiting' AND (kind IN ({AwaitedKinds}) OR retries > 0)";

    /// <summary>Kinds of rows whose outcome somebody waits for, as a list of SQL; the same as <see cref="IsAwaited(string?)"/>.</summary>
    public const string AwaitedKinds = $"'{InboxRow.DeskKind}', '{InboxRow.ConsoleKind}'";

    /// <summary>Whether somebody waits for the outcome of a row of this kind.</summary>
    public static bool IsAwaited(string? kind) => kind is InboxRow.DeskKind or InboxRow.ConsoleKind;

    /// <summary>What an external id is recognised by.</summary>
    public byte[] Hash(string channel, string externalId) => sealer.Fingerprint($"external|{channel}|{externalId}");

    /// <summary>Seals a payload for a row about to be inserted.</summary>
    public byte[]? Seal(string? personId, string rowId, string? payload) =>
        payload is null || personId is null ? null : sealer.Seal(personId, "inbox", "payload", rowId, payload);

    /// <summary>Adds a row; false when its external id was there before.</summary>
    /// <param name="connection">The writing connection.</param>
    /// <param name="row">The row.</param>
    /// <param name="state">`Waiting`, unless there is nothing to do about it.</param>
    public static bool Add(SqliteConnection connection, NewInboxRow row, string state = InboxRow.Waits) => connection.Run(
        Insert,
        ("@id", row.Id),
        ("@subject", row.Subject),
        ("@conversationId", row.ConversationId),
        ("@channel", row.Channel),
        ("@hash", row.Hash),
        ("@kind", row.Kind),
        ("@code", row.Code),
        ("@payload", row.Payload),
        ("@about", row.About),
        ("@sentAt", row.SentAt.ToUnixTimeMilliseconds()),
        ("@receivedAt", row.ReceivedAt.ToUnixTimeMilliseconds()),
        ("@state", state),
        ("@handledAt", state == InboxRow.Waits ? (long?)null : row.ReceivedAt.ToUnixTimeMilliseconds())) == 1;

    /// <summary>One of several pictures sent at once, and not the first: only the words under it, if any, still wait for an answer.</summary>
    public static void JoinAlbum(SqliteConnection connection, string id) => connection.Execute(
        """
        UPDATE inbox
        SET kind = CASE WHEN payload IS NULL THEN kind ELSE 'Text' END, code = NULL,
            state = CASE WHEN payload IS NULL THEN 'Handled' ELSE state END, handled_at = CASE WHEN payload IS NULL THEN received_at END
        WHERE id = @id
        """,
        new { id });

    /// <summary>The oldest unhandled rows of a subject; only those that a turn takes are opened. After a failure, or tried again by hand, only the first one.</summary>
    public IReadOnlyList<InboxRow> Oldest(SqliteConnection connection, string subject)
    {
        var rows = connection.All(Waiting, Read, ("@subject", subject), ("@limit", TurnLimits.RowsPerLook));
        var opened = rows.ConvertAll(Unopened);
        return opened is [{ GoesAlone: true } first, ..] ? [first] : opened;
    }

    /// <summary>Whether more may wait than a look at the oldest rows showed.</summary>
    public static bool MayBeMore(IReadOnlyList<InboxRow> seen) => seen.Count == TurnLimits.RowsPerLook || seen[0].GoesAlone;

    /// <summary>Whether a person wrote after a moment. Told late is not written late; and channels count in whole seconds.</summary>
    public static bool HasWrittenSince(SqliteConnection connection, string conversationId, DateTimeOffset since) => connection.Number(
        Written, ("@conversationId", conversationId), ("@since", since.ToUnixTimeMilliseconds())) != 0;

    /// <summary>Whether anything of a subject waits.</summary>
    public static bool IsWaiting(SqliteConnection connection, string subject) => connection.Number(
        "SELECT EXISTS (SELECT 1 FROM inbox WHERE subject = @subject AND state = 'Waiting')", ("@subject", subject)) != 0;

    /// <summary>How many messages a person sent in a stretch of time.</summary>
    public static long CountSince(SqliteConnection connection, string conversationId, DateTimeOffset since, DateTimeOffset until) => connection.Number(
        Counted, ("@conversationId", conversationId), ("@since", since.ToUnixTimeMilliseconds()), ("@until", until.ToUnixTimeMilliseconds()));

    /// <summary>Subjects with unhandled rows.</summary>
    public static IReadOnlyList<string> Subjects(SqliteConnection connection) =>
        connection.All("SELECT DISTINCT subject FROM inbox WHERE state = 'Waiting'", static row => row.Text(0));

    /// <summary>Whether somebody waits for the outcome of a row.</summary>
    public static bool IsAwaited(SqliteConnection connection, long number) =>
        IsAwaited(connection.ExecuteScalar<string>("SELECT kind FROM inbox WHERE number = @number", new { number }));

    /// <summary>Subjects with unhandled rows that may come from a verb in another process.</summary>
    public static IReadOnlyList<string> SubjectsOfNeighbours(SqliteConnection connection) => connection.All(OfNeighbours, static row => row.Text(0));

    /// <summary>Marks rows handled and empties them.</summary>
    /// <exception cref="StaleTurnException">One of them is not waiting any more.</exception>
    public static void MarkHandled(SqliteConnection connection, IReadOnlyList<long> numbers, DateTimeOffset now, string? outcome = null)
    {
        // Nearly always one; a list would be spelt out anew each time.
        foreach (var number in numbers)
        {
            if (connection.Run(Handled, ("@number", number), ("@now", now.ToUnixTimeMilliseconds()), ("@outcome", outcome)) != 1)
            {
                throw new StaleTurnException();
            }
        }
    }

    /// <summary>What waits for a person from the console.</summary>
    public static IReadOnlyList<long> ConsoleOf(SqliteConnection connection, string conversationId) => connection.Query<long>(
        "SELECT number FROM inbox WHERE subject = @conversationId AND state = 'Waiting' AND kind = 'Console'", new { conversationId }).AsList();

    /// <summary>Marks rows handled whose person was forgotten while they were on their way: nothing in them leads to anybody any more.</summary>
    public static void MarkOrphaned(SqliteConnection connection, IReadOnlyList<long> numbers, DateTimeOffset now, string? outcome)
    {
        MarkHandled(connection, numbers, now, outcome);
        connection.Execute("UPDATE inbox SET subject = '', conversation_id = NULL WHERE number IN @numbers", new { numbers });
    }

    private static StoredRow Read(StatementRow row) => new(
        row.Number(0), row.Text(1), row.TextOrNull(2), row.Text(3), row.TextOrNull(4), row.Bytes(5), row.Number(6), row.Number(7), row.Number(8), row.Number(9), row.Bytes(10));

    private InboxRow Unopened(StoredRow row) => new(
        row.Number,
        row.Kind,
        row.Code,
        new Lazy<string?>(() => row.Payload is { } payload ? sealer.Open(row.ConversationId!, "inbox", "payload", row.Id, payload) : null),
        DateTimeOffset.FromUnixTimeMilliseconds(row.SentAt),
        DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt),
        row.Attempts,
        row.Retries)
    {
        Origin = row.Origin,
    };

    private sealed record StoredRow(
        long Number, string Id, string? ConversationId, string Kind, string? Code, byte[]? Payload, long SentAt, long ReceivedAt, long Attempts, long Retries, byte[]? Origin);
}

/// <summary>A row about to be inserted.</summary>
internal sealed record NewInboxRow(
    string Id, string Subject, string? ConversationId, string Channel, byte[]? Hash, string Kind, string? Code, byte[]? Payload,
    DateTimeOffset SentAt, DateTimeOffset ReceivedAt)
{
    /// <summary>By what the message is recognised that this one corrects or deletes.</summary>
    public byte[]? About { get; init; }
}
