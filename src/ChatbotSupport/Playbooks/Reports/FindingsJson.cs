using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ChatbotSupport.Playbooks.Reports;

/// <summary>Findings as data, for editors and other programs.</summary>
public static class FindingsJson
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes a whole report.</summary>
    public static void Write(TextWriter output, CheckReport report, string language) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            Sound = report.Errors == 0,
            report.Errors,
            report.Warnings,
            Files = report.Files.Count,
            report.Mended,
            Findings = report.Findings.Select(finding => new
            {
                finding.Severity,
                finding.Code,
                finding.File,
                finding.Line,
                finding.Column,
                What = finding.What.In(language),
                Why = finding.Why.In(language),
                Mend = finding.Mend.In(language),
            }),
        },
        Form));
}
