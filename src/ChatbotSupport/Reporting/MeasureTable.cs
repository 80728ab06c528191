namespace ChatbotSupport.Reporting;

/// <summary>One measure over the period: by day, and by item.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Days">Each day; null where the count is not shown.</param>
/// <param name="Items">Each item over the whole period, the most frequent first.</param>
/// <param name="Total">All of it; null when it is not shown.</param>
public sealed record MeasureTable(Measure Measure, IReadOnlyList<(DateOnly Day, int? Number)> Days, IReadOnlyList<(string Item, int? Number)> Items, int? Total)
{
    internal static MeasureTable Of(Measure measure, ReportPeriod period, IEnumerable<Count> counts)
    {
        var all = counts.ToList();
        var days = period.Days.ToList();
        var perDay = all.ToLookup(count => count.Day, count => count.Number);
        var perItem = all.Where(count => count.Item.Length > 0).GroupBy(count => count.Item, count => count.Number)
            .Select(item => (Item: item.Key, Number: item.Sum())).OrderByDescending(item => item.Number).ThenBy(item => item.Item, StringComparer.Ordinal).ToList();
        var (shownDays, total) = SmallNumbers.Guard([.. days.Select(day => perDay[day].Sum())]);
        var (shownItems, totalOfItems) = SmallNumbers.Guard([.. perItem.Select(item => item.Number)]);

        // Days and items add up to the same: what one of them must not tell, the other must not tell either.
        var isSafe = total is not null && (perItem.Count == 0 || totalOfItems is not null);
        return new(
            measure,
            [.. days.Zip(isSafe ? shownDays : [.. shownDays.Select(number => number == 0 ? number : null)])],
            [.. perItem.Select(item => item.Item).Zip(isSafe || perItem.Count == 0 ? shownItems : [.. shownItems.Select(_ => (int?)null)])],
            isSafe ? total : null);
    }
}
