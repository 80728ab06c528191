using System.Globalization;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>
/// Whoever laughs at what they tell may be joking, or hiding behind it: a danger is asked about then instead of alarmed. Every line must laugh; a story of blackmail, and an age, are taken at their word.
/// </summary>
/// <param name="signs">As operators wrote them: letters of which a whole word is made, over and over («هه», «ha»), or signs that count wherever they stand («😂»).</param>
internal sealed class Laughter(IReadOnlyList<string> signs)
{
    /// <summary>Kept as a reason, so that whoever looks knows why it was asked.</summary>
    public const string Reason = "laughter";

    private static readonly Flag[] AskedAbout = [Flag.Suicide, Flag.ThreatToLife, Flag.InPersonMeeting, Flag.OngoingPhysicalAbuse];

    private const int ShortSign = 2;

    // Twice at least: «ها؟» asks.
    private readonly string[] _words = [.. signs.Where(sign => sign.All(char.IsLetter)).Select(sign => sign.Length > ShortSign ? sign : sign + sign)];
    private readonly string[] _signs = [.. signs.Where(sign => !sign.All(char.IsLetter))];

    /// <summary>Whether a danger of this kind is asked about where somebody laughs.</summary>
    public static bool Lightens(Flag flag) => AskedAbout.Contains(flag);

    /// <summary>Whether every line of a text laughs.</summary>
    public bool FillsEveryLine(string text)
    {
        if (_words.Length + _signs.Length == 0)
        {
            return false;
        }

        var laughs = false;
        foreach (var line in text.ToLowerInvariant().AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                continue;
            }

            if (!IsIn(line))
            {
                return false;
            }

            laughs = true;
        }

        return laughs;
    }

    private bool IsIn(ReadOnlySpan<char> line)
    {
        foreach (var sign in _signs)
        {
            if (line.Contains(sign, StringComparison.Ordinal))
            {
                return true;
            }
        }

        for (var start = 0; start < line.Length;)
        {
            var end = start;
            while (end < line.Length && IsOfWord(line[end]))
            {
                end++;
            }

            if (end > start && IsLaugh(line[start..end]))
            {
                return true;
            }

            start = end + 1;
        }

        return false;
    }

    private bool IsLaugh(ReadOnlySpan<char> word)
    {
        foreach (var laugh in _words)
        {
            if (word.Contains(laugh, StringComparison.Ordinal) && word.IndexOfAnyExcept(laugh) < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfWord(char letter) => char.IsLetter(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;
}
