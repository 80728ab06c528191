namespace ChatbotSupport.Reporting;

/// <summary>The days a report is about, both included, as days at the desk.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="Zone">Where the desk is.</param>
public sealed record ReportPeriod(DateOnly From, DateOnly To, TimeZoneInfo Zone)
{
    /// <summary>Every day of it.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, To.DayNumber - From.DayNumber + 1).Select(From.AddDays);

    /// <summary>When it begins.</summary>
    public long Begins => At(From);

    /// <summary>When it is over.</summary>
    public long Ends => At(To.AddDays(1));

    /// <summary>The day of a moment.</summary>
    public DateOnly DayOf(long at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), Zone).DateTime);

    private long At(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Zone.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue))).ToUnixTimeMilliseconds();
}
