using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatbotSupport.Storage;

/// <summary>
/// Brings the log home into the database file, on a thread of its own: done by the commit that fills the log, somebody's answer would wait for all of it.
/// What was added meanwhile is left to the writer's next idle moment; only then can the log begin anew.
/// </summary>
internal sealed class LogHome : IDisposable
{
    private const string Bring = "PRAGMA wal_checkpoint(PASSIVE)";

    private readonly Lock _bringing = new();
    private readonly AutoResetEvent _asked = new(false);
    private readonly SqliteConnection _connection;
    private readonly Action _mostIsHome;
    private readonly Thread _thread;
    private volatile bool _isClosing;
    private int _homeUntil;

    /// <summary>Opens a connection and starts the thread.</summary>
    /// <param name="database">The database.</param>
    /// <param name="mostIsHome">Told when little is left to bring home.</param>
    public LogHome(Database database, Action mostIsHome)
    {
        _connection = database.OpenWriter();
        _mostIsHome = mostIsHome;
        _thread = new Thread(Work) { IsBackground = true, Name = "log" };
        _thread.Start();
    }

    /// <summary>Something was committed: when the log is full, it is brought home beside what comes next.</summary>
    public void Wrote(SqliteConnection writer)
    {
        if (writer.Handle is { } handle && raw.sqlite3_db_status(handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 0) == raw.SQLITE_OK
            && pages - _homeUntil >= StorageLimits.PagesInLog)
        {
            _homeUntil = pages;
            _asked.Set();
        }
    }

    /// <summary>Brings home what is left, on the writer's own connection.</summary>
    public void Finish(SqliteConnection writer) => TryRun(writer, Bring);

    /// <summary>Runs what concerns the log, never beside the thread; false when the thread is at it for longer than a writer may wait.</summary>
    public bool TryRun(SqliteConnection writer, string what)
    {
        if (!_bringing.TryEnter(TimeSpan.FromMilliseconds(StorageLimits.EmptyingMilliseconds)))
        {
            return false;
        }

        try
        {
            Run(writer, what);
            return true;
        }
        finally
        {
            _bringing.Exit();
        }
    }

    // False when the disk refuses: what is kept is kept in the log, and the next time it is tried again.
    private static bool Run(SqliteConnection connection, string what)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = what;
            command.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>Ends the thread.</summary>
    public void Dispose()
    {
        _isClosing = true;
        _asked.Set();
        _thread.Join();
        _connection.Dispose();
        _asked.Dispose();
    }

    private void Work()
    {
        while (_asked.WaitOne() && !_isClosing)
        {
            bool isHome;
            lock (_bringing)
            {
                isHome = Run(_connection, Bring);
            }

            if (isHome)
            {
                _mostIsHome();
            }
        }
    }
}
