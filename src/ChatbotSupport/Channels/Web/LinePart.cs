using ChatbotSupport.Core;

namespace ChatbotSupport.Channels.Web;

/// <summary>A piece of a line: plain text, or a number or link of `facts.yaml` that can be tapped.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Href">`tel:…` or `https://…`; null for plain text.</param>
public sealed record LinePart(string Text, string? Href = null)
{
    /// <summary>Finds the facts in a text; only whole numbers and links count, so 911 is not found in 9112.</summary>
    public static IReadOnlyList<LinePart> Split(string text, IEnumerable<Fact> facts)
    {
        var targets = facts.Where(fact => fact.Show && Target(fact) is not null).OrderByDescending(fact => fact.Value.Length).ToList();
        var parts = new List<LinePart>();
        var plainFrom = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (targets.Find(fact => StandsAt(text, at, fact.Value)) is not { } found)
            {
                continue;
            }

            AddPlain(parts, text[plainFrom..at]);
            parts.Add(new LinePart(found.Value, Target(found)));
            plainFrom = at + found.Value.Length;
            at = plainFrom - 1;
        }

        AddPlain(parts, text[plainFrom..]);
        return parts;
    }

    private static string? Target(Fact fact) => fact.Kind switch
    {
        FactKind.Phone when fact.Value.Length > 0 && fact.Value.All(letter => char.IsAsciiDigit(letter) || letter == '+') => $"tel:{fact.Value}",
        FactKind.Link when Uri.TryCreate(fact.Value, UriKind.Absolute, out var link) => link.Scheme == Uri.UriSchemeHttps ? link.AbsoluteUri : null,
        FactKind.Link when Uri.TryCreate($"https://{fact.Value}", UriKind.Absolute, out var link) && link.Host.Contains('.') => link.AbsoluteUri,
        _ => null,
    };

    private static bool StandsAt(string text, int at, string value) =>
        string.CompareOrdinal(text, at, value, 0, value.Length) == 0
        && (at == 0 || !Joins(text[at - 1]))
        && !GoesOn(text, at + value.Length);

    // A full stop ends a sentence, unless more of a number or a site name follows it.
    private static bool GoesOn(string text, int at) =>
        at < text.Length
        && (Joins(text[at]) || (text[at] is '.' or ':' && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1])));

    private static bool Joins(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '@' or '_' or '+' or '-';

    private static void AddPlain(List<LinePart> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new LinePart(text));
        }
    }
}
