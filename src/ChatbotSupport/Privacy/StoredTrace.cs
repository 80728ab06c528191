using System.Globalization;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>What the database knows of the keys it was written with; no key itself.</summary>
/// <param name="HasPeople">Whether there is anything that only the right keys can read.</param>
/// <param name="Installation">Which key folder it belongs to.</param>
/// <param name="NewestKey">The number of the newest person key it was written with.</param>
/// <param name="FirstKey">From which number on keys are its own; those below may be of a database that was set aside. Null before its first start, and after it was restored.</param>
/// <param name="SinceMilliseconds">When that was noted; 0 before.</param>
public sealed record StoredTrace(bool HasPeople, string? Installation, long NewestKey, long? FirstKey, long SinceMilliseconds)
{
    private const string InstallationKey = "installation";
    private const string NewestKeyKey = "newest_key";
    private const string FirstKeyKey = "first_key";
    private const string SinceKey = "first_key_since";
    private const string RestoredKey = "restored";

    /// <summary>Reads it.</summary>
    public static StoredTrace Read(Database database)
    {
        using var connection = database.OpenReader();
        return Read(connection);
    }

    /// <summary>Whether a database was ever used by a start of the program, or put there by `restore`; a new one was not.</summary>
    public static bool IsKnown(SqliteConnection connection) => IsOurs(connection) && (Find(connection, InstallationKey) ?? Find(connection, RestoredKey)) is not null;

    /// <summary>Whether a database has our form and nothing more yet: a verb made it, or a start that was refused.</summary>
    public static bool IsNew(SqliteConnection connection) => IsOurs(connection) && !IsKnown(connection);

    /// <summary>Notes that the database came from a backup: whose keys are its own, the next start asks anew.</summary>
    public static void Restored(SqliteConnection connection)
    {
        if (IsOurs(connection))
        {
            Write(connection, RestoredKey, "1");
            Forget(connection, FirstKeyKey);
        }
    }

    /// <summary>Notes that nobody's key with a higher number than this is needed: whoever had one is given up.</summary>
    internal static void GiveUpAfter(SqliteConnection connection, long newestKey) => Write(connection, NewestKeyKey, Text(newestKey));

    /// <summary>What a database knows of its keys that nobody has opened for work.</summary>
    internal static StoredTrace Read(SqliteConnection connection) => new(
        connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM conversations)") != 0,
        Find(connection, InstallationKey),
        Number(connection, NewestKeyKey) ?? 0,
        Number(connection, FirstKeyKey),
        Number(connection, SinceKey) ?? 0);

    /// <summary>Notes from which key on they are this database's own, if that is not known.</summary>
    public static void Begin(SqliteConnection connection, long firstKey, DateTimeOffset now)
    {
        if (Find(connection, FirstKeyKey) is null)
        {
            Write(connection, FirstKeyKey, Text(firstKey));
            Write(connection, SinceKey, Text(now.ToUnixTimeMilliseconds()));
            Forget(connection, RestoredKey);
        }
    }

    /// <summary>Notes that no other database is left whose keys lie here.</summary>
    public static void Alone(SqliteConnection connection) => Write(connection, FirstKeyKey, Text(0));

    /// <summary>Notes which key folder the database belongs to.</summary>
    public static void Belong(SqliteConnection connection, string installation) => Write(connection, InstallationKey, installation);

    /// <summary>Notes that a person's first row is being written with the key of this number.</summary>
    public static void Used(SqliteConnection connection, long keyNumber) => connection.Execute(
        """
        INSERT INTO meta (key, value) VALUES (@key, @value)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE CAST(excluded.value AS INTEGER) > CAST(meta.value AS INTEGER)
        """,
        new { key = NewestKeyKey, value = Text(keyNumber) });

    /// <summary>Whether it is a database of this program, of whatever form.</summary>
    internal static bool IsOurs(SqliteConnection connection) =>
        connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta')") != 0;

    private static string? Find(SqliteConnection connection, string key) =>
        connection.ExecuteScalar<string>("SELECT value FROM meta WHERE key = @key", new { key });

    private static long? Number(SqliteConnection connection, string key) =>
        Find(connection, key) is { } value ? long.Parse(value, CultureInfo.InvariantCulture) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Forget(SqliteConnection connection, string key) => connection.Execute("DELETE FROM meta WHERE key = @key", new { key });

    private static void Write(SqliteConnection connection, string key, string value) => connection.Execute(
        "INSERT INTO meta (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        new { key, value });
}
