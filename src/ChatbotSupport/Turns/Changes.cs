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

    /// <summary>Waits for a change, or for so long: what another process changes tells nobody here.</summary>
    /// <param name="seen">The version that was looked at.</param>
    /// <param name="together">Changes that come this close together are waited for together.</param>
    /// <param name="atMost">After this it is time to look anyway.</param>
    /// <param name="clock">The time.</param>
    /// <param name="stopping">Ends the waiting without an exception.</param>
    public async Task WaitAsync(long seen, TimeSpan together, TimeSpan atMost, TimeProvider clock, CancellationToken stopping)
    {
        await Task.Delay(together, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(WaitAsync(seen, limit.Token), Task.Delay(atMost, clock, limit.Token));
        await limit.CancelAsync();
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
