using System.Globalization;
using System.Text;

namespace ChatbotSupport.Reporting;

/// <summary>A report as a file for spreadsheets: one row for each count.</summary>
public static class ReportTable
{
    private const string Header = "measure,day,item,count";
    private const string HiddenCount = "hidden";

    /// <summary>Spreadsheets know by it that the file is UTF-8.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The whole file.</summary>
    public static string Of(Report report)
    {
        var rows = report.Tables.SelectMany(table => table.Days.Select(day => Row(table.Measure.Code, ReportText.Day(day.Day), "", day.Number))
            .Concat(table.Items.Select(item => Row(table.Measure.Code, "", item.Item, item.Number)))
            .Append(Row(table.Measure.Code, "", "", table.Total)));
        var waits = report.Wait is not { } wait ? [Row("first_reply_minutes", "", "", null)] : new[]
        {
            Row("first_reply_minutes", "", "half", (int)Math.Ceiling(wait.Half.TotalMinutes)),
            Row("first_reply_minutes", "", "nine_of_ten", (int)Math.Ceiling(wait.Most.TotalMinutes)),
        };
        return string.Concat(rows.Prepend(Header).Concat(waits).Select(row => row + "\r\n"));
    }

    /// <summary>One cell. What a spreadsheet would take for a formula is made a text.</summary>
    public static string Cell(string value)
    {
        var text = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value;
        return text.AsSpan().ContainsAny("\",\r\n'") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Row(string measure, string day, string item, int? count) =>
        string.Join(',', Cell(measure), Cell(day), Cell(item), count?.ToString(CultureInfo.InvariantCulture) ?? HiddenCount);
}
