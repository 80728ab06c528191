using ChatbotSupport.Delivery;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// What members wrote, and what became of it. A text is found by its row of the inbox until that has an outcome, and by its line from then on: also after a crash
/// its member hears whether it reached the person, and if not, why.
/// </summary>
internal sealed class WritingRows(TalkRows rows)
{
    /// <summary>Stands in the place of a receipt for what is kept inside the team.</summary>
    public const string Note = "Note";

    private const string WithOutcome =
        """
        SELECT m.seq AS Seq, m.case_code AS Code, m.message AS Message, i.outcome AS Outcome, m.action AS Action
        FROM team_messages m JOIN inbox i ON i.channel = 'desk' AND i.external_hash = m.action
        WHERE m.volunteer_id = @volunteer AND m.message IS NOT NULL AND i.state <> 'Waiting' ORDER BY m.seq
        """;

    private const string Unasked =
        """
        SELECT m.seq AS Seq, m.case_code AS Code, m.message AS Message, m.kind AS Outcome FROM team_messages m
        WHERE m.volunteer_id = @volunteer AND m.kind = 'Asked' AND m.message IS NOT NULL AND m.receipt IS NULL ORDER BY m.seq
        """;

    private const string Here =
        """
        SELECT EXISTS (
            SELECT 1 FROM team_messages m LEFT JOIN inbox i ON i.channel = 'desk' AND i.external_hash = m.action
            WHERE m.volunteer_id = @volunteer AND (m.line_id = @lineId OR i.outcome IN ('Said ' || @lineId, 'Noted ' || @lineId)))
        """;

    private const string Untold =
        $"""
        SELECT m.seq AS Seq, m.case_code AS Code, m.message AS Message, {OutboxRows.ShownState} AS Outcome, iif(o.state IN ('Parked', 'Uncertain'), o.trouble, NULL) AS Trouble
        FROM team_messages m JOIN outbox o ON o.line_id = m.line_id
        WHERE m.volunteer_id = @volunteer AND m.message IS NOT NULL AND o.state NOT IN ('Queued', 'Withdrawing') AND m.receipt IS NOT {OutboxRows.ShownState}
        ORDER BY m.seq
        """;

    // What became of an earlier wording is not told any more, except that it is still with the person after it was to be taken back.
    private const string StillThere =
        """
        SELECT m.seq AS Seq, m.case_code AS Code, m.message AS Message, o.state AS Outcome FROM team_messages m JOIN team_earlier e ON e.seq = m.seq JOIN outbox o ON o.line_id = e.line_id
        WHERE m.volunteer_id = @volunteer AND m.message IS NOT NULL AND o.state = 'Kept' AND e.told = 0 ORDER BY m.seq
        """;

    // The newest wording last; an earlier one that is gone already is left out.
    private const string OfMessage =
        """
        WITH wordings AS (
            SELECT e.line_id, e.action, 0 AS is_now FROM team_messages m JOIN team_earlier e ON e.seq = m.seq WHERE m.hash = @hash AND m.volunteer_id = @volunteer
            UNION ALL SELECT line_id, action, 1 FROM team_messages WHERE hash = @hash AND volunteer_id = @volunteer AND receipt IS NOT @note),
        known AS (
            SELECT coalesce(line_id, (SELECT substr(i.outcome, 6) FROM inbox i WHERE i.channel = 'desk' AND i.external_hash = action AND i.outcome LIKE 'Said %')) AS line, action, is_now FROM wordings)
        SELECT line AS LineId, iif(line IS NULL, action, NULL) AS Action FROM known
        WHERE CASE WHEN line IS NOT NULL THEN is_now OR line IN (SELECT line_id FROM outbox WHERE state NOT IN ('Withdrawing', 'Withdrawn', 'Cancelled', 'Kept'))
                   ELSE action IS NOT NULL AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.channel = 'desk' AND i.external_hash = action AND i.state <> 'Waiting') END
        ORDER BY is_now
        """;

    /// <summary>A message in somebody's chat was handed on as an action, to the person or as a note; what became of an earlier wording is not told any more.</summary>
    public void HandOn(SqliteConnection connection, long chat, int message, byte[] action, bool isNote) => connection.Execute(
        """
        INSERT INTO team_earlier (seq, line_id, action)
        SELECT seq, line_id, action FROM team_messages WHERE hash = @hash AND receipt IS NOT @note AND coalesce(line_id, action) IS NOT NULL AND action IS NOT @action;
        UPDATE team_messages SET action = @action, line_id = NULL, receipt = @receipt WHERE hash = @hash
        """,
        new { action, note = Note, receipt = isNote ? Note : null, hash = rows.Hash(chat, message) });

    /// <summary>A text waits for an answer of theirs: it is asked about by the next look at the chat, so that no crash swallows it. False when it waits already, or was handed on.</summary>
    public bool Ask(SqliteConnection connection, string volunteer, string code, long chat, int message, DateTimeOffset now)
    {
        connection.Execute(
            "DELETE FROM team_messages WHERE hash = @hash AND action IS NULL AND line_id IS NULL AND (kind = 'Own' OR case_code <> @code)",
            new { code, hash = rows.Hash(chat, message) });
        return rows.Note(connection, volunteer, code, TalkKind.Asked, chat, message, now) is not null;
    }

    /// <summary>The answer came: from now on it is a text like any other, written at this moment.</summary>
    public void Answered(SqliteConnection connection, long chat, int message) => connection.Execute(
        "DELETE FROM team_messages WHERE hash = @hash AND kind = 'Asked'", new { hash = rows.Hash(chat, message) });

    /// <summary>Texts that wait for an answer and have not been asked about.</summary>
    public IReadOnlyList<Receipt> ToAsk(SqliteConnection connection, string volunteer) => [.. Read(connection, Unasked, volunteer)];

    /// <summary>Whether we ask for which case an earlier text is: what follows it is asked about too, and does not overtake it.</summary>
    public static bool IsAsked(SqliteConnection connection, string volunteer, DateTimeOffset since) => connection.ExecuteScalar<long>(
        "SELECT EXISTS (SELECT 1 FROM team_messages WHERE volunteer_id = @volunteer AND kind = 'Asked' AND case_code = '' AND at > @since)",
        new { volunteer, since = since.ToUnixTimeMilliseconds() }) != 0;

    /// <summary>There was no case it could be for, and that was told: nothing waits for an answer, so the first words in a case that is taken next are not asked about.</summary>
    public static bool LetGo(SqliteConnection connection, long seq) => connection.Execute(
        "UPDATE team_messages SET kind = 'Listed' WHERE seq = @seq AND kind = 'Asked'", new { seq }) != 0;

    /// <summary>Something of theirs is about to be handed on that has no message in the chat yet; returns its place, or null when it was handed on before.</summary>
    public static long? BeginOnce(SqliteConnection connection, string volunteer, string code, byte[] action, DateTimeOffset now)
    {
        if (connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM inbox WHERE channel = 'desk' AND external_hash = @action)", new { action }) != 0)
        {
            return null;
        }

        var seq = TalkRows.Add(connection, volunteer, code, TalkKind.Said, now);
        connection.Execute("UPDATE team_messages SET action = @action WHERE seq = @seq", new { seq, action });
        return seq;
    }

    /// <summary>Whether a message of theirs was kept as a note: what becomes of it when it is changed is a note too.</summary>
    public bool WasNote(SqliteConnection connection, long chat, int message) => connection.ExecuteScalar<long>(
        "SELECT EXISTS (SELECT 1 FROM team_messages WHERE hash = @hash AND receipt = @note)", new { hash = rows.Hash(chat, message), note = Note }) != 0;

    /// <summary>Whether it is known for which case a message is, and nothing was handed on yet.</summary>
    public bool IsPending(SqliteConnection connection, long chat, int message) => connection.ExecuteScalar<long>(
        "SELECT EXISTS (SELECT 1 FROM team_messages WHERE hash = @hash AND case_code <> '' AND (kind = 'Asked' OR (action IS NULL AND line_id IS NULL AND receipt IS NULL)))", new { hash = rows.Hash(chat, message) }) != 0;

    /// <summary>What a message became for the person, and every earlier wording of it that is still with them, the newest last; a line that is not known yet is found by its action.</summary>
    public IReadOnlyList<WrittenAs> WrittenAs(SqliteConnection connection, string volunteer, long chat, int message) =>
        [.. connection.Query<WrittenAs>(OfMessage, new { volunteer, note = Note, hash = rows.Hash(chat, message) }).DistinctBy(written => written.Key)];

    /// <summary>Whether a line was written in this chat, and stands there already.</summary>
    public static bool StandsHere(SqliteConnection connection, string volunteer, string lineId) => connection.ExecuteScalar<long>(Here, new { volunteer, lineId }) != 0;

    /// <summary>What has an outcome that was not told yet.</summary>
    public IReadOnlyList<(Receipt Written, DeskOutcome Outcome)> Outcomes(SqliteConnection connection, string volunteer) =>
        [.. Read(connection, WithOutcome, volunteer).Select(written => (written, DeskOutcome.Read(written.State)))];

    /// <summary>What reached the person, or did not, and was not told yet.</summary>
    public IReadOnlyList<Receipt> Receipts(SqliteConnection connection, string volunteer) => [.. Read(connection, Untold, volunteer)];

    /// <summary>Earlier wordings that were to be taken back, and could not.</summary>
    public IReadOnlyList<Receipt> Kept(SqliteConnection connection, string volunteer) => [.. Read(connection, StillThere, volunteer)];

    /// <summary>That was told.</summary>
    public static bool KeptTold(SqliteConnection connection, long seq) => connection.Execute(
        "UPDATE team_earlier SET told = 1 WHERE seq = @seq AND line_id IN (SELECT line_id FROM outbox WHERE state = 'Kept')", new { seq }) != 0;

    /// <summary>The outcome is known; with a line, its way to the person is told next. What was changed since is another action, whose outcome is still to come.</summary>
    public static bool Settle(SqliteConnection connection, Receipt written, string? lineId) => connection.Execute(
        "UPDATE team_messages SET action = NULL, line_id = @lineId WHERE seq = @Seq AND action IS @Action", new { written.Seq, written.Action, lineId }) != 0;

    /// <summary>It was told.</summary>
    public static bool Told(SqliteConnection connection, long seq, string state) => connection.Execute(
        "UPDATE team_messages SET receipt = @state WHERE seq = @seq", new { seq, state }) != 0;

    private IEnumerable<Receipt> Read(SqliteConnection connection, string sql, string volunteer) => connection.Query<Row>(sql, new { volunteer }).AsList()
        .Select(row => rows.Open(row.Seq, row.Message) is { } place ? new Receipt(row.Seq, row.Code, place, row.Outcome ?? DeskOutcome.FailedCode, row.Trouble) { Action = row.Action } : null).OfType<Receipt>();

    // A computed column has no declared type, which rules out a positional record.
    private sealed record Row
    {
        public long Seq { get; init; }

        public string Code { get; init; } = "";

        public byte[] Message { get; init; } = [];

        public string? Outcome { get; init; }

        public string? Trouble { get; init; }

        public byte[]? Action { get; init; }
    }
}

/// <summary>What somebody's message became, or a wording of it.</summary>
internal sealed record WrittenAs
{
    // Properties and no constructor: of a computed column the type is not known.

    /// <summary>Its line; null as long as their chat was not brought up to date since.</summary>
    public string? LineId { get; init; }

    /// <summary>By what the action is found that wrote it, or is about to; null once the line is known.</summary>
    public byte[]? Action { get; init; }

    /// <summary>What it is told apart by.</summary>
    internal string Key => LineId ?? Convert.ToHexString(Action ?? []);
}
