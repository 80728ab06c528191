using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Backups;

/// <summary>Whether the keys that lie here open a backup: asked before it takes the place of anything, because a start with other keys is refused.</summary>
/// <param name="Fit">How they fit.</param>
/// <param name="WithoutKey">People in the backup who have no key here. Among them are those who were erased since it was made.</param>
/// <param name="Newest">The number of the newest key here.</param>
internal sealed record KeysForBackup(KeyFit Fit, int WithoutKey = 0, long Newest = 0)
{
    /// <summary>Looks; changes nothing. A file that is no backup fits: what is the matter with it is told by whoever reads it.</summary>
    public static KeysForBackup Look(string backup, string keyFolder)
    {
        try
        {
            using var connection = BackupFolder.Open(backup, SqliteOpenMode.ReadOnly);
            return connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('meta', 'conversations')") == 2
                ? Look(connection, keyFolder)
                : new(KeyFit.Fits);
        }
        catch (SqliteException unreadable) when (Soundness.IsDamage(unreadable))
        {
            return new(KeyFit.Fits);
        }
    }

    private static KeysForBackup Look(SqliteConnection connection, string keyFolder)
    {
        var trace = StoredTrace.Read(connection);
        if (!trace.HasPeople)
        {
            return new(KeyFit.Fits);
        }

        var file = KeyRing.PeopleFileOf(keyFolder);
        if (!KeyRing.IsThere(keyFolder))
        {
            return new(KeyFit.Missing);
        }

        using var people = BackupFolder.Open(file, SqliteOpenMode.ReadWrite); // what a kill left half written is undone by whoever may write
        if (PeopleFile.Installation(people) != trace.Installation)
        {
            return new(KeyFit.Foreign);
        }

        var newest = PeopleFile.NewestNumber(people);
        if (trace.NewestKey <= newest)
        {
            return new(KeyFit.Fits, Newest: newest);
        }

        var there = people.Query<string>("SELECT id FROM people", buffered: false).ToHashSet(StringComparer.Ordinal);
        var without = connection.Query<string>("SELECT id FROM conversations WHERE version = 0 OR sealed IS NOT NULL", buffered: false).Count(person => !there.Contains(person));
        return new(KeyFit.Older, without, newest);
    }
}

/// <summary>How keys fit a backup.</summary>
internal enum KeyFit
{
    /// <summary>They open it.</summary>
    Fits,

    /// <summary>There are none.</summary>
    Missing,

    /// <summary>They are another installation's.</summary>
    Foreign,

    /// <summary>They were copied before people wrote who are in the backup.</summary>
    Older,
}
