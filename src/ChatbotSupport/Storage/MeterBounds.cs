namespace ChatbotSupport.Storage;

/// <summary>Where the bars of the histograms end: a commit takes a millisecond, a reply that somebody misses takes seconds.</summary>
internal static class MeterBounds
{
    public static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
}
