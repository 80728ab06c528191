using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>Alerts about the service itself, in whatever room they arise: one of a kind stands until somebody has seen it, or what it tells is over.</summary>
internal static class StandingAlerts
{
    private const string Once =
        """
        INSERT INTO alerts (alert, level, at, details)
        SELECT @alert, @level, @at, @details WHERE NOT EXISTS (SELECT 1 FROM alerts WHERE alert = @alert AND seen_at IS NULL)
        """;

    private const string Over = "UPDATE alerts SET seen_at = @at WHERE alert = @alert AND seen_at IS NULL";

    /// <summary>Raises one, unless it stands already; returns how many were raised.</summary>
    public static int Raise(SqliteConnection connection, CoordinatorAlert alert, DateTimeOffset now, string? details = null) =>
        connection.Execute(Once, new { alert = alert.ToString(), level = nameof(Level.L0), at = now.ToUnixTimeMilliseconds(), details });

    /// <summary>What it tells is so no more; returns how many stood.</summary>
    public static int End(SqliteConnection connection, CoordinatorAlert alert, DateTimeOffset now) =>
        connection.Execute(Over, new { alert = alert.ToString(), at = now.ToUnixTimeMilliseconds() });
}
