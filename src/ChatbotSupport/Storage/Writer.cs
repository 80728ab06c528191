using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>The only one who writes: a thread that puts all that waits into one commit, each of several items in a savepoint, so that one failure undoes one item and durability is paid for once.</summary>
public sealed class Writer : IDisposable
{
    // Readers are waited for shortly only: meanwhile nobody's message is stored.
    private static readonly string EmptyLog =
        $"PRAGMA busy_timeout = {StorageLimits.EmptyingMilliseconds}; PRAGMA wal_checkpoint(TRUNCATE);";

    private static readonly string WaitAsBefore = $"PRAGMA busy_timeout = {StorageLimits.BusyMilliseconds};";

    private readonly Queue<WriterItem> _waiting = [];
    private readonly SqliteConnection _connection;
    private readonly LogHome _home;
    private readonly Soundness _soundness;
    private readonly Thread _thread;
    private TaskCompletionSource? _emptying;
    private bool _isLittleLeft;
    private bool _isClosing;

    /// <summary>Opens the connection and starts the thread.</summary>
    public Writer(Database database)
    {
        _connection = database.OpenWriter();
        _soundness = database.Soundness;
        _home = new LogHome(database, MostIsHome);
        _thread = new Thread(Work) { IsBackground = true, Name = "writer" };
        _thread.Start();
    }

    /// <summary>Runs work on the writing connection; completes after the commit, or fails alone with what the work threw. Nothing slow belongs here.</summary>
    public Task<T> RunAsync<T>(Func<SqliteConnection, T> work)
    {
        var item = new WriterItem<T>(work);
        lock (_waiting)
        {
            ObjectDisposedException.ThrowIf(_isClosing, this);
            _waiting.Enqueue(item);
            Monitor.Pulse(_waiting);
        }

        return item.Task;
    }

    /// <summary>Brings the log home and leaves its file empty, so that nothing of what was dropped stays in it. Completes when it was tried: beside somebody who reads an older state a part stays until the next time.</summary>
    public Task EmptyLogAsync()
    {
        lock (_waiting)
        {
            ObjectDisposedException.ThrowIf(_isClosing, this);
            _emptying ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            Monitor.Pulse(_waiting);
            return _emptying.Task;
        }
    }

    /// <summary>Finishes what waits and closes.</summary>
    public void Dispose()
    {
        lock (_waiting)
        {
            if (_isClosing)
            {
                return;
            }

            _isClosing = true;
            Monitor.Pulse(_waiting);
        }

        _thread.Join();
        _home.Dispose();
        _connection.Dispose();
    }

    private void MostIsHome()
    {
        lock (_waiting)
        {
            _isLittleLeft = true;
            Monitor.Pulse(_waiting);
        }
    }

    private void Work()
    {
        var items = new List<WriterItem>(StorageLimits.ItemsPerCommit);
        while (Take(items))
        {
            if (items.Count > 0)
            {
                Commit(items);
                items.Clear();
                _home.Wrote(_connection);
            }
            else if (IsLittleLeft())
            {
                _home.Finish(_connection); // nobody waits in this moment
            }

            EmptyLogIfAsked();
        }
    }

    // Sleeps in the kernel while nothing waits: the framework's blocking collections spin first, which on two cores takes the time from the turns.
    private bool Take(List<WriterItem> items)
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0 && _emptying is null && !_isLittleLeft)
            {
                if (_isClosing)
                {
                    return false;
                }

                Monitor.Wait(_waiting);
            }

            while (items.Count < StorageLimits.ItemsPerCommit && _waiting.TryDequeue(out var next))
            {
                items.Add(next);
            }

            return true;
        }
    }

    private bool IsLittleLeft()
    {
        lock (_waiting)
        {
            var isLittle = _isLittleLeft;
            _isLittleLeft = false;
            return isLittle;
        }
    }

    private void EmptyLogIfAsked()
    {
        TaskCompletionSource? asked;
        lock (_waiting)
        {
            (asked, _emptying) = (_emptying, null);
        }

        if (asked is null)
        {
            return;
        }

        var isDone = _home.TryRun(_connection, EmptyLog);
        _connection.Run(WaitAsBefore);
        if (isDone)
        {
            asked.SetResult();
            return;
        }

        lock (_waiting)
        {
            // The log is being brought home: asked again as soon as that is done.
            if (_emptying is { } next)
            {
                next.Task.ContinueWith(_ => asked.SetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
            else
            {
                _emptying = asked;
            }
        }
    }

    private void Commit(List<WriterItem> items)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            using var transaction = _connection.BeginTransaction();
            var holds = true;
            if (items is [var only])
            {
                holds = Ran(only); // nobody else's work is in it: without a commit nothing stays, and no page is copied only to be put back
            }
            else
            {
                items.ForEach(RunInSavepoint);
            }

            if (holds)
            {
                transaction.Commit();
                WriterMeter.Commits.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
                WriterMeter.Items.Add(items.Count);
            }
        }
        catch (Exception failure)
        {
            // The commit itself failed (disk full, file gone): nobody may believe that anything was kept.
            Look(failure);
            foreach (var item in items)
            {
                item.Fail(failure);
            }

            return;
        }

        foreach (var item in items)
        {
            item.Complete();
        }
    }

    private void RunInSavepoint(WriterItem item)
    {
        _connection.Run("SAVEPOINT item");
        if (!Ran(item))
        {
            _connection.Run("ROLLBACK TO item");
        }

        _connection.Run("RELEASE item");
    }

    private bool Ran(WriterItem item)
    {
        try
        {
            item.Run(_connection);
            return true;
        }
        catch (Exception failure)
        {
            Look(failure);
            item.FailedWith = failure;
            return false;
        }
    }

    private void Look(Exception failure)
    {
        if (failure is SqliteException trouble)
        {
            _soundness.Saw(trouble);
        }
    }
}
