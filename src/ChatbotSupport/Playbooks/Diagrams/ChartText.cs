using System.Globalization;

namespace ChatbotSupport.Playbooks.Diagrams;

/// <summary>What is written in a box: its name, the wrapped text, and a row of choices from which the ways leave.</summary>
internal sealed class ChartText
{
    /// <summary>Measures it.</summary>
    public ChartText(ChartBox box)
    {
        Name = box.Name;
        Labels = box.Ways.Any(way => way.Label.Length > 0) ? [.. box.Ways.Select(way => way.Label)] : [];
        var chips = Labels.Sum(label => ChipWidth(label) + ChartSizes.ChipGap) - ChartSizes.ChipGap;
        var longest = box.Text.Split('\n').Max(Length);
        var wanted = Math.Min(longest, ChartSizes.TextBox);
        var inner = new[] { ChartSizes.NarrowBox, Length(Name), wanted, chips }.Max();
        Lines = box.Text.Trim().Length == 0 ? [] : [.. box.Text.Trim().Split('\n').SelectMany(line => Wrap(line.Trim(), inner))];
        Width = inner + (2 * ChartSizes.Padding);
        Height = (ChartSizes.LineHeight * (1 + Lines.Count)) + (2 * ChartSizes.Padding) + (Labels.Count > 0 ? ChartSizes.ChipHeight + ChartSizes.Padding : 0);
    }

    public string Name { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>The choices; empty when the only way has no name.</summary>
    public IReadOnlyList<string> Labels { get; }

    public double Width { get; }

    public double Height { get; }

    public static double ChipWidth(string label) => Length(label) + (2 * ChartSizes.ChipPadding);

    /// <summary>Where a way leaves, from the middle of the box.</summary>
    public double Port(int way)
    {
        if (Labels.Count == 0)
        {
            return 0;
        }

        var before = Labels.Take(way).Sum(label => ChipWidth(label) + ChartSizes.ChipGap);
        return before + (ChipWidth(Labels[way]) / 2) - ((Labels.Sum(label => ChipWidth(label) + ChartSizes.ChipGap) - ChartSizes.ChipGap) / 2);
    }

    private static IEnumerable<string> Wrap(string text, double width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Length(longer) > width)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        yield return line;
    }

    private static double Length(string text) => ChartSizes.Letter * text.EnumerateRunes().Count(rune => CharUnicodeInfo.GetUnicodeCategory(rune.Value) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format));
}
