namespace ChatbotSupport.Core.Language;

/// <summary>Bounds on how much of a text is looked at, so that no message can hold up the others.</summary>
public static class TextLimits
{
    /// <summary>Characters kept from the beginning of a longer text.</summary>
    public const int Head = 12_000;

    /// <summary>Characters kept from the end of a longer text: what matters most is often said last.</summary>
    public const int Tail = 4_000;

    /// <summary>Letters of a text that nobody needs half a second for, however it is made; a longer one is looked at for what it repeats.</summary>
    public const int Short = 2_000;

    /// <summary>Words of a text in which nothing is looked for that it says again and again.</summary>
    public const int FewWords = 300;

    /// <summary>Letters that are read of a text of any length, half of them from its end.</summary>
    public const int Most = 1_000_000;

    /// <summary>Letters of a word that are looked at; no word of any language here has more.</summary>
    public const int LongestWord = 64;

    /// <summary>Words in a row that tell a repetition.</summary>
    public const int RepeatedWords = 6;

    /// <summary>How often the same row of words is looked at.</summary>
    public const int Repetitions = 4;

    /// <summary>The text itself, or its beginning and its end when it is longer than both together.</summary>
    public static string Cut(string text) =>
        text.Length <= Head + Tail ? text : string.Concat(text.AsSpan(0, Head), " ", text.AsSpan(text.Length - Tail));
}
