using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>The one file in which the bot remembers; opened the same careful way every time and brought to the newest form before anything else happens.</summary>
public sealed class Database : IDisposable
{
    // FULL: a message that was acknowledged survives a power cut. secure_delete: what is erased is overwritten.
    private static readonly string EveryTime =
        $"PRAGMA busy_timeout = {StorageLimits.BusyMilliseconds}; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;";

    // Savepoints keep what they would undo in memory instead of a temporary file, and the log is brought home beside the writer (`LogHome`), by a commit only when it was
    // never idle for long: both only save work, a commit is on the disk as before.
    private static readonly string WriterOnly =
        $"PRAGMA journal_mode = WAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{StorageLimits.WriterCacheKilobytes}; PRAGMA wal_autocheckpoint = {StorageLimits.PagesInLogAtMost};";

    // There are dozens of readers, and what they keep of the file is stale after the next commit anyway.
    private static readonly string ReaderOnly = $"PRAGMA query_only = ON; PRAGMA cache_size = -{StorageLimits.ReaderCacheKilobytes};";

    // Opening costs a hundred times what a look-up does; readers between two looks wait here.
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly StatementTally _tally = new();

    /// <summary>Opens or creates the database and migrates it.</summary>
    /// <exception cref="StartRefusedException">It was written by a newer version of the program.</exception>
    public Database(StorageOptions options)
    {
        File = Path.GetFullPath(options.DatabaseFile);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using var connection = OpenWriter();
        Migrations.Apply(connection, File, options.BeforeMigrating);
    }

    /// <summary>The newest form of the database this program knows.</summary>
    public static long NewestVersion => Migrations.Newest;

    /// <summary>The database file.</summary>
    public string File { get; }

    /// <summary>Whether it can be read wherever anybody looked.</summary>
    public Soundness Soundness { get; } = new();

    /// <summary>Statements that were run on it since it was opened.</summary>
    public long StatementsRun => _tally.Count;

    /// <summary>Opens a connection that can only read; dispose it soon.</summary>
    public SqliteConnection OpenReader() => Open(SqliteOpenMode.ReadOnly, ReaderOnly);

    /// <summary>Looks something up on a connection that can only read and is kept open for the next look.</summary>
    public T Read<T>(Func<SqliteConnection, T> look)
    {
        if (!_readers.TryTake(out var reader))
        {
            reader = OpenReader();
        }

        try
        {
            return look(reader);
        }
        catch (SqliteException trouble) when (Soundness.Saw(trouble))
        {
            throw; // never reached: rows after the first are read beside our own commands, and the damage may lie there
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    /// <summary>Closes the readers.</summary>
    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    /// <summary>Opens the connection that writes; only the writer, whoever brings its log home, and the start may have one.</summary>
    internal SqliteConnection OpenWriter() => Open(SqliteOpenMode.ReadWriteCreate, WriterOnly);

    private PreparingConnection Open(SqliteOpenMode mode, string alsoSet)
    {
        // Pooled connections would keep the pragmas of whoever had them before, and the file open after disposal.
        var connection = new PreparingConnection(new SqliteConnectionStringBuilder { DataSource = File, Mode = mode, Pooling = false }.ToString(), _tally, Soundness);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = EveryTime + alsoSet;
        command.ExecuteNonQuery();
        return connection;
    }
}
