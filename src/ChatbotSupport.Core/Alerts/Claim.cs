using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Alerts;

/// <summary>The wording of an alert, ready to be looked for: groups of words that must all occur, and words that cancel.</summary>
internal sealed class Claim
{
    private readonly IReadOnlyList<string[]>[][] _patterns;
    private readonly string[][] _unless;

    /// <summary>Prepares an alert's words.</summary>
    public Claim(Alert alert)
    {
        Alert = alert;
        _patterns = [.. new[] { alert.AllOf, alert.OrAllOf }.Where(groups => groups.Count > 0).Select(Groups)];
        _unless = [.. alert.Unless.Select(Words).Where(words => words.Length > 0)];
    }

    /// <summary>The alert.</summary>
    public Alert Alert { get; }

    /// <summary>Every group of a pattern occurs.</summary>
    public bool Matches(string[] words) => Array.Exists(_patterns, groups => Array.TrueForAll(groups, group => group.Any(alternative => Occurs(alternative, words))));

    /// <summary>A denial or genuine news: whatever matched does not count.</summary>
    public bool IsCancelled(string[] words) => _unless.Any(alternative => Occurs(alternative, words));

    /// <summary>The words of a text as claims compare them: folded spelling, Arabizi in Arabic letters, numbers as digits.</summary>
    public static string[] Words(string text) =>
        NumberWords.Fold(Arabizi.ToArabic(ArabicText.Normalize(text))).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<string[]>[] Groups(IReadOnlyList<IReadOnlyList<string>> groups) =>
        [.. groups.Select(group => (IReadOnlyList<string[]>)[.. group.Select(Words).Where(words => words.Length > 0)])];

    /// <summary>Whether words follow one another somewhere in a text.</summary>
    public static bool Occurs(string[] wanted, string[] words)
    {
        for (var start = 0; start + wanted.Length <= words.Length; start++)
        {
            var length = 0;
            while (length < wanted.Length && Same(words[start + length], wanted[length]))
            {
                length++;
            }

            if (length == wanted.Length)
            {
                return true;
            }
        }

        return false;
    }

    // «والمنحة», «بالمنحة» and «للمنحة» are «منحة» too; a number must be the number itself.
    private static bool Same(string word, string wanted)
    {
        if (word == wanted)
        {
            return true;
        }

        return wanted.Length > 2 && !char.IsAsciiDigit(wanted[0]) && word.EndsWith(wanted, StringComparison.Ordinal)
            && word[..^wanted.Length] is "ال" or "و" or "ب" or "ل" or "ف" or "وال" or "بال" or "لل" or "هال" or "فال" or "كال";
    }
}
