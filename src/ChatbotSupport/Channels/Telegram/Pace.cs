using System.Threading.RateLimiting;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Keeps what we send within what Telegram takes: about one message a second to a chat, twenty a minute to a group, and so many a second in all.</summary>
/// <param name="settings">How many messages a second go out in all.</param>
/// <param name="burst">How many may go to one chat at once before it is one a second.</param>
public sealed class Pace(TelegramSettings settings, int burst = TelegramLimits.ChatBurst) : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<long> _chats = PartitionedRateLimiter.Create<long, long>(
        chat => RateLimitPartition.GetTokenBucketLimiter(chat, one => OfChat(one, burst)));

    private readonly TokenBucketRateLimiter _overall = new(OverAll(settings.MessagesPerSecond));

    /// <summary>Waits until a message may go to a chat; false when far too many wait.</summary>
    public async Task<bool> WaitAsync(long chat, CancellationToken cancellation)
    {
        using var own = await _chats.AcquireAsync(chat, 1, cancellation);
        using var all = own.IsAcquired ? await _overall.AcquireAsync(1, cancellation) : null;
        return all is { IsAcquired: true };
    }

    /// <summary>Waits until a call that writes nothing into a chat may go: it counts only among all calls.</summary>
    public async Task WaitForAllAsync(CancellationToken cancellation) => (await _overall.AcquireAsync(1, cancellation)).Dispose();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _chats.DisposeAsync();
        await _overall.DisposeAsync();
    }

    // Groups have negative numbers.
    private static TokenBucketRateLimiterOptions OfChat(long chat, int burst) => chat < 0
        ? Bucket(1, TelegramLimits.ChatBurst, TimeSpan.FromMinutes(1) / (TelegramLimits.GroupPerMinute - TelegramLimits.ChatBurst))
        : Bucket(1, burst, TimeSpan.FromSeconds(1));

    // At 27 a second three every 111 ms, and so never more than 30 in any second; at higher rates larger portions, because no timer is finer than some milliseconds.
    private static TokenBucketRateLimiterOptions OverAll(int perSecond)
    {
        var portion = Math.Max(TelegramLimits.SmallestPortion, (int)Math.Ceiling(perSecond * TelegramLimits.ShortestPeriod.TotalSeconds));
        return Bucket(portion, portion, TimeSpan.FromSeconds((double)portion / perSecond));
    }

    private static TokenBucketRateLimiterOptions Bucket(int tokens, int burst, TimeSpan period) => new()
    {
        TokensPerPeriod = tokens,
        TokenLimit = burst,
        ReplenishmentPeriod = period,
        QueueLimit = TelegramLimits.WaitingForPace,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        AutoReplenishment = true,
    };
}
