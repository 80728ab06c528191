using ChatbotSupport.Operations.Backups;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Operations;

public sealed class BackupTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 3, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private string Database => Path.Combine(_folder.Path, "data", "chatbot.db");

    private BackupFolder Backups => new(Path.Combine(_folder.Path, "backups"));

    [Fact]
    public void A_backup_is_taken_while_the_database_is_being_written()
    {
        using var writer = Fill(Database, "first");
        using var transaction = writer.BeginTransaction();
        Run(writer, "INSERT INTO words VALUES ('not committed')");

        var file = Backups.Write(Database, BackupKind.Daily, Now);

        Assert.Equal(["first"], Words(file));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.part"));
    }

    [Fact]
    public void Only_the_newest_backups_are_kept()
    {
        Fill(Database, "x").Dispose();
        for (var day = 0; day < 5; day++)
        {
            Backups.Write(Database, BackupKind.Daily, Now.AddDays(day));
        }

        Backups.Keep(2, Now.AddDays(4));

        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder.Path, "backups")).Length);
        Assert.Equal(Now.AddDays(4), Backups.Newest(Now.AddDays(4))?.At);
    }

    [Fact]
    public void Those_made_by_hand_push_no_daily_one_out_and_the_newest_of_each_day_stays()
    {
        Fill(Database, "x").Dispose();
        Backups.Write(Database, BackupKind.SetAside, Now.AddDays(-20));
        for (var hour = 0; hour < 10 * 24; hour += 6)
        {
            Backups.Write(Database, BackupKind.Daily, Now.AddHours(hour));
        }

        for (var minute = 0; minute < 20; minute++)
        {
            Backups.Write(Database, minute % 2 == 0 ? BackupKind.ByHand : BackupKind.SetAside, Now.AddDays(9).AddMinutes(minute));
        }

        Backups.Keep(5, Now.AddDays(10));

        var left = Directory.GetFiles(Path.Combine(_folder.Path, "backups")).Select(file => Path.GetFileName(file)).ToList();
        Assert.Equal(20, left.Count(name => name.Contains("-by-hand", StringComparison.Ordinal) || name.Contains("-set-aside", StringComparison.Ordinal)));
        Assert.Equal(
            [5, 6, 7, 8, 9],
            left.Where(name => !name.Contains("-by-hand", StringComparison.Ordinal) && !name.Contains("-set-aside", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(name => (DateTime.ParseExact(name[8..16], "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) - Now.UtcDateTime.Date).Days));
        Assert.Equal(Now.AddHours(10 * 24 - 6), Backups.NewestDaily(Now.AddDays(10)));
    }

    [Fact]
    public void A_damaged_copy_is_not_kept_and_pushes_no_sound_one_out()
    {
        FillMany();
        var sound = Backups.Write(Database, BackupKind.Daily, Now);
        Damage();

        Assert.Throws<InvalidDataException>(() => Backups.Write(Database, BackupKind.Daily, Now.AddDays(1)));

        Assert.Equal([sound], Directory.GetFiles(Path.Combine(_folder.Path, "backups")));
    }

    [Fact]
    public void A_backup_comes_back_and_what_stood_there_is_kept()
    {
        Fill(Database, "old").Dispose();
        var file = Backups.Write(Database, BackupKind.Daily, Now);
        using (var connection = Fill(Database, "new"))
        {
            Run(connection, "DELETE FROM words WHERE word = 'old'");
        }

        Assert.Equal(Restoring.Outcome.Restored, Restoring.Run(file, Database, Backups, 1, Now.AddHours(1)));

        Assert.Equal(["old"], Words(Database));
        Assert.Equal(["new"], Words(Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "backups"), "*-set-aside.db"))));
        Assert.Equal(file, Backups.Newest(Now.AddHours(1))?.File); // what was put away is not what to put back next
    }

    [Fact]
    public void A_backup_replaces_a_database_that_can_no_longer_be_read()
    {
        Fill(Database, "good").Dispose();
        var file = Backups.Write(Database, BackupKind.Daily, Now);
        File.WriteAllText(Database, new string('x', 10_000));

        Assert.Equal(Restoring.Outcome.Restored, Restoring.Run(file, Database, Backups, 1, Now.AddHours(1)));

        Assert.Equal(["good"], Words(Database));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Database)!, "*.broken-??????????"));
    }

    [Fact]
    public void A_backup_replaces_a_database_some_of_whose_pages_are_gone()
    {
        FillMany();
        var file = Backups.Write(Database, BackupKind.Daily, Now);
        Damage();

        Assert.Equal(Restoring.Outcome.Restored, Restoring.Run(file, Database, Backups, 1, Now.AddHours(1)));

        Assert.Equal(["x"], Words(Database));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Database)!, "*.broken-??????????"));
        Assert.Equal([file], Directory.GetFiles(Path.Combine(_folder.Path, "backups")));
    }

    [Fact]
    public void What_stood_only_in_the_log_of_a_database_that_is_set_aside_is_not_lost()
    {
        FillMany();
        var file = Backups.Write(Database, BackupKind.Daily, Now);
        var killed = Path.Combine(_folder.Path, "killed");
        using (Fill(Database, "new"))
        {
            // As a kill leaves it: the newest word stands in the log alone.
            File.Copy(Database + "-wal", killed);
            File.Copy(Database, killed + ".db");
        }

        File.Move(killed, Database + "-wal");
        File.Move(killed + ".db", Database, overwrite: true);
        Damage();
        Assert.Equal(Restoring.Outcome.Restored, Restoring.Run(file, Database, Backups, 1, Now.AddHours(1)));

        Assert.Equal(["x"], Words(Database));
        Assert.Equal(["new", "x"], Words(Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Database)!, "*.broken-*-wal"))[..^"-wal".Length]));
    }

    [Fact]
    public void A_backup_dated_ahead_is_no_backup_of_today_and_goes_first()
    {
        Fill(Database, "x").Dispose();
        Backups.Write(Database, BackupKind.Daily, Now.AddYears(10));
        var today = Backups.Write(Database, BackupKind.Daily, Now);

        Assert.Equal(Now, Backups.Newest(Now)?.At);
        Backups.Keep(1, Now);

        Assert.Equal([today], Directory.GetFiles(Path.Combine(_folder.Path, "backups")));
    }

    [Fact]
    public void A_restore_that_cannot_be_finished_changes_nothing_and_leaves_nothing()
    {
        Fill(Database, "old").Dispose();
        var file = Backups.Write(Database, BackupKind.Daily, Now);
        using (var connection = Fill(Database, "new"))
        {
            Run(connection, "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT");
        }

        // Nothing can be noted in this backup.
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            Run(connection, "CREATE TABLE meta (key TEXT, value TEXT CHECK (value = 'never')) STRICT");
        }

        Assert.Throws<SqliteException>(() => Restoring.Run(file, Database, Backups, 1, Now.AddHours(1)));

        Assert.Equal(["new", "old"], Words(Database));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Database)!, "*.restoring*"));
        Assert.Equal([file], Directory.GetFiles(Path.Combine(_folder.Path, "backups")));
    }

    [Fact]
    public void A_copy_of_the_keys_that_breaks_off_leaves_the_old_one_whole()
    {
        var keys = Path.Combine(_folder.Path, "keys");
        Fill(Path.Combine(keys, "people.db"), "key").Dispose();
        var target = Path.Combine(_folder.Path, "safe");
        var copy = KeyCopy.Write(keys, target);
        File.WriteAllText(Path.Combine(keys, "other.db"), new string('x', 10_000));

        Assert.Throws<SqliteException>(() => KeyCopy.Write(keys, target));

        Assert.Equal([copy], Directory.GetFileSystemEntries(target));
        Assert.Equal(["key"], Words(Path.Combine(copy, "people.db")));
    }

    [Fact]
    public void A_file_that_is_no_backup_changes_nothing()
    {
        Fill(Database, "kept").Dispose();
        var file = Path.Combine(_folder.Path, "letter.txt");
        File.WriteAllText(file, "مرحبا");

        Assert.Equal(Restoring.Outcome.NotABackup, Restoring.Run(file, Database, Backups, 1, Now));
        Assert.Equal(["kept"], Words(Database));
    }

    [Fact]
    public void A_backup_of_a_newer_version_changes_nothing()
    {
        using (var connection = Fill(Database, "kept"))
        {
            Run(connection, "PRAGMA user_version = 7");
        }

        var file = Backups.Write(Database, BackupKind.Daily, Now);

        Assert.Equal(Restoring.Outcome.Newer, Restoring.Run(file, Database, Backups, 6, Now));
    }

    [Fact]
    public void The_copy_of_the_keys_is_one_and_overwritten()
    {
        var keys = Path.Combine(_folder.Path, "keys");
        Fill(Path.Combine(keys, "people.db"), "key").Dispose();
        File.WriteAllText(Path.Combine(keys, "ring.xml"), "<key/>");
        var target = Path.Combine(_folder.Path, "backups");
        KeyCopy.Write(keys, target);
        File.Delete(Path.Combine(keys, "ring.xml"));

        var copy = KeyCopy.Write(keys, target);

        Assert.Equal(["people.db"], Directory.EnumerateFileSystemEntries(copy).Select(Path.GetFileName));
        Assert.Equal(["key"], Words(Path.Combine(copy, "people.db")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(copy));
        }
    }

    public void Dispose() => _folder.Dispose();

    private void FillMany()
    {
        using var connection = Fill(Database, "x");
        Run(connection, "CREATE TABLE many (word TEXT NOT NULL) STRICT; INSERT INTO many SELECT hex(randomblob(500)) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT i FROM n)");
    }

    /// <summary>Pages in the middle are gone, as after a power cut; the beginning is whole.</summary>
    private void Damage()
    {
        using var stream = new FileStream(Database, FileMode.Open);
        stream.Position = stream.Length / 2;
        stream.Write(new byte[8192]);
    }

    private static SqliteConnection Fill(string file, string word)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA user_version = 1; CREATE TABLE IF NOT EXISTS words (word TEXT NOT NULL) STRICT");
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO words VALUES ($word)";
        command.Parameters.AddWithValue("$word", word);
        command.ExecuteNonQuery();
        return connection;
    }

    private static List<string> Words(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT word FROM words ORDER BY word";
        using var reader = command.ExecuteReader();
        var words = new List<string>();
        while (reader.Read())
        {
            words.Add(reader.GetString(0));
        }

        return words;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
