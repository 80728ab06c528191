using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>Times that were written while the clock was wrong, once it is known to be right: they become now, so that what they belong to is neither dropped at once nor kept for ever.</summary>
public static class WrongTimes
{
    /// <summary>Every time by which something is dropped; the names are those of <see cref="RetentionRules"/> and of whoever is silent.</summary>
    public static readonly (string Table, string Column)[] All =
    [
        ("conversations", "last_person_at"), ("conversations", "updated_at"), ("lines", "at"), ("inbox", "received_at"), ("outbox", "created_at"), ("outbox", "sent_at"),
        ("cases", "closed_at"), ("screen_messages", "at"), ("events", "at"), ("alerts", "at"), ("own_talks", "last_at"), ("own_talks", "closed_at"), ("debriefs", "offered_at"),
        ("team_doubts", "at"), ("leaving_accounts", "at"),
    ];

    // What ends by itself lies ahead anyway; what ends later than anything given now could must not let anybody in.
    private static readonly (string Table, string Column)[] Ends = [("sign_in_links", "expires_at"), ("account_tokens", "expires_at"), ("desk_sessions", "expires_at")];

    private static readonly TimeSpan LongestEnd = TimeSpan.FromDays(7);

    private static readonly long Slack = (long)PrivacyLimits.ClockDoubt.TotalMilliseconds;

    /// <summary>Mends them in one commit.</summary>
    /// <param name="connection">The writer's.</param>
    /// <param name="now">What the clock shows, now that it is believed; unix milliseconds.</param>
    /// <param name="doubt">What it showed while it was doubted.</param>
    public static void Mend(SqliteConnection connection, long now, ClockDoubt doubt)
    {
        foreach (var (table, column) in All)
        {
            Move(connection, table, column, now + Slack, long.MaxValue, now);
        }

        foreach (var (table, column) in Ends)
        {
            Move(connection, table, column, now + (long)LongestEnd.TotalMilliseconds, long.MaxValue, now);
        }

        if (doubt is not { Low: { } low, High: { } high } || high >= now - Slack)
        {
            return;
        }

        // Between two looks, and before the first one, it showed a little less and a little more.
        var look = (long)PrivacyLimits.ClockLook.TotalMilliseconds * 2;
        foreach (var (table, column) in All)
        {
            Move(connection, table, column, low - look, high + look, now);
        }
    }

    private static void Move(SqliteConnection connection, string table, string column, long from, long to, long now) =>
        connection.Execute($"UPDATE {table} SET {column} = @now WHERE {column} BETWEEN @from AND @to", new { now, from, to });
}
