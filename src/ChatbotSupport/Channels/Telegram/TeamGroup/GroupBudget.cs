using System.Threading.RateLimiting;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>How much may still be said in the group: ten messages a minute and a few at once, the last of them only for what is urgent.</summary>
internal sealed class GroupBudget(TimeProvider clock) : IDisposable
{
    private readonly TokenBucketRateLimiter _bucket = new(new()
    {
        TokenLimit = GroupLimits.Burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = GroupLimits.OneMoreEvery,
        QueueLimit = 0,
        AutoReplenishment = false, // the program's own clock fills it
    });

    private long _filled = clock.GetTimestamp();

    /// <summary>Takes one; false when it must wait.</summary>
    public bool TryTake(bool isUrgent)
    {
        Fill();
        var kept = isUrgent ? 0 : GroupLimits.KeptForUrgent;
        if (_bucket.GetStatistics()!.CurrentAvailablePermits <= kept)
        {
            return false;
        }

        using var lease = _bucket.AttemptAcquire();
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _bucket.Dispose();

    private void Fill()
    {
        var periods = (long)(clock.GetElapsedTime(_filled) / GroupLimits.OneMoreEvery);
        for (var period = 0L; period < Math.Min(periods, GroupLimits.Burst); period++)
        {
            _bucket.TryReplenish();
        }

        _filled += (long)(periods * GroupLimits.OneMoreEvery.TotalSeconds * clock.TimestampFrequency);
    }
}
