using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>Tells coordinators what is the matter with the service itself: one alert of a kind stands until somebody has seen it, however often it is raised.</summary>
internal static class ServiceAlert
{
    private const string Daily =
        """
        INSERT INTO alerts (alert, level, at)
        SELECT @alert, @level, @at WHERE NOT EXISTS (SELECT 1 FROM alerts WHERE alert = @alert AND (seen_at IS NULL OR at > @since))
        """;

    /// <summary>Raises what is looked for every hour: seen, it is told again the next day if it is still so.</summary>
    public static Task<int> RaiseDailyAsync(Writer writer, CoordinatorAlert alert, DateTimeOffset now) => writer.RunAsync(connection => connection.Execute(
        Daily, new { alert = alert.ToString(), level = nameof(Level.L0), at = now.ToUnixTimeMilliseconds(), since = (now - TimeSpan.FromDays(1)).ToUnixTimeMilliseconds() }));

    /// <summary>Raises it.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="alert">Which.</param>
    /// <param name="now">The time.</param>
    /// <param name="details">What it is about in particular, or null.</param>
    /// <param name="beside">What else is written in the same commit, or null.</param>
    public static Task<int> RaiseAsync(Writer writer, CoordinatorAlert alert, DateTimeOffset now, string? details = null, Action<SqliteConnection>? beside = null) => writer.RunAsync(connection =>
    {
        beside?.Invoke(connection);
        return StandingAlerts.Raise(connection, alert, now, details);
    });
}
