using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>The tables of what happened and of what coordinators are told: codes, never a word.</summary>
internal static class AuditRows
{
    public static void Happened(SqliteConnection connection, string code, string? conversationId, string? caseCode, DateTimeOffset now) => connection.Run(
        "INSERT INTO events (at, code, conversation_id, case_code) VALUES (@at, @code, @conversationId, @caseCode)",
        ("@at", now.ToUnixTimeMilliseconds()),
        ("@code", code),
        ("@conversationId", conversationId),
        ("@caseCode", caseCode));

    /// <summary>Something became of a volunteer by itself.</summary>
    public static void OfVolunteer(SqliteConnection connection, string code, string? volunteerId, DateTimeOffset now) => connection.Execute(
        "INSERT INTO events (at, code, volunteer_id) VALUES (@at, @code, @volunteerId)", new { at = now.ToUnixTimeMilliseconds(), code, volunteerId });

    public static void Alert(SqliteConnection connection, CoordinatorAlert alert, string? caseCode, Level level, DateTimeOffset now) => connection.Execute(
        "INSERT INTO alerts (alert, case_code, level, at) VALUES (@alert, @caseCode, @level, @at)",
        new { alert = alert.ToString(), caseCode, level = level.ToString(), at = now.ToUnixTimeMilliseconds() });

    /// <summary>An alert that names somebody of the team by their alias; once, as long as nobody has seen it.</summary>
    public static void AlertNaming(SqliteConnection connection, CoordinatorAlert alert, string alias, DateTimeOffset now) => connection.Execute(
        """
        INSERT INTO alerts (alert, case_code, level, at, details) SELECT @alert, NULL, 'L0', @at, @alias
        WHERE NOT EXISTS (SELECT 1 FROM alerts WHERE alert = @alert AND details = @alias AND seen_at IS NULL)
        """,
        new { alert = alert.ToString(), alias, at = now.ToUnixTimeMilliseconds() });

    /// <summary>Whether such an alert stands unseen.</summary>
    public static bool IsNamed(SqliteConnection connection, CoordinatorAlert alert, string alias) => connection.ExecuteScalar<long>(
        "SELECT EXISTS (SELECT 1 FROM alerts WHERE alert = @alert AND details = @alias AND seen_at IS NULL)", new { alert = alert.ToString(), alias }) != 0;

    /// <summary>What such an alert tells is so no more.</summary>
    public static void NamedIsOver(SqliteConnection connection, CoordinatorAlert alert, string alias, DateTimeOffset now) => connection.Execute(
        "UPDATE alerts SET seen_at = @at WHERE alert = @alert AND details = @alias AND seen_at IS NULL",
        new { alert = alert.ToString(), alias, at = now.ToUnixTimeMilliseconds() });

    /// <summary>An alert about a conversation, with its open case and level as stored.</summary>
    public static void AlertAbout(SqliteConnection connection, CoordinatorAlert alert, string? conversationId, DateTimeOffset now) => connection.Execute(
        """
        INSERT INTO alerts (alert, case_code, level, at)
        VALUES (@alert,
                (SELECT code FROM cases WHERE conversation_id = @conversationId ORDER BY state = 'Closed', opened_at DESC LIMIT 1),
                coalesce((SELECT level FROM conversations WHERE id = @conversationId), 'L0'),
                @at)
        """,
        new { alert = alert.ToString(), conversationId, at = now.ToUnixTimeMilliseconds() });
}
