using ChatbotSupport.StandIn.Rates;

namespace ChatbotSupport.GraphApi.Rates;

/// <summary>How fast the business may write: a burst to one person that is paid back slowly, and so many messages a second for its number.</summary>
public sealed class RateLimits
{
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Bucket> _pairs = new(StringComparer.Ordinal);
    private Bucket _number;

    internal RateLimits(TimeProvider clock)
    {
        _clock = clock;
        _number = new Bucket(GraphLimits.PerNumberPerSecond, clock.GetUtcNow());
    }

    /// <summary>Off unless a test is about rates.</summary>
    public bool AreOn { get; set; }

    /// <summary>Takes one message from what is left for this person and for the number, or refuses.</summary>
    internal void Spend(string recipient)
    {
        if (!AreOn)
        {
            return;
        }

        var now = _clock.GetUtcNow();
        var pair = _pairs.GetValueOrDefault(recipient, new Bucket(GraphLimits.PairBurst, now)).Filled(now, 1 / GraphLimits.PerPair.TotalSeconds, GraphLimits.PairBurst);
        _number = _number.Filled(now, GraphLimits.PerNumberPerSecond, GraphLimits.PerNumberPerSecond);
        if (_number.Left < 1)
        {
            throw Refusal.Of(130429);
        }

        if (pair.Left < 1)
        {
            throw Refusal.Of(131056);
        }

        (_pairs[recipient], _number) = (pair.Less(), _number.Less());
    }
}
