using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Terminal;

/// <summary>Where a trial talk stands, as the stored columns tell it.</summary>
internal static class TrialState
{
    private const string Standing =
        """
        SELECT state || coalesce(' ' || flow || '/' || step, '') || ' ' || level || CASE flags WHEN '' THEN '' ELSE ' ' || flags END
            || CASE route WHEN 'Normal' THEN '' ELSE ' ' || route END
            || coalesce((SELECT ' | ' || c.state || ' ' || c.reasons || ' ' || c.consent FROM cases c WHERE c.conversation_id = conversations.id ORDER BY c.opened_at DESC LIMIT 1), '')
        FROM conversations
        """;

    /// <summary>State, step, level, signs, route and the case in one line; nothing before the first turn.</summary>
    public static string? Read(SqliteConnection connection) => connection.QueryFirstOrDefault<string>(Standing);

    /// <summary>What coordinators were told after a number, with the number of the last one.</summary>
    public static IReadOnlyList<TrialAlert> Alerts(SqliteConnection connection, long after) =>
        connection.Query<TrialAlert>("SELECT id AS Id, alert || ' ' || level AS Text FROM alerts WHERE id > @after ORDER BY id", new { after }).AsList();

    /// <summary>The open case, or else the last one, of the talk.</summary>
    public static string? CaseCode(SqliteConnection connection) =>
        connection.QueryFirstOrDefault<string>("SELECT code FROM cases ORDER BY state = 'Closed', opened_at DESC LIMIT 1");

    /// <summary>When the shift of the one volunteer ends or ended; null before it began.</summary>
    public static DateTimeOffset? ShiftEnd(SqliteConnection connection) =>
        connection.ExecuteScalar<long?>("SELECT max(on_shift_until) FROM volunteers") is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    /// <summary>The one volunteer of the trial.</summary>
    public static string Volunteer(SqliteConnection connection) => connection.QuerySingle<string>("SELECT id FROM volunteers");
}

/// <summary>Something coordinators were told.</summary>
internal sealed class TrialAlert
{
    public long Id { get; init; }

    public required string Text { get; init; }
}
