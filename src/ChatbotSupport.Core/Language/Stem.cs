using System.Text;

namespace ChatbotSupport.Core.Language;

/// <summary>Takes an Arabic word down to what carries its meaning: the consonants between its common beginnings and endings.</summary>
internal static class Stem
{
    private const int ShortestAfterPrefix = 3;
    private const int ShortestAfterSuffix = 3;

    private static readonly string[] Prefixes = ["وال", "بال", "كال", "فال", "هال", "عال", "لل", "ال"];

    private static readonly string[] Suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "وا", "ني", "كم", "هم", "نا", "ه", "ي"];

    /// <summary>The consonant skeleton of a normalised word: light stem, first letter kept, ا و ي ه left out elsewhere.</summary>
    public static string Skeleton(string word)
    {
        var stem = Light(word);
        var result = new StringBuilder(stem.Length);
        for (var index = 0; index < stem.Length; index++)
        {
            if (index == 0 || stem[index] is not ('ا' or 'و' or 'ي' or 'ه'))
            {
                result.Append(stem[index]);
            }
        }

        return result.ToString();
    }

    private static string Light(string word)
    {
        var prefix = Array.Find(Prefixes, prefix => word.Length - prefix.Length >= ShortestAfterPrefix && word.StartsWith(prefix, StringComparison.Ordinal));
        var stem = prefix is null ? word : word[prefix.Length..];
        if (prefix is null && stem.Length > ShortestAfterPrefix && stem[0] == 'و')
        {
            stem = stem[1..];
        }

        var suffix = Array.Find(Suffixes, suffix => stem.Length - suffix.Length >= ShortestAfterSuffix && stem.EndsWith(suffix, StringComparison.Ordinal));
        return suffix is null ? stem : stem[..^suffix.Length];
    }
}
