using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.StandIn.Rates;

namespace ChatbotSupport.BotApi.Rates;

/// <summary>
/// How fast the bot may write: about one message a second to a chat with a short burst, thirty a second in all, twenty a minute to a group.
/// Telegram publishes the rates but not the bursts; those here are small, so that a bot which copes with them copes with the real ones.
/// </summary>
public sealed class RateLimits
{
    private const int BurstPerChat = 3;
    private const double PerChatPerSecond = 1;
    private const double OverallPerSecond = 30;
    private const int PerGroupPerMinute = 20;

    private static readonly TimeSpan GroupWindow = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock;
    private readonly Dictionary<long, Bucket> _chats = [];
    private readonly Dictionary<long, Queue<DateTimeOffset>> _groups = [];
    private Bucket _overall;

    internal RateLimits(TimeProvider clock)
    {
        _clock = clock;
        _overall = new Bucket(OverallPerSecond, clock.GetUtcNow());
    }

    /// <summary>Off unless a test is about rates.</summary>
    public bool AreOn { get; set; }

    /// <summary>Takes one message from what the chat has left, or refuses and says when to come back.</summary>
    internal void Spend(Chat chat)
    {
        if (!AreOn)
        {
            return;
        }

        var now = _clock.GetUtcNow();
        var ofChat = _chats.GetValueOrDefault(chat.Id, new Bucket(BurstPerChat, now)).Filled(now, PerChatPerSecond, BurstPerChat);
        _overall = _overall.Filled(now, OverallPerSecond, OverallPerSecond);
        var wait = Max(ofChat.WaitFor(PerChatPerSecond), _overall.WaitFor(OverallPerSecond), GroupWait(chat, now));
        if (wait > TimeSpan.Zero)
        {
            throw Refusal.TooManyRequests((int)Math.Ceiling(wait.TotalSeconds));
        }

        _chats[chat.Id] = ofChat.Less();
        _overall = _overall.Less();
        if (chat.Kind != ChatKind.Private)
        {
            _groups[chat.Id].Enqueue(now);
        }
    }

    private TimeSpan GroupWait(Chat chat, DateTimeOffset now)
    {
        if (chat.Kind == ChatKind.Private)
        {
            return TimeSpan.Zero;
        }

        if (!_groups.TryGetValue(chat.Id, out var sent))
        {
            _groups[chat.Id] = sent = new Queue<DateTimeOffset>();
        }

        while (sent.TryPeek(out var oldest) && oldest <= now - GroupWindow)
        {
            sent.Dequeue();
        }

        return sent.Count < PerGroupPerMinute ? TimeSpan.Zero : sent.Peek() + GroupWindow - now;
    }

    private static TimeSpan Max(params ReadOnlySpan<TimeSpan> waits)
    {
        var longest = TimeSpan.Zero;
        foreach (var wait in waits)
        {
            longest = wait > longest ? wait : longest;
        }

        return longest;
    }
}
