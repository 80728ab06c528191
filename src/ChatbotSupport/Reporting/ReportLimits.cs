namespace ChatbotSupport.Reporting;

/// <summary>Bounds of a report.</summary>
internal static class ReportLimits
{
    /// <summary>A count below this could point at somebody and is not shown.</summary>
    public const int Smallest = 5;

    /// <summary>Cells that are not shown stand in twos at least: a single one would be what is missing from the total.</summary>
    public const int FewestHidden = 2;

    /// <summary>Days of a report when none are named.</summary>
    public const int UsualDays = 30;

    /// <summary>Days of a report at most; codes are not kept longer.</summary>
    public const int MostDays = 366;

    /// <summary>Whoever stands in a flow and has not written for so long counts as having left it there.</summary>
    public static readonly TimeSpan SilentFor = TimeSpan.FromHours(24);
}
