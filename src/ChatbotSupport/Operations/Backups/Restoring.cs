using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Clocks;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Backups;

/// <summary>Puts a backup in the place of the database. What stood there before is kept, also when it can no longer be read.</summary>
public static class Restoring
{
    private const string Ok = "ok";

    // The database is up to three files: itself, its log, and the index of that.
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        /// <summary>The backup is the database now.</summary>
        Restored,

        /// <summary>The file is no whole database of this program.</summary>
        NotABackup,

        /// <summary>The file comes from a newer version of the program.</summary>
        Newer,
    }

    /// <summary>Restores; nobody else may be using the database.</summary>
    /// <param name="backup">The backup file.</param>
    /// <param name="database">The database file.</param>
    /// <param name="before">Where the present database goes.</param>
    /// <param name="newestVersion">The newest schema this program knows.</param>
    /// <param name="now">The time.</param>
    /// <param name="newestKey">Whoever has a key with a higher number than this is given up, because it is not there; null for nobody.</param>
    /// <remarks>Killed at any moment, the old database stands in its place, or the whole new one does.</remarks>
    public static Outcome Run(string backup, string database, BackupFolder before, long newestVersion, DateTimeOffset now, long? newestKey = null)
    {
        if (Version(backup) is not { } version)
        {
            return Outcome.NotABackup;
        }

        if (version > newestVersion)
        {
            return Outcome.Newer;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        var fresh = Remains.BegunAt(database);
        Remains.DropBegun(database);
        try
        {
            BackupFolder.Copy(backup, fresh);
            Settle(fresh, MadeAt(backup), newestKey, now);
            Durable.File(fresh);
            SetAside(database, before, now);
            File.Move(fresh, database, overwrite: true);
            Durable.Folder(Path.GetDirectoryName(database)!);
            return Outcome.Restored;
        }
        finally
        {
            Remains.DropBegun(database); // whatever went wrong; nothing is there when nothing did
        }
    }

    /// <summary>When a backup was made: by its name, else by the last sign of life in it, else by the file.</summary>
    public static DateTimeOffset MadeAt(string backup)
    {
        if (BackupFolder.TimeOf(backup) is { } named)
        {
            return named;
        }

        using var connection = BackupFolder.Open(backup, SqliteOpenMode.ReadOnly);
        return StoredTrace.IsOurs(connection) && Heartbeat.Read(connection) is { } alive ? alive : new DateTimeOffset(File.GetLastWriteTimeUtc(backup), TimeSpan.Zero);
    }

    private static long? Version(string file)
    {
        try
        {
            using var connection = BackupFolder.Open(file, SqliteOpenMode.ReadOnly);
            var whole = Ask(connection, "PRAGMA integrity_check") as string;
            var version = (long)Ask(connection, "PRAGMA user_version")!;
            return whole == Ok && version > 0 ? version : null;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    // Before it stands in its place: nobody may start on it who believes that all keys are its own, or that everybody is where they were.
    private static void Settle(string fresh, DateTimeOffset madeAt, long? newestKey, DateTimeOffset now)
    {
        using var connection = BackupFolder.Open(fresh, SqliteOpenMode.ReadWrite);
        connection.Execute("PRAGMA secure_delete = ON; PRAGMA synchronous = FULL");
        RestoredRows.Settle(connection, madeAt, newestKey, now);
    }

    // What is left of the old database, its log above all, must neither be applied to the restored one nor be lost: nobody knows yet whether this was the right backup.
    private static void SetAside(string database, BackupFolder before, DateTimeOffset now)
    {
        var isKept = File.Exists(database) && IsKept(database, before, now);
        var aside = Remains.BrokenAt(database, now);
        foreach (var part in Parts.Where(part => File.Exists(database + part)))
        {
            if (!isKept)
            {
                File.Move(database + part, aside + part);
            }
            else if (part.Length > 0)
            {
                File.Delete(database + part);
            }
        }
    }

    /// <summary>Whether all of it lies among the backups, with what stood in its log.</summary>
    private static bool IsKept(string database, BackupFolder before, DateTimeOffset now)
    {
        try
        {
            if (IsNew(database))
            {
                return false; // an empty one is no backup of anything
            }

            before.Write(database, BackupKind.SetAside, now);
            using var connection = BackupFolder.Open(database, SqliteOpenMode.ReadWrite);
            Ask(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            return true;
        }
        catch (Exception damage) when (damage is SqliteException or InvalidDataException or NoRoomException)
        {
            return false;
        }
    }

    private static bool IsNew(string database)
    {
        using var connection = BackupFolder.Open(database, SqliteOpenMode.ReadOnly);
        return StoredTrace.IsNew(connection);
    }

    private static object? Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar();
    }
}
