using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Clocks;

/// <summary>When the bot was last alive; tells a short restart from an outage.</summary>
internal static class Heartbeat
{
    private const string Key = "heartbeat";

    public static DateTimeOffset? Read(SqliteConnection connection) =>
        connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE key = @Key", new { Key }) is { } value
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(value, CultureInfo.InvariantCulture))
            : null;

    public static bool Write(SqliteConnection connection, DateTimeOffset now) => connection.Execute(
        "INSERT INTO meta (key, value) VALUES (@Key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        new { Key, value = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) }) == 1;
}
