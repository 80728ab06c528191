using System.Collections.Concurrent;

namespace ChatbotSupport.Delivery;

/// <summary>When each messenger was last heard of, so that watchdogs and coordinators notice when nobody there is answered.</summary>
public sealed class ChannelPulse(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Pulse> _pulses = new();

    /// <summary>Every messenger that is on.</summary>
    public IReadOnlyDictionary<string, Pulse> All => _pulses;

    /// <summary>A messenger is on; the start counts as a sign of life.</summary>
    public void Expect(string channel) => _pulses[channel] = new(clock.GetUtcNow(), null);

    /// <summary>It answered.</summary>
    public void Heard(string channel) => _pulses[channel] = new(clock.GetUtcNow(), null);

    /// <summary>It did not.</summary>
    public void Missed(string channel, string trouble) => _pulses.AddOrUpdate(channel, new Pulse(clock.GetUtcNow(), trouble), (_, last) => last with { Trouble = trouble });

    /// <summary>Messengers that have not been heard of for too long.</summary>
    public IEnumerable<string> Silent() => _pulses.Where(pulse => clock.GetUtcNow() - pulse.Value.HeardAt >= DeliveryLimits.SilentAfter).Select(pulse => pulse.Key);
}

/// <summary>The last sign of life of a messenger.</summary>
/// <param name="HeardAt">When it last answered.</param>
/// <param name="Trouble">What has been wrong since, as a code; null when nothing.</param>
public sealed record Pulse(DateTimeOffset HeardAt, string? Trouble);
