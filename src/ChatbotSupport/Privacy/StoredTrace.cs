using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>What the database knows of the keys it was written with; no key itself.</summary>
/// <param name="HasPeople">Whether there is anything that only the right keys can read.</param>
/// <param name="Installation">Which key folder it belongs to.</param>
/// <param name="NewestKey">The number of the newest person key it was written with.</param>
public sealed record StoredTrace(bool HasPeople, string? Installation, long NewestKey)
{
    private const string InstallationKey = "installation";
    private const string NewestKeyKey = "newest_key";

    /// <summary>Reads it.</summary>
    public static StoredTrace Read(Database database)
    {
        using var connection = database.OpenReader();
        var newest = connection.ExecuteScalar<string>("SELECT value FROM meta WHERE key = @key", new { key = NewestKeyKey });
        return new(
            connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM conversations)") != 0,
            connection.ExecuteScalar<string>("SELECT value FROM meta WHERE key = @key", new { key = InstallationKey }),
            newest is null ? 0 : long.Parse(newest, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Notes which key folder the database belongs to.</summary>
    public static void Belong(SqliteConnection connection, string installation) => Write(connection, InstallationKey, installation);

    /// <summary>Notes that a person's first row is being written with the key of this number.</summary>
    public static void Used(SqliteConnection connection, long keyNumber) => connection.Execute(
        """
        INSERT INTO meta (key, value) VALUES (@key, @value)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE CAST(excluded.value AS INTEGER) > CAST(meta.value AS INTEGER)
        """,
        new { key = NewestKeyKey, value = keyNumber.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    private static void Write(SqliteConnection connection, string key, string value) => connection.Execute(
        "INSERT INTO meta (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        new { key, value });
}
