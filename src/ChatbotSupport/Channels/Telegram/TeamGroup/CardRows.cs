using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>The table of cards in the group, and the cases they show.</summary>
internal static class CardRows
{
    // From those few and not from all cases: it is read with every look, and closed ones are kept for long.
    private const string Everything =
        """
        WITH shown AS (SELECT code FROM cases WHERE state <> 'Closed' UNION SELECT case_code FROM group_cards)
        SELECT c.code AS Code, c.channel AS Channel, c.language AS Language, c.state AS State, c.level AS Level, c.reasons AS Reasons, c.owner_alias AS Owner,
               c.opened_at AS OpenedAt, c.waiting_since AS WaitingSince, c.reply_due_at AS ReplyDueAt, c.consent AS Consent, c.person_left AS "Left", c.erased AS Erased,
               c.second_wanted AS SecondWanted, v.route AS Route, v.open_until AS OpenUntil,
               EXISTS (SELECT 1 FROM events e WHERE e.case_code = c.code AND e.code = 'case_taken' AND e.at >= c.opened_at) AS WasTaken,
               (SELECT count(*) FROM alerts a WHERE a.case_code = c.code AND a.alert = 'ReplyOverdue' AND a.at >= c.waiting_since) AS Overdue,
               g.message AS Message, g.face AS Face, g.stage AS Stage
        FROM shown s JOIN cases c ON c.code = s.code LEFT JOIN conversations v ON v.id = c.conversation_id LEFT JOIN group_cards g ON g.case_code = c.code
        ORDER BY c.level DESC, c.waiting_since, c.code
        """;

    /// <summary>Open cases, and others whose card still stands there; the most urgent first.</summary>
    public static IReadOnlyList<GroupCase> All(SqliteConnection connection) => connection.Query<GroupCase>(Everything).AsList();

    /// <summary>Cards of cases that are not kept any more.</summary>
    public static IReadOnlyList<(string Code, long Message)> Orphans(SqliteConnection connection) => connection.Query<(string, long)>(
        "SELECT case_code, message FROM group_cards WHERE NOT EXISTS (SELECT 1 FROM cases WHERE code = case_code)").AsList();

    /// <summary>A card shows this.</summary>
    public static void Shown(SqliteConnection connection, string code, int message, string face, long stage, DateTimeOffset now) => connection.Execute(
        """
        INSERT INTO group_cards (case_code, message, face, stage, posted_at) VALUES (@code, @message, @face, @stage, @now)
        ON CONFLICT (case_code) DO UPDATE SET posted_at = CASE WHEN message = excluded.message THEN posted_at ELSE excluded.posted_at END,
            message = excluded.message, face = excluded.face, stage = excluded.stage
        """,
        new { code, message, face, stage, now = now.ToUnixTimeMilliseconds() });

    /// <summary>Its card is gone, or stands for nothing any more.</summary>
    public static void Forget(SqliteConnection connection, string code) => connection.Execute("DELETE FROM group_cards WHERE case_code = @code", new { code });

    /// <summary>Approved coordinators, and whether they want to be mentioned by account.</summary>
    public static IReadOnlyList<(string Id, string Alias, long Mentioned)> Coordinators(SqliteConnection connection) => connection.Query<(string, string, long)>(
        """
        SELECT v.id, v.alias, coalesce(a.mentioned, 0) FROM volunteers v LEFT JOIN volunteer_accounts a ON a.volunteer_id = v.id AND a.channel = 'telegram'
        WHERE v.coordinator <> 0 AND v.approved_at IS NOT NULL AND v.removed_at IS NULL ORDER BY v.alias
        """).AsList();
}
