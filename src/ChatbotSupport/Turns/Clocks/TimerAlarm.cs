namespace ChatbotSupport.Turns.Clocks;

/// <summary>Wakes the timer loop when a timer is started that is due before it would wake by itself.</summary>
public sealed class TimerAlarm : IDisposable
{
    private readonly SemaphoreSlim _rings = new(0);
    private long _sleepsUntil = DateTimeOffset.MaxValue.UtcTicks;

    /// <summary>A timer was started, and is committed.</summary>
    public void Started(DateTimeOffset dueAt)
    {
        if (dueAt.UtcTicks < Interlocked.Read(ref _sleepsUntil))
        {
            _rings.Release();
        }
    }

    /// <summary>Lets go of the semaphore.</summary>
    public void Dispose() => _rings.Dispose();

    /// <summary>The loop is about to look: from now on every start rings.</summary>
    internal void Listen()
    {
        Interlocked.Exchange(ref _sleepsUntil, DateTimeOffset.MaxValue.UtcTicks);
        while (_rings.Wait(TimeSpan.Zero))
        {
        }
    }

    /// <summary>Sleeps until a time or until it rings.</summary>
    internal async Task SleepUntilAsync(DateTimeOffset at, TimeProvider clock, CancellationToken stopping)
    {
        Interlocked.Exchange(ref _sleepsUntil, at.UtcTicks);
        var pause = at - clock.GetUtcNow();
        if (pause <= TimeSpan.Zero)
        {
            return;
        }

        using var woken = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var delay = Task.Delay(pause, clock, woken.Token);
        var ring = _rings.WaitAsync(woken.Token);
        await Task.WhenAny(delay, ring);
        await woken.CancelAsync();
        await Task.WhenAll(delay, ring).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
