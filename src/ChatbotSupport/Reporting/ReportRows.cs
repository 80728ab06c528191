using ChatbotSupport.Core.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Reporting;

/// <summary>Reads what a report counts: codes and times of the audit and of cases, never a text and never whose it was.</summary>
internal static class ReportRows
{
    private const string Events =
        """
        SELECT at - at % 900000 AS At, code AS Code, count(*) AS Count FROM events
        WHERE at >= @Begins AND at < @Ends
          AND (code IN ('talk.new', 'talk.again', 'not_understood') OR code GLOB 'flow_started.*' OR code GLOB 'flow_finished.*' OR code GLOB 'flow_left.*'
               OR code GLOB 'answered_*' OR code GLOB 'alerted_*' OR code GLOB 'case_closed_*' OR code GLOB 'forgotten.*')
        GROUP BY 1, 2
        """;

    private const string Dropped = "SELECT hour AS At, kind AS Code, number AS Count FROM dropped WHERE hour >= @Begins AND hour < @Ends";

    private const string Cases = "SELECT opened_at AS At, level AS Level, flags AS Flags FROM cases WHERE opened_at >= @Begins AND opened_at < @Ends";

    // Whoever stopped writing in the middle of a flow never said so.
    private const string Silent =
        """
        SELECT last_person_at AS At, flow || '/' || step AS Code, 1 AS Count FROM conversations
        WHERE flow IS NOT NULL AND step IS NOT NULL AND flow <> 'menu' AND state IN ('Guided', 'Closed')
          AND last_person_at >= @Begins AND last_person_at < @Ends AND last_person_at <= @silent
        """;

    private const string Replies =
        """
        SELECT min(e.at) - c.opened_at FROM cases c JOIN events e ON e.case_code = c.code AND e.code = 'first_reply' AND e.at >= c.opened_at
        WHERE c.opened_at >= @Begins AND c.opened_at < @Ends GROUP BY c.code
        """;

    private static readonly (string Prefix, Measure Measure)[] Prefixes =
    [
        ("talk.", Measure.Talks),
        (Counting.Started, Measure.Started),
        (Counting.Finished, Measure.Finished),
        (Counting.Left, Measure.Left),
        ("answered_", Measure.Answers),
        ("alerted_", Measure.Alerts),
        ("case_closed_", Measure.Outcomes),
        ("not_understood", Measure.Misses),
        ("forgotten.", Measure.Forgotten),
    ];

    /// <summary>Every count by measure, day and item.</summary>
    public static IEnumerable<Count> Counts(SqliteConnection connection, ReportPeriod period, DateTimeOffset now)
    {
        foreach (var row in connection.Query<(long At, string Code, long Count)>(Events, new { period.Begins, period.Ends }))
        {
            var (prefix, measure) = Array.Find(Prefixes, known => row.Code.StartsWith(known.Prefix, StringComparison.Ordinal));
            yield return new(measure, period.DayOf(row.At), row.Code[prefix.Length..], (int)row.Count);
        }

        foreach (var row in connection.Query<(long At, string Code, long Count)>(Silent, new { period.Begins, period.Ends, silent = (now - ReportLimits.SilentFor).ToUnixTimeMilliseconds() }))
        {
            yield return new(Measure.Left, period.DayOf(row.At), row.Code, (int)row.Count);
        }

        foreach (var row in connection.Query<(long At, string Code, long Count)>(Dropped, new { period.Begins, period.Ends }))
        {
            yield return new(Measure.Dropped, period.DayOf(row.At), row.Code, (int)row.Count);
        }

        foreach (var row in connection.Query<(long At, string Level, string Flags)>(Cases, new { period.Begins, period.Ends }))
        {
            yield return new(Measure.Cases, period.DayOf(row.At), row.Level, 1);
            foreach (var flag in row.Flags.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return new(Measure.Flags, period.DayOf(row.At), flag, 1);
            }
        }
    }

    /// <summary>How long people waited for the first words of a human, the shortest wait first.</summary>
    public static IReadOnlyList<TimeSpan> FirstReplies(SqliteConnection connection, ReportPeriod period) =>
        [.. connection.Query<long>(Replies, new { period.Begins, period.Ends }).Order().Select(wait => TimeSpan.FromMilliseconds(wait))];
}

/// <summary>How often something happened on a day.</summary>
internal sealed record Count(Measure Measure, DateOnly Day, string Item, int Number);
