namespace ChatbotSupport.Core.Cases;

/// <summary>When people of the desk are there. Times are the desk's own (Asia/Baghdad).</summary>
public static class DeskHours
{
    private const int DaysToLookAhead = 31;

    private static readonly string[] Weekdays = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];

    /// <summary>Whether the desk is open at a moment.</summary>
    public static bool IsOpen(DeskRules rules, DateTimeOffset now) =>
        Stretches(rules, DateOnly.FromDateTime(now.DateTime)).Any(stretch => stretch.From <= Time(now) && Time(now) < stretch.To);

    /// <summary>When it opens next; null when not within a month.</summary>
    public static DateTimeOffset? NextOpening(DeskRules rules, DateTimeOffset now)
    {
        for (var ahead = 0; ahead < DaysToLookAhead; ahead++)
        {
            var day = DateOnly.FromDateTime(now.DateTime).AddDays(ahead);
            var opening = Stretches(rules, day)
                .Select(stretch => new DateTimeOffset(day.ToDateTime(stretch.From), now.Offset))
                .Where(at => at > now)
                .Order()
                .FirstOrDefault();
            if (opening != default)
            {
                return opening;
            }
        }

        return null;
    }

    /// <summary>The next opening in words: today, tomorrow, a weekday, or a date.</summary>
    public static string NextOpeningInWords(DeskRules rules, DateTimeOffset now)
    {
        if (NextOpening(rules, now) is not { } opening)
        {
            return "في موعد لم يُحدد بعد";
        }

        var days = (opening.Date - now.Date).Days;
        var day = days switch
        {
            0 => "اليوم",
            1 => "غدًا",
            < 7 => "يوم " + Weekdays[(int)opening.DayOfWeek],
            _ => FormattableString.Invariant($"يوم {opening:yyyy-MM-dd}"),
        };
        return FormattableString.Invariant($"{day} الساعة {opening:HH:mm}");
    }

    private static IEnumerable<(TimeOnly From, TimeOnly To)> Stretches(DeskRules rules, DateOnly day)
    {
        var exception = rules.Exceptions.FirstOrDefault(item => item.From <= day && day <= item.Until);
        if (exception is not null)
        {
            return exception is { Opens: { } opens, Closes: { } closes } ? [(opens, closes)] : [];
        }

        return rules.Hours.Where(hours => hours.Day == day.DayOfWeek).Select(hours => (hours.From, hours.To));
    }

    private static TimeOnly Time(DateTimeOffset now) => TimeOnly.FromDateTime(now.DateTime);
}
