using ChatbotSupport.Privacy;
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
    public static Outcome Run(string backup, string database, BackupFolder before, long newestVersion, DateTimeOffset now)
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
        var fresh = database + ".restoring";
        File.Delete(fresh);
        BackupFolder.Copy(backup, fresh);
        Mark(fresh);
        SetAside(database, before, now);
        File.Move(fresh, database, overwrite: true);
        return Outcome.Restored;
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

    // Before it stands in its place: nobody may start on it who believes that all keys are its own.
    private static void Mark(string fresh)
    {
        using var connection = BackupFolder.Open(fresh, SqliteOpenMode.ReadWrite);
        StoredTrace.Restored(connection);
    }

    // What is left of the old database, its log above all, must neither be applied to the restored one nor be lost: nobody knows yet whether this was the right backup.
    private static void SetAside(string database, BackupFolder before, DateTimeOffset now)
    {
        var isKept = File.Exists(database) && IsKept(database, before, now);
        var aside = $"{database}.broken-{now.ToUnixTimeSeconds()}";
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
        catch (Exception damage) when (damage is SqliteException or InvalidDataException)
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
