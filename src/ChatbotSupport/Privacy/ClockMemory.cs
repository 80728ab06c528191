using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>What the database knows of the clock; all times are unix milliseconds, all spans milliseconds.</summary>
/// <param name="Trusted">The last time that was believed; null before the first look of all.</param>
/// <param name="Doubt">What is known since it is doubted; null while it is believed.</param>
public sealed record ClockMemory(long? Trusted, ClockDoubt? Doubt)
{
    private const string TrustedKey = "clock_trusted";
    private const string DoubtKey = "clock_doubt";

    /// <summary>Reads it.</summary>
    public static ClockMemory Read(SqliteConnection connection)
    {
        var rows = connection.Query<(string Key, string Value)>("SELECT key, value FROM meta WHERE key IN (@TrustedKey, @DoubtKey)", new { TrustedKey, DoubtKey }).ToDictionary(row => row.Key, row => row.Value);
        return new(
            rows.TryGetValue(TrustedKey, out var trusted) ? long.Parse(trusted, CultureInfo.InvariantCulture) : null,
            rows.TryGetValue(DoubtKey, out var doubt) ? JsonSerializer.Deserialize<ClockDoubt>(doubt) : null);
    }

    /// <summary>Writes it.</summary>
    public void Write(SqliteConnection connection)
    {
        Put(connection, TrustedKey, Trusted?.ToString(CultureInfo.InvariantCulture));
        Put(connection, DoubtKey, Doubt is null ? null : JsonSerializer.Serialize(Doubt));
    }

    private static void Put(SqliteConnection connection, string key, string? value) => connection.Execute(
        value is null ? "DELETE FROM meta WHERE key = @key" : "INSERT INTO meta (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { key, value });
}

/// <summary>A clock that is doubted.</summary>
/// <param name="Seen">What it showed last.</param>
/// <param name="Ran">How long the program ran since the last trusted time, as time passed.</param>
/// <param name="Steady">How long it has run without the clock being set.</param>
/// <param name="Low">The earliest it showed while it was behind; null when it never was.</param>
/// <param name="High">The latest it showed while it was behind.</param>
public sealed record ClockDoubt(long Seen, long Ran, long Steady, long? Low, long? High);
