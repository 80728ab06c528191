using System.Globalization;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Backups;

/// <summary>When the keys were last copied (`backup --keys`), and whether anybody wrote since: a backup of the database is worth nothing for whoever's key is in no copy.</summary>
public static class KeyCopyRecord
{
    private const string Key = "keys_copied_at";

    // In `created_at` of a person, because a key is made with their first message and bears no time itself.
    private const string Uncopied =
        "SELECT EXISTS (SELECT 1 FROM conversations WHERE sealed IS NOT NULL AND created_at > coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = @Key), 0) AND created_at <= @before)";

    /// <summary>How old a person's key may become without being in a copy: half of the fourteen days over which backups are kept, so that there is always one that the copy of the keys opens whole.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>Notes that they were copied; the program may be running.</summary>
    public static void Note(string database, DateTimeOffset at)
    {
        using var connection = BackupFolder.Open(database, SqliteOpenMode.ReadWrite);
        connection.Execute($"PRAGMA busy_timeout = {StorageLimits.BusyMilliseconds}; PRAGMA synchronous = FULL");
        connection.Execute(
            "INSERT INTO meta (key, value) VALUES (@Key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            new { Key, value = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) });
    }

    /// <summary>When they were last copied, unix milliseconds; null when never.</summary>
    public static long? At(SqliteConnection connection) => connection.ExecuteScalar<long?>("SELECT CAST(value AS INTEGER) FROM meta WHERE key = @Key", new { Key });

    /// <summary>Whether people wrote longer ago than anybody should have to wait whose keys are in no copy.</summary>
    public static bool IsOverdue(SqliteConnection connection, DateTimeOffset now) =>
        connection.ExecuteScalar<long>(Uncopied, new { Key, before = (now - Patience).ToUnixTimeMilliseconds() }) != 0;
}
