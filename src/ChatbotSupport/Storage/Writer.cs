using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>The only one who writes: a thread that puts all that waits into one commit, each item in a savepoint, so that one failure undoes one item and durability is paid for once.</summary>
public sealed class Writer : IDisposable
{
    private readonly BlockingCollection<WriterItem> _waiting = [];
    private readonly SqliteConnection _connection;
    private readonly Thread _thread;
    private bool _isDisposed;

    /// <summary>Opens the connection and starts the thread.</summary>
    public Writer(Database database)
    {
        _connection = database.OpenWriter();
        _thread = new Thread(Work) { IsBackground = true, Name = "writer" };
        _thread.Start();
    }

    /// <summary>Runs work on the writing connection; completes after the commit, or fails alone with what the work threw. Nothing slow belongs here.</summary>
    public Task<T> RunAsync<T>(Func<SqliteConnection, T> work)
    {
        var item = new WriterItem<T>(work);
        _waiting.Add(item);
        return item.Task;
    }

    /// <summary>Finishes what waits and closes.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _waiting.CompleteAdding();
        _thread.Join();
        _connection.Dispose();
        _waiting.Dispose();
    }

    private void Work()
    {
        var items = new List<WriterItem>(StorageLimits.ItemsPerCommit);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            items.Add(first);
            while (items.Count < StorageLimits.ItemsPerCommit && _waiting.TryTake(out var next))
            {
                items.Add(next);
            }

            Commit(items);
            items.Clear();
        }
    }

    private void Commit(List<WriterItem> items)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var item in items)
            {
                RunInSavepoint(transaction, item);
            }

            transaction.Commit();
            WriterMeter.Commits.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
            WriterMeter.Items.Add(items.Count);
        }
        catch (Exception failure)
        {
            // The commit itself failed (disk full, file gone): nobody may believe that anything was kept.
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

    private void RunInSavepoint(SqliteTransaction transaction, WriterItem item)
    {
        transaction.Save("item");
        try
        {
            item.Run(_connection);
        }
        catch (Exception failure)
        {
            item.FailedWith = failure;
            transaction.Rollback("item");
        }

        transaction.Release("item");
    }
}
