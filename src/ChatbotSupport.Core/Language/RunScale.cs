namespace ChatbotSupport.Core.Language;

/// <summary>How much a run of letters counts in a text that is compared with examples.</summary>
/// <param name="FoldsLetters">Small words that dialects say differently are one word also letter by letter, not only in the consonants.</param>
/// <param name="PerLetter">What each letter of a run multiplies its weight by: below one, short runs count more, of which a slip of the finger spoils fewer.</param>
/// <param name="Pairs">Words and pairs of words count too: «ما اريد» is more than its two words.</param>
internal sealed record RunScale(bool FoldsLetters, float PerLetter, bool Pairs = false)
{
    /// <summary>For telling many topics apart in hurried writing; measured on public sets of two dialects with and without slips, none of them of this domain.</summary>
    public static RunScale ManyTopics { get; } = new(FoldsLetters: false, 0.85f);

    /// <summary>For what a sign sounds like, in which a small word before another turns the meaning round.</summary>
    public static RunScale Signs { get; } = new(FoldsLetters: true, 1, Pairs: true);

    /// <summary>For likeness to a known wording; the bounds of danger and of scams were set with it.</summary>
    public static RunScale Wordings { get; } = new(FoldsLetters: true, 1);
}
