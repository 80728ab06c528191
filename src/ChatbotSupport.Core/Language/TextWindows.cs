namespace ChatbotSupport.Core.Language;

/// <summary>Cuts a long text into pieces that overlap, so that all of it is looked at and nothing is missed where one piece ends.</summary>
public static class TextWindows
{
    /// <summary>Characters of one piece.</summary>
    public const int Length = 8_000;

    /// <summary>Characters that a piece shares with the one before: more than any phrase of the risk screen is long.</summary>
    public const int Overlap = 500;

    /// <summary>The text itself when it is short, else its pieces from beginning to end.</summary>
    public static IEnumerable<string> Of(string text)
    {
        for (var start = 0; ; start += Length - Overlap)
        {
            if (text.Length - start <= Length)
            {
                yield return start == 0 ? text : text[start..];
                yield break;
            }

            yield return text.Substring(start, Length);
        }
    }
}
