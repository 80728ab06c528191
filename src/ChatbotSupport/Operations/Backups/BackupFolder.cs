using System.Globalization;
using ChatbotSupport.Core.Conversations;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Backups;

/// <summary>The folder of the backups: whole copies of the database, text sealed as in the original, never a key.</summary>
public sealed class BackupFolder(string folder)
{
    private const string Prefix = "chatbot-";
    private const string Suffix = ".db";
    private const string TimeFormat = "yyyyMMdd-HHmmss";
    private const string Unfinished = ".part";
    private const string Sound = "ok";

    /// <summary>Copies a database, also while the program writes to it, and returns the new file.</summary>
    public string Write(string database, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, Prefix + now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + Suffix);
        var unfinished = file + Unfinished;

        // One that broke off would fill a full disk further with every try.
        foreach (var earlier in Directory.EnumerateFiles(folder, Prefix + "*" + Unfinished))
        {
            File.Delete(earlier);
        }

        Copy(database, unfinished);
        if (!IsSound(unfinished))
        {
            // It must not push the sound ones out of the folder.
            File.Delete(unfinished);
            throw new InvalidDataException("The copy of the database is damaged.");
        }

        File.Move(unfinished, file, overwrite: true);
        return file;
    }

    /// <summary>Removes the oldest backups until only so many are left; those dated ahead, made while the clock was wrong, count as older than any.</summary>
    public void Keep(int count, DateTimeOffset now)
    {
        foreach (var old in All().OrderBy(backup => IsAhead(backup.At, now)).ThenByDescending(backup => backup.At).Skip(count))
        {
            File.Delete(old.File);
        }
    }

    /// <summary>The newest backup and when it was made, or null. One dated ahead was made while the clock was wrong: nobody knows how old it is.</summary>
    public (string File, DateTimeOffset At)? Newest(DateTimeOffset now) =>
        All().Where(backup => !IsAhead(backup.At, now)).OrderByDescending(backup => backup.At).Select(backup => ((string, DateTimeOffset)?)backup).FirstOrDefault();

    /// <summary>Copies one SQLite database as it is at one moment.</summary>
    internal static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadOnly);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        source.BackupDatabase(target);

        // The copy is one file that can be carried away; whoever opens it for work chooses the journal again.
        using var journal = target.CreateCommand();
        journal.CommandText = "PRAGMA journal_mode = DELETE";
        journal.ExecuteNonQuery();
    }

    private static bool IsSound(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        return check.ExecuteScalar() as string == Sound;
    }

    internal static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static bool IsAhead(DateTimeOffset at, DateTimeOffset now) => at - now > ConversationLimits.ClockSlack;

    private IEnumerable<(string File, DateTimeOffset At)> All()
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix))
        {
            var time = Path.GetFileNameWithoutExtension(file)[Prefix.Length..];
            if (DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            {
                yield return (file, at);
            }
        }
    }
}
