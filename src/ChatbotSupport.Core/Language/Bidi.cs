using System.Globalization;
using System.Text;

namespace ChatbotSupport.Core.Language;

/// <summary>Keeps numbers, handles, links and dates readable inside Arabic: without isolation «0750 252 2728» shows its groups reversed.</summary>
public static class Bidi
{
    /// <summary>Begins a piece that reads from left to right (LRI).</summary>
    public const char Begin = '\u2066';

    /// <summary>Ends it (PDI).</summary>
    public const char End = '\u2069';

    /// <summary>The text with every number, handle, link and date isolated; doing it twice changes nothing.</summary>
    public static string Isolate(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        var start = 0;
        while (start < text.Length)
        {
            var open = text.IndexOf(Begin, start);
            var close = open < 0 ? -1 : text.IndexOf(End, open);
            var plainEnd = close < 0 ? text.Length : open;
            IsolatePlain(text[start..plainEnd], result);
            if (close >= 0)
            {
                result.Append(text, open, close + 1 - open);
            }

            start = close < 0 ? text.Length : close + 1;
        }

        return result.ToString();
    }

    /// <summary>A text from outside without invisible direction marks and zero-width characters, which could turn what follows around or hide digits.</summary>
    public static string Strip(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!IsInvisible(letter))
            {
                result.Append(letter);
            }
        }

        return result.ToString();
    }

    private static void IsolatePlain(string text, StringBuilder result)
    {
        var start = 0;
        foreach (var span in SpanFinder.Find(text))
        {
            result.Append(text, start, span.Start - start).Append(Begin).Append(text, span.Start, span.Length).Append(End);
            start = span.End;
        }

        result.Append(text, start, text.Length - start);
    }

    private static bool IsInvisible(char letter) =>
        letter is not '\u200D' && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
