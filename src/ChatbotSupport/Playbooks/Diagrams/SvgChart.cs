using System.Globalization;
using System.Xml.Linq;

namespace ChatbotSupport.Playbooks.Diagrams;

/// <summary>Draws a chart as SVG, right to left, for a browser or a printer.</summary>
public static class SvgChart
{
    private const string Style =
        """
        text { font: 14px "Noto Naskh Arabic", "Noto Sans Arabic", "Segoe UI", Tahoma, "DejaVu Sans", sans-serif; fill: #1d2733; }
        .title { font-size: 20px; font-weight: bold; } .name { fill: #52606d; font-size: 13px; } .choice { text-anchor: middle; font-size: 13px; }
        .box { stroke-width: 1.5; } .chip { fill: #ffffff; stroke: #8fa1b3; } .way { fill: none; stroke: #6b7c8d; stroke-width: 1.5; }
        .Plain { fill: #f4f6f8; stroke: #8fa1b3; } .Waits { fill: #e8f1fb; stroke: #3f7fbf; } .Decides { fill: #fdf6e0; stroke: #b58a1b; }
        .Escalates { fill: #fdeaea; stroke: #c0504d; } .Leaves { fill: #eef7ee; stroke: #4c9a5b; } .Ends { fill: #ececec; stroke: #555555; }
        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws it.</summary>
    public static string Draw(Chart chart)
    {
        var layout = new ChartLayout(chart);
        var width = Math.Max(layout.Width, (chart.Title.Length * ChartSizes.Letter * 2) + (2 * ChartSizes.Margin));

        // Laid out from left to right and read from right to left: everything is mirrored.
        double Mirrored(double x) => width - x;
        var places = layout.Rows.SelectMany(row => row).ToList();
        var svg = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", Numbers(0, 0, width, layout.Height)),
            new XAttribute("width", Number(width)),
            new XAttribute("height", Number(layout.Height)),
            new XAttribute("direction", "rtl"),
            new XAttribute(XNamespace.Xml + "lang", "ar"),
            new XElement(Svg + "title", chart.Title),
            new XElement(Svg + "style", Style),
            Arrow(),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "#ffffff")),
            Text("title", width - ChartSizes.Margin, 44, chart.Title),
            places.SelectMany(place => place.Below.Select((below, way) => Way(place, way, below, Mirrored))),
            places.Where(place => place.Box is not null).Select(place => Box(place, Mirrored)));
        return svg + "\n";
    }

    private static XElement Arrow() => new(
        Svg + "defs",
        new XElement(
            Svg + "marker", new XAttribute("id", "arrow"), new XAttribute("viewBox", "0 0 10 10"), new XAttribute("refX", "9"), new XAttribute("refY", "5"),
            new XAttribute("markerWidth", "8"), new XAttribute("markerHeight", "8"), new XAttribute("orient", "auto"),
            new XElement(Svg + "path", new XAttribute("d", "M0 0 L10 5 L0 10 z"), new XAttribute("fill", "#6b7c8d"))));

    private static XElement Way(ChartPlace from, int way, ChartPlace to, Func<double, double> mirrored)
    {
        var (x1, y1, y2, x2, y3) = (mirrored(from.Port(way)), from.Y + from.Height, from.Y + from.RowHeight, mirrored(to.X), to.Y);
        var middle = (y2 + y3) / 2;
        var lane = to.Box is null ? $" V {Number(to.Y + to.RowHeight)}" : "";
        return new(
            Svg + "path", new XAttribute("class", "way"),
            new XAttribute("d", $"M {Numbers(x1, from.Box is null ? y2 : y1)} V {Number(y2)} C {Numbers(x1, middle, x2, middle, x2, y3)}{lane}"),
            to.Box is null ? null : new XAttribute("marker-end", "url(#arrow)"));
    }

    private static XElement Box(ChartPlace place, Func<double, double> mirrored)
    {
        var text = place.Text!;
        var right = mirrored(place.X) + (place.Width / 2) - ChartSizes.Padding;
        var y = place.Y + ChartSizes.Padding + 16;
        var group = new XElement(
            Svg + "g", new XAttribute("class", "step"),
            new XElement(
                Svg + "rect", new XAttribute("class", $"box {place.Box!.Kind}"), new XAttribute("x", Number(mirrored(place.X) - (place.Width / 2))), new XAttribute("y", Number(place.Y)),
                new XAttribute("width", Number(place.Width)), new XAttribute("height", Number(place.Height)), new XAttribute("rx", "8")),
            Text("name", right, y, text.Name),
            text.Lines.Select((line, number) => Text("said", right, y + ((number + 1) * ChartSizes.LineHeight), line)));
        for (var way = 0; way < text.Labels.Count; way++)
        {
            var (middle, width, top) = (mirrored(place.Port(way)), ChartText.ChipWidth(text.Labels[way]), place.Y + place.Height - ChartSizes.ChipHeight - ChartSizes.ChipGap);
            group.Add(
                new XElement(
                    Svg + "rect", new XAttribute("class", "chip"), new XAttribute("x", Number(middle - (width / 2))), new XAttribute("y", Number(top)),
                    new XAttribute("width", Number(width)), new XAttribute("height", Number(ChartSizes.ChipHeight)), new XAttribute("rx", "14")),
                Text("choice", middle, top + 19, text.Labels[way]));
        }

        return group;
    }

    // In text that runs right to left, the start is its right edge.
    private static XElement Text(string kind, double x, double y, string text) =>
        new(Svg + "text", new XAttribute("class", kind), new XAttribute("direction", "rtl"), new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), text);

    private static string Numbers(params double[] numbers) => string.Join(' ', numbers.Select(Number));

    private static string Number(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
