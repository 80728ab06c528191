using System.Globalization;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Channels.Terminal.Stories;

/// <summary>Tells the timers that fall due while time passes. The same alert again and again is told once, with how often it came.</summary>
/// <param name="before">Where the conversation stood before.</param>
public sealed class StoryTimers(ConversationState before)
{
    private readonly Dictionary<string, int> _told = new(StringComparer.Ordinal);

    /// <summary>One timer and what came of it; nothing when it is not worth a word.</summary>
    public IReadOnlyList<string> Tell(DateTimeOffset now, TimerKind kind, TurnResult result)
    {
        var what = $"{kind} {string.Join(' ', result.Effects.OfType<AlertCoordinators>().Select(alert => alert.Alert))}";
        var again = _told.ContainsKey(what) && !result.Effects.OfType<SayToPerson>().Any();
        _told[what] = _told.GetValueOrDefault(what) + 1;
        return again || (kind == TimerKind.Silence && result.Conversation.State == before)
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"· {now:dd HH:mm:ss} {kind}"), .. StoryTeller.Tell(result)];
    }

    /// <summary>What came more than once.</summary>
    public IReadOnlyList<string> Repeated() =>
    [
        .. _told.Where(item => item.Value > 1 && !item.Key.StartsWith(nameof(TimerKind.Silence), StringComparison.Ordinal))
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"· تكرر {item.Value} مرات: {item.Key.Trim()}")),
    ];
}
