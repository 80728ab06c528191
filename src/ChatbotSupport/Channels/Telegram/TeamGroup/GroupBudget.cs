using System.Threading.RateLimiting;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>How much may still be said in the group: a few messages at once, and so many within any minute, the last of them only for what is urgent.</summary>
internal sealed class GroupBudget(TimeProvider clock) : IDisposable
{
    private readonly Window _minute = new(GroupLimits.PerMinute, TimeSpan.FromMinutes(1), clock);
    private readonly Window _burst = new(GroupLimits.Burst, GroupLimits.BurstWithin, clock);

    /// <summary>Takes one; false when it must wait.</summary>
    public bool TryTake(bool isUrgent)
    {
        if (_burst.Left <= 0 || _minute.Left <= (isUrgent ? 0 : GroupLimits.KeptForUrgent))
        {
            return false;
        }

        _burst.Take();
        _minute.Take();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _minute.Dispose();
        _burst.Dispose();
    }

    // A permit is given back when its message is older than the window: never more than that many in any stretch of that length, wherever it begins.
    private sealed class Window(int permits, TimeSpan length, TimeProvider clock) : IDisposable
    {
        private readonly ConcurrencyLimiter _limiter = new(new() { PermitLimit = permits, QueueLimit = 0 });
        private readonly Queue<(long At, RateLimitLease Lease)> _taken = new();

        public long Left
        {
            get
            {
                while (_taken.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At) > length)
                {
                    _taken.Dequeue().Lease.Dispose();
                }

                return _limiter.GetStatistics()!.CurrentAvailablePermits;
            }
        }

        public void Take() => _taken.Enqueue((clock.GetTimestamp(), _limiter.AttemptAcquire()));

        public void Dispose() => _limiter.Dispose();
    }
}
