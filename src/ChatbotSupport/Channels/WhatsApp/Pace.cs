using System.Threading.RateLimiting;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Keeps what we send within what WhatsApp takes: so many a second in all, and to one person a burst, then one in six seconds.</summary>
/// <param name="settings">The settings.</param>
/// <param name="burst">Messages to one person at once.</param>
public sealed class Pace(WhatsAppSettings settings, int burst = WhatsAppLimits.PersonBurst) : IAsyncDisposable
{
    private const int PortionsPerSecond = 10;

    private readonly PartitionedRateLimiter<string> _people = PartitionedRateLimiter.Create<string, string>(person => RateLimitPartition.GetTokenBucketLimiter(
        person, _ => Bucket(1, burst, WhatsAppLimits.PersonGap, waiting: 0)));

    private readonly TokenBucketRateLimiter _overall = new(OverAll(settings.MessagesPerSecond));

    /// <summary>Whether a message may go to a person now. Nobody waits here for it: others must not stand behind one who is written to often.</summary>
    public bool MayGo(string conversationId)
    {
        using var lease = _people.AttemptAcquire(conversationId);
        return lease.IsAcquired;
    }

    /// <summary>Waits until a call may go; false when far too many wait.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        using var lease = await _overall.AcquireAsync(1, cancellation);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _people.DisposeAsync();
        await _overall.DisposeAsync();
    }

    private static TokenBucketRateLimiterOptions OverAll(int perSecond)
    {
        var portion = Math.Max(1, perSecond / PortionsPerSecond);
        return Bucket(portion, portion, TimeSpan.FromSeconds((double)portion / perSecond), WhatsAppLimits.WaitingForPace);
    }

    private static TokenBucketRateLimiterOptions Bucket(int tokens, int burst, TimeSpan period, int waiting) => new()
    {
        TokensPerPeriod = tokens,
        TokenLimit = burst,
        ReplenishmentPeriod = period,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        AutoReplenishment = true,
    };
}
