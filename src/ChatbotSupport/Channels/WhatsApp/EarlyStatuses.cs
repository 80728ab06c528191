using System.Collections.Concurrent;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// Statuses that come while the call itself has not been answered, or its answer is not written down yet: Meta may call us faster than it answers us. They wait here for
/// the outcome; what the process takes with it comes to no harm, because such a line counts as unsaid.
/// </summary>
internal sealed class EarlyStatuses
{
    private readonly ConcurrentDictionary<string, List<DeliveryStatus>> _kept = new();

    /// <summary>A line is under way from now on.</summary>
    public void Begin(string lineId) => _kept.TryAdd(lineId, []);

    /// <summary>Keeps a status; false when its line is not under way.</summary>
    public bool Keep(string lineId, DeliveryStatus status)
    {
        if (!_kept.TryGetValue(lineId, out var kept))
        {
            return false;
        }

        lock (kept)
        {
            kept.Add(status);
        }

        return true;
    }

    /// <summary>The id of the message, when a status shows that it was taken although nobody said so.</summary>
    public string? Proven(string lineId)
    {
        if (!_kept.TryGetValue(lineId, out var kept))
        {
            return null;
        }

        lock (kept)
        {
            return kept.Count > 0 ? kept[0].MessageId : null;
        }
    }

    /// <summary>The line is not under way any more; what came meanwhile.</summary>
    public IReadOnlyList<DeliveryStatus> End(string lineId) => _kept.TryRemove(lineId, out var kept) ? kept : [];
}
