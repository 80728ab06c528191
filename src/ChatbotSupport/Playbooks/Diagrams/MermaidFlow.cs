using System.Text;

namespace ChatbotSupport.Playbooks.Diagrams;

/// <summary>A chart as Mermaid text.</summary>
public static class MermaidFlow
{
    // Begins and ends a stretch of right-to-left text, whatever surrounds it.
    private const string Rtl = "\u2067";
    private const string End = "\u2069";

    // Words of Mermaid's own, which cannot be a node's name.
    private static readonly string[] Reserved = ["end", "graph", "flowchart", "subgraph", "direction", "click", "call", "href", "style", "class", "classdef", "linkstyle", "default", "interpolate"];

    /// <summary>Writes it.</summary>
    public static string Write(Chart chart)
    {
        var text = new StringBuilder("flowchart TB\n");
        foreach (var box in chart.Boxes)
        {
            var (open, close) = Shape(box.Kind);
            text.Append("    ").Append(Node(box.Id)).Append(open).Append('"').Append(Label(box.Name + (box.Text.Trim().Length == 0 ? "" : "\n" + box.Text.Trim()))).Append('"').Append(close).Append('\n');
        }

        foreach (var (box, way) in chart.Boxes.SelectMany(box => box.Ways.Select(way => (box, way))))
        {
            text.Append("    ").Append(Node(box.Id)).Append(" --> ").Append(way.Label.Length == 0 ? "" : $"|\"{Label(way.Label)}\"| ").Append(Node(way.To)).Append('\n');
        }

        return text.ToString();
    }

    private static string Node(string id) => Reserved.Contains(id.ToLowerInvariant()) ? id + "_" : id;

    private static (string Open, string Close) Shape(ChartKind kind) => kind switch
    {
        ChartKind.Decides => ("{", "}"),
        ChartKind.Escalates => ("[[", "]]"),
        ChartKind.Leaves => ("[/", "/]"),
        ChartKind.Ends => ("([", "])"),
        ChartKind.Waits => ("(", ")"),
        _ => ("[", "]"),
    };

    private static string Label(string text) => string.Join("<br/>", text.Split('\n').Select(line => Rtl + Escape(line.Trim()) + End));

    // Mermaid reads #35; as a character; what could end the label or be markup is written so.
    private static string Escape(string line)
    {
        var text = new StringBuilder();
        foreach (var letter in line)
        {
            text.Append(letter is '#' or '"' or '<' or '>' or '&' or '`' or '|' or '\\' or '{' or '}' or '[' or ']' or '%' ? $"#{(int)letter};" : letter.ToString());
        }

        return text.ToString();
    }
}
