namespace ChatbotSupport.Core.Language;

/// <summary>Takes an Arabic word down to what carries its meaning: the consonants between its common beginnings and endings.</summary>
internal static class Stem
{
    private const int ShortestAfterPrefix = 3;
    private const int ShortestAfterSuffix = 3;

    private static readonly string[] Prefixes = ["وال", "بال", "كال", "فال", "هال", "عال", "لل", "ال"];

    private static readonly string[] Suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "وا", "ني", "كم", "هم", "نا", "ه", "ي"];

    /// <summary>The consonant skeleton of a normalised word: light stem, first letter kept, ا و ي ه left out elsewhere. Gives how many letters were written.</summary>
    public static int Skeleton(ReadOnlySpan<char> word, Span<char> result)
    {
        var stem = Light(word);
        var length = 0;
        for (var index = 0; index < stem.Length && length < result.Length; index++)
        {
            if (index == 0 || stem[index] is not ('ا' or 'و' or 'ي' or 'ه'))
            {
                result[length++] = stem[index];
            }
        }

        return length;
    }

    private static ReadOnlySpan<char> Light(ReadOnlySpan<char> word)
    {
        var stem = word;
        foreach (var prefix in Prefixes)
        {
            if (word.Length - prefix.Length >= ShortestAfterPrefix && word.StartsWith(prefix, StringComparison.Ordinal))
            {
                stem = word[prefix.Length..];
                break;
            }
        }

        if (stem.Length == word.Length && stem.Length > ShortestAfterPrefix && stem[0] == 'و')
        {
            stem = stem[1..];
        }

        foreach (var suffix in Suffixes)
        {
            if (stem.Length - suffix.Length >= ShortestAfterSuffix && stem.EndsWith(suffix, StringComparison.Ordinal))
            {
                return stem[..^suffix.Length];
            }
        }

        return stem;
    }
}
