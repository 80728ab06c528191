namespace ChatbotSupport.Reporting;

/// <summary>Keeps counts that could point at somebody out of a report, also those that could be reckoned from a total.</summary>
public static class SmallNumbers
{
    /// <summary>The cells as they may be shown, null for those that may not, and the total, or null when it would give a hidden cell away.</summary>
    /// <param name="cells">The counts that make up the total.</param>
    public static (IReadOnlyList<int?> Shown, int? Total) Guard(IReadOnlyList<int> cells)
    {
        var total = cells.Sum();
        if (total == 0)
        {
            return ([.. cells.Select(cell => (int?)cell)], 0);
        }

        // A zero is hidden with the small ones: otherwise the total says which of them is not zero.
        var hidden = Enumerable.Range(0, cells.Count).Where(index => cells[index] < ReportLimits.Smallest).ToHashSet();
        var rest = new Queue<int>(Enumerable.Range(0, cells.Count).Where(index => !hidden.Contains(index)).OrderBy(index => cells[index]));
        while (hidden.Sum(index => cells[index]) is var sum && sum > 0 && (sum < ReportLimits.Smallest || hidden.Count < ReportLimits.FewestHidden) && rest.TryDequeue(out var next))
        {
            hidden.Add(next);
        }

        var isSafe = hidden.Sum(index => cells[index]) is 0 || (hidden.Count >= ReportLimits.FewestHidden && hidden.Sum(index => cells[index]) >= ReportLimits.Smallest);
        return ([.. cells.Select((cell, index) => hidden.Contains(index) && cell + hidden.Sum(other => cells[other]) > 0 ? (int?)null : cell)], isSafe && total >= ReportLimits.Smallest ? total : null);
    }
}
