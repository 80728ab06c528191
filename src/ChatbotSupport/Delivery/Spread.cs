using System.Diagnostics.CodeAnalysis;

namespace ChatbotSupport.Delivery;

/// <summary>
/// After an outage everybody who waited is answered, but not all in the same second: a wave of lines is what a channel throttles and what bystanders notice.
/// Whoever is in danger or writes again meanwhile is not kept waiting.
/// </summary>
public sealed class Spread(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TimeSpan?> _waiting = [];
    private long _began;
    private TimeSpan _gap;
    private TimeSpan _last;

    /// <summary>These people waited through an outage.</summary>
    public void Begin(IReadOnlyCollection<string> people)
    {
        lock (_lock)
        {
            _began = clock.GetTimestamp();
            _last = TimeSpan.Zero;
            _gap = people.Count == 0 ? TimeSpan.Zero : Shorter(DeliveryLimits.SpreadGap, DeliveryLimits.SpreadAtMost / people.Count);
            foreach (var person in people)
            {
                _waiting[person] = null;
            }
        }
    }

    /// <summary>This person is in danger, or is there: nothing is put off for them.</summary>
    public void Free(string person)
    {
        lock (_lock)
        {
            _waiting.Remove(person);
        }
    }

    /// <summary>Whether a person's lines are put off, and until when.</summary>
    public bool PutsOff(string person, [NotNullWhen(true)] out DateTimeOffset? until)
    {
        lock (_lock)
        {
            until = null;
            if (!_waiting.TryGetValue(person, out var place))
            {
                return false;
            }

            var passed = clock.GetElapsedTime(_began);
            if (place is null)
            {
                _last = _last + _gap > passed ? _last + _gap : passed;
                _waiting[person] = place = _last;
            }

            if (place <= passed)
            {
                _waiting.Remove(person);
                return false;
            }

            until = clock.GetUtcNow() + (place - passed);
            return true;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
