using System.Diagnostics.Metrics;

namespace ChatbotSupport.Storage;

/// <summary>Measures the writer.</summary>
internal static class WriterMeter
{
    private static readonly Meter Meter = new("ChatbotSupport.Storage");

    /// <summary>From the first item to the end of the commit.</summary>
    public static readonly Histogram<double> Commits = Meter.CreateHistogram<double>(
        "chatbot.writer.commit", "s", "Time of a commit, from its first item to the disk.", null, new() { HistogramBucketBoundaries = MeterBounds.Seconds });

    /// <summary>Items that went into commits; by the number of commits, how many share one.</summary>
    public static readonly Counter<long> Items = Meter.CreateCounter<long>("chatbot.writer.items", null, "Items written.");
}
