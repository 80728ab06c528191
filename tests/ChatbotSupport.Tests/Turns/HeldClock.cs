using ChatbotSupport.Turns;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Turns;

/// <summary>A clock in the hand that knows when a turn pauses before its last try, and moves on only then.</summary>
internal sealed class HeldClock : FakeTimeProvider
{
    private int _pauses;
    private TimeSpan _set;

    public HeldClock()
        : base(new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Somebody asks for the time: a place at which a test can hold up one road while another one is gone to its end.</summary>
    public event Action? Asked;

    /// <summary>A turn pauses before it is tried again.</summary>
    public event Action? Paused;

    public override DateTimeOffset GetUtcNow()
    {
        Asked?.Invoke();
        return base.GetUtcNow() + _set;
    }

    // Time passed, whatever the clock on the wall was set to.
    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    /// <summary>Somebody sets the clock of the computer, ahead or back; no time passes.</summary>
    public void Set(TimeSpan by) => _set += by;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == TurnLimits.RetryPause)
        {
            Interlocked.Increment(ref _pauses);
            Paused?.Invoke();
        }

        return timer;
    }

    /// <summary>Waits for something, and lets pauses pass while it does.</summary>
    public async Task LetPassAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            await Task.Yield();
            if (Interlocked.Exchange(ref _pauses, 0) > 0)
            {
                Advance(TurnLimits.RetryPause);
            }
        }

        await task;
    }
}
