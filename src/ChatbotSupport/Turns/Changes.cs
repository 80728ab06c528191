namespace ChatbotSupport.Turns;

/// <summary>Tells open desk pages that something they may show has changed; never what.</summary>
public sealed class Changes
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = Fresh();
    private long _version;

    /// <summary>Counts every change since the start.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Something changed and is committed.</summary>
    public void Bump()
    {
        TaskCompletionSource waited;
        lock (_lock)
        {
            Interlocked.Increment(ref _version);
            waited = _next;
            _next = Fresh();
        }

        waited.SetResult();
    }

    /// <summary>Waits until the version is another than the one seen, and returns it.</summary>
    public async Task<long> WaitAsync(long seen, CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_version != seen)
                {
                    return _version;
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
