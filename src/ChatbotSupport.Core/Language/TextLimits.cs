namespace ChatbotSupport.Core.Language;

/// <summary>Bounds on how much of a text is looked at, so that no message can hold up the others.</summary>
public static class TextLimits
{
    /// <summary>Characters kept from the beginning of a longer text.</summary>
    public const int Head = 12_000;

    /// <summary>Characters kept from the end of a longer text: what matters most is often said last.</summary>
    public const int Tail = 4_000;

    /// <summary>The text itself, or its beginning and its end when it is longer than both together.</summary>
    public static string Cut(string text) =>
        text.Length <= Head + Tail ? text : string.Concat(text.AsSpan(0, Head), " ", text.AsSpan(text.Length - Tail));
}
