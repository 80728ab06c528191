using System.Globalization;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Reporting;

/// <summary>A report as lines for a terminal.</summary>
public static class ReportText
{
    /// <summary>What stands where a number is not shown.</summary>
    public static Words Hidden { get; } = new("غير معروض", "not shown");

    /// <summary>Why some numbers are not shown.</summary>
    public static Words WhyHidden { get; } = new(
        "لا تُعرض الأعداد التي تقل عن خمسة، ولا ما تُعرف منه. ولا تُنشر تقارير لفترات متداخلة، فالفرق بينها يكشف ما أُخفي.",
        "Numbers below five, and those they could be reckoned from, are not shown. Do not hand out reports of overlapping periods: their difference shows what is hidden.");

    /// <summary>Over which days it goes.</summary>
    public static Words Title(ReportPeriod period) => new($"تقرير الخدمة من {Day(period.From)} إلى {Day(period.To)}", $"Report from {Day(period.From)} to {Day(period.To)}");

    /// <summary>How long people waited for a human.</summary>
    public static Words Wait(FirstReplyWait? wait) => wait is null
        ? new("الوقت إلى أول رد من شخص: غير معروض، فالردود أقل من خمسة.", "Time to the first human reply: not shown, there were fewer than five.")
        : new(
            $"الوقت إلى أول رد من شخص: النصف خلال {Minutes(wait.Half)} دقيقة، وتسعة من عشرة خلال {Minutes(wait.Most)} دقيقة.",
            $"Time to the first human reply: half within {Minutes(wait.Half)} min, nine of ten within {Minutes(wait.Most)} min.");

    /// <summary>Writes the whole report.</summary>
    public static void Write(TextWriter output, Report report, string language)
    {
        output.WriteLine(Title(report.Period).In(language));
        foreach (var table in report.Tables)
        {
            output.WriteLine();
            output.WriteLine($"{table.Measure.Title.In(language)}: {Number(table.Total, language)}");
            foreach (var (item, number) in table.Items)
            {
                output.WriteLine($"  {item}\t{Number(number, language)}");
            }

            foreach (var (day, number) in table.Days.Where(day => day.Number is not 0))
            {
                output.WriteLine($"  {Day(day)}\t{Number(number, language)}");
            }
        }

        output.WriteLine();
        output.WriteLine(Wait(report.Wait).In(language));
        output.WriteLine(WhyHidden.In(language));
    }

    internal static string Number(int? number, string language) => number?.ToString(CultureInfo.InvariantCulture) ?? Hidden.In(language);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Minutes(TimeSpan span) => Math.Ceiling(span.TotalMinutes).ToString(CultureInfo.InvariantCulture);
}
