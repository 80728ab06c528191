using System.Globalization;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>One measured figure and what it is held against.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="AtLeast">The limit from below, if there is one.</param>
/// <param name="AtMost">The limit from above, if there is one.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? AtLeast = null, double? AtMost = null)
{
    /// <summary>Whether it is inside its limit; a figure without one always is.</summary>
    public bool IsWithin => !(Value < AtLeast) && !(Value > AtMost);

    /// <inheritdoc/>
    public override string ToString()
    {
        var limit = AtLeast is { } least ? $">= {Plain(least)}" : AtMost is { } most ? $"<= {Plain(most)}" : "";
        var verdict = limit.Length == 0 ? "" : IsWithin ? "within" : "short of";
        return $"{Name,-58} {Plain(Value),10} {Unit,-8} {limit,-10} {verdict}".TrimEnd();
    }

    private static string Plain(double value) => value.ToString(value >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
