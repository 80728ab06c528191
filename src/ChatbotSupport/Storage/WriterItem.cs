using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>One piece of work that waits for the writer.</summary>
internal abstract class WriterItem
{
    public Exception? FailedWith { get; set; }

    public abstract void Run(SqliteConnection connection);

    public abstract void Complete();

    public abstract void Fail(Exception failure);
}

/// <summary>Work with a result, handed over only after the commit.</summary>
internal sealed class WriterItem<T>(Func<SqliteConnection, T> work) : WriterItem
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _done.Task;

    public override void Run(SqliteConnection connection) => _result = work(connection);

    public override void Complete()
    {
        if (FailedWith is { } failure)
        {
            _done.SetException(failure);
        }
        else
        {
            _done.SetResult(_result!);
        }
    }

    public override void Fail(Exception failure) => _done.SetException(FailedWith ?? failure);
}
