using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>
/// Divides a text into what is screened: each line alone and all of them joined. Whatever a person can write in one go is screened from its first word to its last. Of a text longer
/// than that every word is looked at, and the places that hold most words of danger are screened, so that neither its length nor what it is filled with hides anything or holds up the others.
/// </summary>
internal static class TextPieces
{
    /// <summary>The pieces of a text.</summary>
    public static IEnumerable<TextPiece> Of(Reading text, Func<string, bool> tells)
    {
        var words = text.Words.Count;
        if (words > ScreenLimits.ScreenedWords)
        {
            return Windows(text, tells);
        }

        var lines = Lines(text);
        return lines.Count <= 1 ? [new(0, words)] : [.. lines, new(0, words, JoinsLines: true), new(0, words)];
    }

    /// <summary>The lines of a text.</summary>
    public static List<TextPiece> Lines(Reading text)
    {
        var lines = new List<TextPiece>();
        for (var start = 0; start < text.Words.Count;)
        {
            var end = start + 1;
            while (end < text.Words.Count && text.Before[end] != Before.Line)
            {
                end++;
            }

            lines.Add(new(start, end));
            start = end;
        }

        return lines;
    }

    /// <summary>Whether a text has more than one line.</summary>
    public static bool HasLines(Reading text)
    {
        for (var word = 1; word < text.Words.Count; word++)
        {
            if (text.Before[word] == Before.Line)
            {
                return true;
            }
        }

        return false;
    }

    // First the beginning and the end, because what matters most is often said last; then, for each word of danger, where it stands first and last, the rarest words before the others.
    private static List<TextPiece> Windows(Reading text, Func<string, bool> tells)
    {
        var step = ScreenLimits.WindowWords - ScreenLimits.WindowOverlap;
        var last = Math.Max(0, (text.Words.Count - ScreenLimits.WindowOverlap - 1) / step);
        var chosen = new List<int> { 0, last };
        foreach (var word in Telling(text, tells).OrderBy(word => word.Times).ThenBy(word => word.First))
        {
            chosen.Add(Math.Min(word.First / step, last));
            chosen.Add(Math.Min(word.Last / step, last));
        }

        return
        [
            .. chosen.Distinct().Take(ScreenLimits.ScreenedWords / ScreenLimits.WindowWords / 2)
                .SelectMany(window => Both(text, new(Math.Max(0, (window * step) - ScreenLimits.WindowOverlap), Math.Min((window * step) + ScreenLimits.WindowWords, text.Words.Count)))),
        ];
    }

    private static IEnumerable<(int Times, int First, int Last)> Telling(Reading text, Func<string, bool> tells)
    {
        var places = new Dictionary<string, (int Times, int First, int Last)>(StringComparer.Ordinal);
        for (var word = 0; word < text.Words.Count; word++)
        {
            places[text.Words[word]] = places.TryGetValue(text.Words[word], out var place) ? (place.Times + 1, place.First, word) : (1, word, word);
        }

        return places.Where(word => tells(word.Key)).Select(word => word.Value);
    }

    private static IEnumerable<TextPiece> Both(Reading text, TextPiece piece)
    {
        yield return piece;
        for (var word = piece.Start + 1; word < piece.End; word++)
        {
            if (text.Before[word] == Before.Line)
            {
                yield return piece with { JoinsLines = true };
                yield break;
            }
        }
    }
}
