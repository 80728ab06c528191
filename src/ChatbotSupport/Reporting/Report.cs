using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Reporting;

/// <summary>What happened in a period, in counts that point at nobody.</summary>
/// <param name="Period">The days.</param>
/// <param name="Tables">Each measure.</param>
/// <param name="Wait">How long people waited for the first words of a human; null when they were too few to tell.</param>
public sealed record Report(ReportPeriod Period, IReadOnlyList<MeasureTable> Tables, FirstReplyWait? Wait)
{
    /// <summary>Reads a report from the database.</summary>
    public static Report Read(SqliteConnection connection, ReportPeriod period, DateTimeOffset now)
    {
        var counts = ReportRows.Counts(connection, period, now).ToLookup(count => count.Measure);
        return new(period, [.. Measure.All.Select(measure => MeasureTable.Of(measure, period, counts[measure]))], FirstReplyWait.Of(ReportRows.FirstReplies(connection, period)));
    }
}
