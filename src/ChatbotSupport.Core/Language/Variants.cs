using System.Text.RegularExpressions;

namespace ChatbotSupport.Core.Language;

/// <summary>How a person wishes to be addressed. Stored by name.</summary>
public enum AddressForm
{
    /// <summary>Not asked yet: neutral.</summary>
    Unasked,

    /// <summary>Asked, and something else was written instead: neutral, and not asked again.</summary>
    Unanswered,

    /// <summary>Neutral, because they said so.</summary>
    Neutral,

    /// <summary>As a man.</summary>
    Masculine,

    /// <summary>As a woman.</summary>
    Feminine,
}

/// <summary>Places in a text that read differently for a man, for a woman, and for whoever has not said: `((neutral | masculine | feminine))`.</summary>
public static partial class Variants
{
    /// <summary>What stands between the wordings of one place.</summary>
    public const char Between = '|';

    /// <summary>Wordings of one place: neutral, masculine, feminine.</summary>
    public const int Wordings = 3;

    /// <summary>Whether a text has such a place.</summary>
    public static bool AreIn(string text) => text.Contains(Between, StringComparison.Ordinal) && Place().IsMatch(text);

    /// <summary>The text in the wording of one form.</summary>
    public static string In(string text, AddressForm form) => text.Contains(Between, StringComparison.Ordinal)
        ? Place().Replace(text, match => Parts(match.Groups["wordings"].Value)[form switch { AddressForm.Masculine => 1, AddressForm.Feminine => 2, _ => 0 }])
        : text;

    /// <summary>How long the text can become.</summary>
    public static int Longest(string text) => Math.Max(In(text, AddressForm.Neutral).Length, Math.Max(In(text, AddressForm.Masculine).Length, In(text, AddressForm.Feminine).Length));

    /// <summary>The wordings of one place, written with `|` between them.</summary>
    public static string[] Parts(string wordings) => [.. wordings.Split(Between).Select(wording => wording.Trim())];

    // Exactly three: what has more or fewer is a mistake, which the reader reports.
    [GeneratedRegex(@"\(\((?<wordings>[^()|\n]*\|[^()|\n]*\|[^()|\n]*)\)\)")]
    private static partial Regex Place();
}
