using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Turns;

/// <summary>Measures turns, and how long a person waits from the accepted message to the reply in the hands of the channel.</summary>
internal static class TurnMeter
{
    private const int MostWaiting = 10_000; // replies that are held are never handed over; beyond this they are not measured

    private static readonly Meter Meter = new("ChatbotSupport.Turns");

    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("chatbot.turns", null, "Turns by whose they are and what became of them.");

    private static readonly Histogram<double> Times = Meter.CreateHistogram<double>(
        "chatbot.turn.duration", "s", "Time of a turn with its commit.", null, new() { HistogramBucketBoundaries = MeterBounds.Seconds });

    private static readonly Histogram<double> Replies = Meter.CreateHistogram<double>(
        "chatbot.reply.duration", "s", "From the accepted message to the reply in the hands of the channel.", null, new() { HistogramBucketBoundaries = MeterBounds.Seconds });

    private static readonly ConcurrentDictionary<string, DateTimeOffset> AcceptedAt = new();

    /// <summary>A turn ended.</summary>
    public static void Ran(string subject, TurnEnd end, TimeSpan time)
    {
        var whose = subject.StartsWith(InboxRow.VolunteerPrefix, StringComparison.Ordinal) ? "volunteer" : "person";
        Turns.Add(1, new("subject", whose), new("outcome", end.ToString()));
        if (end == TurnEnd.Done)
        {
            Times.Record(time.TotalSeconds, new KeyValuePair<string, object?>("subject", whose));
        }
    }

    /// <summary>A turn left a reply on its way.</summary>
    public static void Answers(string conversationId, DateTimeOffset acceptedAt)
    {
        if (Replies.Enabled && AcceptedAt.Count < MostWaiting)
        {
            AcceptedAt.TryAdd(conversationId, acceptedAt);
        }
    }

    /// <summary>A line is in the hands of the channel.</summary>
    public static void HandedOver(string conversationId, DateTimeOffset now)
    {
        if (AcceptedAt.TryRemove(conversationId, out var acceptedAt))
        {
            Replies.Record((now - acceptedAt).TotalSeconds);
        }
    }

    /// <summary>A line waits for its person, who is not there to wait for it.</summary>
    public static void Held(string conversationId) => AcceptedAt.TryRemove(conversationId, out _);
}

/// <summary>What became of a turn.</summary>
internal enum TurnEnd
{
    /// <summary>Stored.</summary>
    Done,

    /// <summary>Lost against another turn on the same conversation; runs again.</summary>
    Stale,

    /// <summary>Threw; runs again.</summary>
    Failed,

    /// <summary>Threw for the last time.</summary>
    Parked,
}
