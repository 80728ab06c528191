using System.Globalization;

namespace ChatbotSupport.Playbooks.Reports;

/// <summary>Findings as a page that reads from right to left, for terminals that show Arabic reversed. One file, nothing is loaded from elsewhere.</summary>
public static class FindingsPage
{
    /// <summary>The whole page.</summary>
    public static string Of(CheckReport report, string language) => PageText.Page(
        "findings.html",
        ("lang", language),
        ("dir", language == "en" ? "ltr" : "rtl"),
        ("title", new Words("فحص المحتوى", "Check of the playbook").In(language)),
        ("state", report.Errors == 0 ? "sound" : "broken"),
        ("findings", Sections(report.Findings, report.LineOf, language)),
        ("summary", PageText.Of(report.Summary.In(language))));

    /// <summary>Findings by file, to stand inside a page.</summary>
    internal static string Sections(IReadOnlyList<Finding> findings, Func<Finding, string?> line, string language) => string.Concat(findings.GroupBy(finding => finding.File).Select(file =>
        $"<section><h2><bdi dir=\"ltr\">{PageText.Of(file.Key)}</bdi></h2>{string.Concat(file.Select(finding => Row(finding, line(finding), language)))}</section>\n"));

    private static string Row(Finding finding, string? line, string language)
    {
        var kind = finding.Severity == Severity.Error ? "error" : "warning";
        var place = string.Create(CultureInfo.InvariantCulture, $"{finding.Line}:{finding.Column}");
        var excerpt = line is null ? "" : $"<pre dir=\"auto\">{PageText.Of(line.Trim())}</pre>";
        return $"""
            <article class="{kind}">
            <p class="place"><strong>{FindingsText.Kind(finding.Severity).In(language)}</strong> <bdi dir="ltr">{place}</bdi> <code>{PageText.Of(finding.Code)}</code></p>
            {excerpt}
            <p class="what">{PageText.Of(finding.What.In(language))}</p>
            <p class="why">{PageText.Of(finding.Why.In(language))}</p>
            <p class="mend">{PageText.Of(finding.Mend.In(language))}</p>
            </article>

            """;
    }
}
