namespace ChatbotSupport.Reporting;

/// <summary>How long people waited for the first words of a human.</summary>
/// <param name="Half">Half of them no longer than this.</param>
/// <param name="Most">Nine of ten no longer than this.</param>
/// <remarks>Not how many: beside the number of requests it would tell how few had no answer.</remarks>
public sealed record FirstReplyWait(TimeSpan Half, TimeSpan Most)
{
    internal static FirstReplyWait? Of(IReadOnlyList<TimeSpan> waits) =>
        waits.Count < ReportLimits.Smallest ? null : new(waits[waits.Count / 2], waits[waits.Count * 9 / 10]);
}
