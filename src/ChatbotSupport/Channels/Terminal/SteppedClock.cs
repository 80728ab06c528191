namespace ChatbotSupport.Channels.Terminal;

/// <summary>The clock of a trial talk: it stands still until time is told to pass, so that the same script always prints the same talk.</summary>
public sealed class SteppedClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<SteppedTimer> _timers = [];
    private DateTimeOffset _now = start;
    private TaskCompletionSource _somethingWaits = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs something that may itself wait for a moment, letting no more than these moments pass.</summary>
    /// <param name="work">What runs.</param>
    /// <param name="longest">The longest wait that is let pass; longer ones belong to somebody else.</param>
    public async Task RunAsync(Task work, TimeSpan longest)
    {
        while (!work.IsCompleted)
        {
            Task somethingWaits;
            lock (_lock)
            {
                somethingWaits = _somethingWaits.Task;
            }

            if (NextWithin(longest) is { } pause)
            {
                Advance(pause);
            }
            else
            {
                await Task.WhenAny(work, somethingWaits);
            }
        }

        await work;
    }

    /// <summary>Lets time pass; everything that waited for it happens in order.</summary>
    public void Advance(TimeSpan time)
    {
        DateTimeOffset until;
        lock (_lock)
        {
            until = _now + time;
        }

        while (NextDue(until) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = until;
        }
    }

    private TimeSpan? NextWithin(TimeSpan longest)
    {
        lock (_lock)
        {
            return _timers.Where(timer => timer.Wait <= longest).Select(timer => (TimeSpan?)(timer.DueAt - _now)).Min();
        }
    }

    private SteppedTimer? NextDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.DueAt <= until).MinBy(timer => timer.DueAt);
            if (next is not null)
            {
                _now = next.DueAt > _now ? next.DueAt : _now;
                next.Schedule();
            }

            return next;
        }
    }

    private sealed class SteppedTimer(SteppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset DueAt { get; private set; }

        public TimeSpan Wait { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Wait = dueTime;
                    DueAt = clock._now + dueTime;
                    clock._timers.Add(this);
                    clock._somethingWaits.SetResult();
                    clock._somethingWaits = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            return true;
        }

        /// <summary>Prepares the next firing; called under the clock's lock.</summary>
        public void Schedule()
        {
            if (_period > TimeSpan.Zero)
            {
                DueAt += _period;
            }
            else
            {
                clock._timers.Remove(this);
            }
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
