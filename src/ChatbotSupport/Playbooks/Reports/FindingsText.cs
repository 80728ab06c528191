using System.Globalization;

namespace ChatbotSupport.Playbooks.Reports;

/// <summary>Findings as lines of text for a terminal; the first line of each is one that editors can jump to.</summary>
public static class FindingsText
{
    /// <summary>One finding.</summary>
    public static string Describe(Finding finding, string language) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.File}:{finding.Line}:{finding.Column} {Kind(finding.Severity).In(language)} [{finding.Code}]\n  {finding.What.In(language)}\n  {finding.Why.In(language)}\n  {finding.Mend.In(language)}");

    /// <summary>The name of a severity.</summary>
    public static Words Kind(Severity severity) => severity == Severity.Error ? new("خطأ", "error") : new("تحذير", "warning");

    /// <summary>Writes a whole report.</summary>
    public static void Write(TextWriter output, CheckReport report, string language)
    {
        foreach (var (file, count) in report.Mended.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            output.WriteLine(new Words($"{file}: أُصلح {count} من المواضع", $"{file}: {count} places mended").In(language));
        }

        foreach (var finding in report.Findings)
        {
            output.WriteLine(Describe(finding, language));
        }

        output.WriteLine(report.Summary.In(language));
    }
}
