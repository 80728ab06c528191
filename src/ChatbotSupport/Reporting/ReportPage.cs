using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ChatbotSupport.Reporting;

/// <summary>A report as one page that reads from right to left, with bars for days and items; no script, and nothing is loaded from elsewhere.</summary>
public static class ReportPage
{
    private const int Width = 720;
    private const int Height = 120;
    private const int Bar = 320;

    private const string Style =
        """
        :root { --ground: #f4f6f5; --paper: #fff; --ink: #17211f; --quiet: #4c5a57; --bar: #1b6b5a; --none: #c3cbc8; }
        @media (prefers-color-scheme: dark) { :root { --ground: #12191b; --paper: #1c2628; --ink: #e8eeec; --quiet: #a9b7b3; --bar: #7fd1bd; --none: #3c494b; } }
        body { margin: 0 auto; max-width: 56rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--ink); font: 1.05rem/1.7 "Segoe UI", Tahoma, "Noto Naskh Arabic", "Geeza Pro", system-ui, sans-serif; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 0; }
        section { background: var(--paper); border-radius: .4rem; padding: .8rem 1rem; margin: 1rem 0; }
        svg { width: 100%; height: auto; display: block; } .bar { fill: var(--bar); } .none { fill: var(--none); }
        table { width: 100%; border-collapse: collapse; } th, td { padding: .2rem .5rem; text-align: start; font-weight: inherit; } td svg { width: 20rem; max-width: 40vw; }
        .quiet { color: var(--quiet); }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The whole page.</summary>
    public static string Of(Report report, string language)
    {
        var title = Encoder.Encode(ReportText.Title(report.Period).In(language));
        return $"""
            <!doctype html>
            <html lang="{language}" dir="{(language == "en" ? "ltr" : "rtl")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>{Style}</style>
            </head>
            <body>
            <h1>{title}</h1>
            <p>{Encoder.Encode(ReportText.Wait(report.Wait).In(language))}</p>
            {string.Concat(report.Tables.Select(table => Section(table, language)))}
            <p class="quiet">{Encoder.Encode(ReportText.WhyHidden.In(language))}</p>
            </body>
            </html>

            """;
    }

    private static string Section(MeasureTable table, string language) =>
        $"""
        <section>
        <h2>{Encoder.Encode(table.Measure.Title.In(language))}: {Encoder.Encode(ReportText.Number(table.Total, language))}</h2>
        {Days(table, language)}
        {Items(table, language)}
        </section>

        """;

    // Time runs with the page: from the right in Arabic.
    private static string Days(MeasureTable table, string language)
    {
        var most = table.Days.Max(day => day.Number) ?? 0;
        if (most == 0)
        {
            return "";
        }

        var step = (double)Width / table.Days.Count;
        var bars = table.Days.Select((day, index) => string.Create(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{(day.Number is null ? "none" : "bar")}\" x=\"{(language == "en" ? index : table.Days.Count - 1 - index) * step:0.##}\" y=\"{Height - Tall(day.Number, most):0.##}\" width=\"{step * 0.8:0.##}\" height=\"{Tall(day.Number, most):0.##}\"><title>{ReportText.Day(day.Day)}: {Encoder.Encode(ReportText.Number(day.Number, language))}</title></rect>"));
        return $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Encoder.Encode(table.Measure.Title.In(language))}\">{string.Concat(bars)}</svg>";
    }

    // What is not shown has the same small mark everywhere, whatever it is.
    private static double Tall(int? number, int most) => number is { } shown ? Height * (double)shown / most : 4;

    private static string Items(MeasureTable table, string language)
    {
        var most = table.Items.Count == 0 ? 0 : table.Items.Max(item => item.Number) ?? 0;
        var rows = table.Items.Select(item =>
            $"<tr><th scope=\"row\"><bdi dir=\"ltr\">{Encoder.Encode(item.Item)}</bdi></th><td>{Encoder.Encode(ReportText.Number(item.Number, language))}</td><td>{Line(item.Number, most)}</td></tr>");
        return table.Items.Count == 0 ? "" : $"<table>{string.Concat(rows)}</table>";
    }

    private static string Line(int? number, int most) => number is not { } shown || most == 0 ? "" : string.Create(
        CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Bar} 12\" aria-hidden=\"true\"><rect class=\"bar\" width=\"{Bar * (double)shown / most:0.##}\" height=\"12\"/></svg>");
}
