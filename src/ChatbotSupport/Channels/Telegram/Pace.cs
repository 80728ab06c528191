using System.Threading.RateLimiting;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Keeps what we send within what Telegram takes: about one message a second to a chat, twenty a minute to a group, thirty a second in all.</summary>
public sealed class Pace : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<long> _chats = PartitionedRateLimiter.Create<long, long>(chat => RateLimitPartition.GetTokenBucketLimiter(chat, OfChat));

    private readonly TokenBucketRateLimiter _overall = new(Bucket(TelegramLimits.OverallPerPeriod, TelegramLimits.OverallPerPeriod, TelegramLimits.OverallPeriod));

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
    private static TokenBucketRateLimiterOptions OfChat(long chat) => chat < 0
        ? Bucket(1, TelegramLimits.ChatBurst, TimeSpan.FromMinutes(1) / (TelegramLimits.GroupPerMinute - TelegramLimits.ChatBurst))
        : Bucket(1, TelegramLimits.ChatBurst, TimeSpan.FromSeconds(1));

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
