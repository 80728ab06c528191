using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Finds the choice of a step that a partly typed or slightly misspelt answer can only mean: «فيس» for «فيسبوك», «كمل» for «إكمال». When two choices come as near, none is taken.</summary>
internal static class NearChoice
{
    private const int MostWords = 3;
    private const int ShortestBeginning = 3;
    private const int ShortestMisspelt = 4;
    private const int FewestConsonants = 3;

    // «مو خطر» is not the choice «خطر».
    private static readonly string[] Denials = ["ما", "مو", "لا", "مب", "بدون", "غير", "ماكو", "مش", "موش", "ليس"];

    /// <summary>The one choice that a text comes near, or null.</summary>
    public static QuestionOption? Of(Question question, string text)
    {
        var typed = ArabicText.Words(text);
        if (typed.Length is 0 or > MostWords || typed.Any(Denials.Contains))
        {
            return null;
        }

        var near = question.Options.Where(option => IsNear(typed, ArabicText.Words(option.Text))).Take(2).ToArray();
        return near.Length == 1 ? near[0] : null;
    }

    // Every word that was typed is near one of the choice.
    private static bool IsNear(string[] typed, string[] choice) => !choice.Any(Denials.Contains) && Array.TrueForAll(typed, word => Array.Exists(choice, other => IsNear(Bare(word), Bare(other))));

    private static bool IsNear(string typed, string word) =>
        typed == word
        || (typed.Length >= ShortestBeginning && word.StartsWith(typed, StringComparison.Ordinal))
        || (typed.Length > ShortestMisspelt && word.StartsWith(typed[..^1], StringComparison.Ordinal))
        || (typed.Length >= ShortestMisspelt && word.Length >= ShortestMisspelt && DiffersByOneLetter(typed, word))
        || (Consonants(typed) is { Length: >= FewestConsonants } consonants && consonants == Consonants(word));

    private static string Bare(string word) => word.Length > ShortestBeginning + 1 && word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word;

    private static string Consonants(string word) => string.Concat(word.Where(letter => letter is not ('ا' or 'و' or 'ي' or 'ه')));

    private static bool DiffersByOneLetter(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        var same = 0;
        while (same < shorter.Length && shorter[same] == longer[same])
        {
            same++;
        }

        return shorter.AsSpan(one.Length == other.Length ? Math.Min(same + 1, shorter.Length) : same).SequenceEqual(longer.AsSpan(Math.Min(same + 1, longer.Length)));
    }
}
