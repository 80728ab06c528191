using System.Globalization;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Storage;
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

    private static readonly BackupKind[] Kinds = Enum.GetValues<BackupKind>();

    /// <summary>Copies a database, also while the program writes to it, and returns the new file. Whatever goes wrong, nothing unfinished stays.</summary>
    /// <exception cref="NoRoomException">There is no room for it, or the running database would have none left; nothing was written.</exception>
    /// <exception cref="InvalidDataException">The copy is not sound.</exception>
    public string Write(string database, BackupKind kind, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var room = RoomFor(database);
        if (!room.IsEnough)
        {
            throw new NoRoomException(folder, room);
        }

        var file = Path.Combine(folder, Prefix + now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + Mark(kind) + Suffix);
        var unfinished = file + Unfinished;
        try
        {
            Copy(database, unfinished);
            if (!IsSound(unfinished))
            {
                throw new InvalidDataException("The copy of the database is damaged."); // it must not push the sound ones out of the folder
            }

            Durable.File(unfinished);
            File.Move(unfinished, file, overwrite: true);
            Durable.Folder(folder);
            return file;
        }
        catch
        {
            // A full disk is full for everybody: what broke off must not lie there until the next try.
            Delete(unfinished);
            throw;
        }
    }

    /// <summary>Deletes what a copy that broke off left behind.</summary>
    /// <param name="begun">Only what nobody has written to for so long, by the clock that dates files: a copy by hand may be under way beside the program.</param>
    public void Tidy(TimeSpan begun)
    {
        if (Directory.Exists(folder))
        {
            foreach (var left in Directory.GetFiles(folder, Prefix + "*" + Unfinished + "*").Where(file => TimeProvider.System.GetUtcNow() - File.GetLastWriteTimeUtc(file) >= begun))
            {
                File.Delete(left);
            }
        }
    }

    /// <summary>The room there is for a copy of a database.</summary>
    public BackupRoom RoomFor(string database) => BackupRoom.Measure(database, folder);

    /// <summary>Gives up the oldest daily ones, if that makes room for a new one; the newest stays, and nothing goes that would not help.</summary>
    public void MakeRoom(string database, DateTimeOffset now)
    {
        var missing = RoomFor(database).Missing;
        var oldest = new Queue<Backup>(All().Where(backup => backup.Kind == BackupKind.Daily)
            .OrderByDescending(backup => IsAhead(backup.At, now)).ThenBy(backup => backup.At).SkipLast(1));
        if (missing <= 0 || oldest.Sum(backup => new FileInfo(backup.File).Length) < missing)
        {
            return;
        }

        while (missing > 0 && oldest.TryDequeue(out var backup))
        {
            missing -= new FileInfo(backup.File).Length;
            File.Delete(backup.File);
        }
    }

    /// <summary>Keeps of the daily ones the newest of each of so many days, those dated ahead, made while the clock was wrong, counting as older than any; every other one for so many days.</summary>
    /// <remarks>One that somebody made by hand, before an upgrade, or that `restore` set aside pushes no daily one out, and is not pushed out by the one of that day.</remarks>
    public void Keep(int days, DateTimeOffset now)
    {
        var all = All().ToList();
        var daily = all.Where(backup => backup.Kind == BackupKind.Daily).ToList();
        var kept = daily.GroupBy(backup => backup.At.UtcDateTime.Date).Select(day => day.MaxBy(backup => backup.At)!)
            .OrderBy(backup => IsAhead(backup.At, now)).ThenByDescending(backup => backup.At).Take(days).ToList();

        // They hold what people wrote, so they go in their time also where a small disk holds few daily ones; but never the last way back.
        var old = all.Where(backup => backup.Kind != BackupKind.Daily && kept.Exists(daily => daily.At > backup.At && !IsAhead(daily.At, now)) && (now - backup.At).Duration() > TimeSpan.FromDays(days));
        foreach (var backup in daily.Except(kept).Concat(old))
        {
            File.Delete(backup.File);
        }
    }

    /// <summary>The newest backup and when it was made, or null: of what was in use, so none that `restore` set aside. One dated ahead was made while the clock was wrong: nobody knows how old it is.</summary>
    public Backup? Newest(DateTimeOffset now) =>
        All().Where(backup => backup.Kind != BackupKind.SetAside && !IsAhead(backup.At, now)).MaxBy(backup => backup.At);

    /// <summary>When the newest daily one was made, or null.</summary>
    public DateTimeOffset? NewestDaily(DateTimeOffset now) =>
        All().Where(backup => backup.Kind == BackupKind.Daily && !IsAhead(backup.At, now)).MaxBy(backup => backup.At)?.At;

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

    /// <summary>Whether every page of a database can be read.</summary>
    internal static bool IsSound(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA quick_check(1)";
            return check.ExecuteScalar() as string == Sound;
        }
        catch (SqliteException broken) when (Soundness.IsDamage(broken))
        {
            return false;
        }
    }

    internal static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Every backup there is, newest first.</summary>
    public IReadOnlyList<Backup> List() => [.. All().OrderByDescending(backup => backup.At)];

    /// <summary>When a backup was made, by its name; null for a file of another name.</summary>
    public static DateTimeOffset? TimeOf(string file) => Read(file)?.At;

    private static void Delete(string unfinished)
    {
        foreach (var left in Directory.GetFiles(Path.GetDirectoryName(unfinished)!, Path.GetFileName(unfinished) + "*"))
        {
            File.Delete(left);
        }
    }

    private static bool IsAhead(DateTimeOffset at, DateTimeOffset now) => at - now > ConversationLimits.ClockSlack;

    private IEnumerable<Backup> All()
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix))
        {
            if (Read(file) is { } backup)
            {
                yield return backup;
            }
        }
    }

    private static Backup? Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        name = name[Prefix.Length..];
        var kind = Kinds.FirstOrDefault(kind => kind != BackupKind.Daily && name.EndsWith(Mark(kind), StringComparison.Ordinal));
        return DateTimeOffset.TryParseExact(name[..^Mark(kind).Length], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? new(file, at, kind) : null;
    }

    private static string Mark(BackupKind kind) => kind switch
    {
        BackupKind.ByHand => "-by-hand",
        BackupKind.SetAside => "-set-aside",
        BackupKind.BeforeMigration => "-before-migration",
        _ => "",
    };
}
