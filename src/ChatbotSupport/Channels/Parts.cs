using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Channels;

/// <summary>Splits a long text into messages that a messenger takes, at the ends of paragraphs where there are any. Pure.</summary>
internal static class Parts
{
    private static readonly string[] Ends = ["\n\n", "\n", " "];

    /// <summary>The messages in order; at least one.</summary>
    /// <param name="text">The text, numbers isolated.</param>
    /// <param name="most">Characters of one message.</param>
    public static IReadOnlyList<string> Of(string text, int most)
    {
        var parts = new List<string>();
        var rest = text.Trim();
        while (rest.Length > most)
        {
            var cut = Cut(rest, most);
            parts.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        parts.Add(rest);
        return parts;
    }

    private static int Cut(string text, int most)
    {
        foreach (var end in Ends)
        {
            // From the place after the last message that fits: the end itself may stand just beyond it.
            var at = text.LastIndexOf(end, most, most + 1, StringComparison.Ordinal);
            while (at > 0 && IsInside(text, at))
            {
                at = text.LastIndexOf(end, at - 1, StringComparison.Ordinal);
            }

            if (at > 0)
            {
                return at;
            }
        }

        return char.IsLowSurrogate(text[most]) ? most - 1 : most;
    }

    /// <summary>A number with spaces between its groups stays in one piece.</summary>
    private static bool IsInside(string text, int at) =>
        text.LastIndexOf(Bidi.Begin, at) is >= 0 and var begin && text.LastIndexOf(Bidi.End, at) < begin;
}
