using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Where we stand in Telegram's updates. Written after what came is stored: whatever comes again is recognised by the inbox.</summary>
internal static class OffsetRows
{
    /// <summary>The number of the next update; 0 when it is unknown or too old to mean anything.</summary>
    public static long Read(SqliteConnection connection, long bot, DateTimeOffset now) =>
        connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE key = @key", new { key = Key(bot) })?.Split(' ') is [var offset, var at]
        && now - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)) < TelegramLimits.OffsetKept
            ? long.Parse(offset, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>Remembers it.</summary>
    public static bool Write(SqliteConnection connection, long bot, long offset, DateTimeOffset now) => connection.Execute(
        "INSERT INTO meta (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        new { key = Key(bot), value = string.Create(CultureInfo.InvariantCulture, $"{offset} {now.ToUnixTimeMilliseconds()}") }) == 1;

    private static string Key(long bot) => string.Create(CultureInfo.InvariantCulture, $"telegram_offset_{bot}");
}
