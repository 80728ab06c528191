using System.Collections.Frozen;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A word of a text under the screen.</summary>
/// <param name="Ids">The words of phrases it may be.</param>
/// <param name="Number">The number it stands for, or null.</param>
/// <param name="BeginsClause">A full stop, a comma or the like stands before it: a negation does not reach over.</param>
internal sealed record ScreenWord(WordNumbers Ids, int? Number, bool BeginsClause);

/// <summary>Cuts what a person wrote into words the phrases can be compared with.</summary>
internal static class ScreenText
{
    private const int FewestSpacedLetters = 3;
    private const string SilentAlef = "وا";
    private const string Denial = "ما";
    private const string Lest = "لا";

    private static readonly FrozenSet<string> Fears = FrozenSet.ToFrozenSet(["خاف", "اخاف", "اخافن", "خايف", "خايفه", "خايفين", "نخاف", "خفت", "خوفي", "يخاف", "تخاف"]);

    /// <summary>Letters that are confused so often that the screen does not tell them apart («قتل» and «كتل»), and the silent alef of a plural («يقتلوا»).</summary>
    public static string Fold(string normalized)
    {
        var letters = normalized.Replace('ظ', 'ض').Replace('ذ', 'د').Replace('ق', 'ك');
        return letters.EndsWith(SilentAlef, StringComparison.Ordinal) || letters.Contains(SilentAlef + " ", StringComparison.Ordinal)
            ? letters.Replace(SilentAlef + " ", "و ", StringComparison.Ordinal) is var joined && joined.EndsWith(SilentAlef, StringComparison.Ordinal) ? joined[..^1] : joined
            : letters;
    }

    /// <summary>The words of a piece of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="vocabulary">The words of all phrases.</param>
    /// <param name="known">What words of this text were found to be before.</param>
    public static List<ScreenWord> Read(Reading text, TextPiece piece, Vocabulary vocabulary, Dictionary<string, WordNumbers> known)
    {
        var result = new List<ScreenWord>(piece.End - piece.Start);
        for (var start = piece.Start; start < piece.End;)
        {
            var end = start + 1;
            while (end < piece.End && !piece.Divides(text.Before[end]))
            {
                end++;
            }

            var words = NumberWords.Read(Separate(JoinSpaced(text.Words, start, end), vocabulary));
            for (var index = 0; index < words.Count; index++)
            {
                if (!known.TryGetValue(words[index].Text, out var ids))
                {
                    known.Add(words[index].Text, ids = vocabulary.Match(words[index].Text));
                }

                result.Add(new(ids, words[index].Number, index == 0));
            }

            start = end;
        }

        return result;
    }

    // «ا ن ت ح ر» is one word.
    private static List<string> JoinSpaced(IReadOnlyList<string> words, int start, int stop)
    {
        var result = new List<string>(stop - start);
        for (var index = start; index < stop;)
        {
            var end = index;
            while (end < stop && words[end].Length == 1 && !char.IsAsciiDigit(words[end][0]))
            {
                end++;
            }

            if (end - index >= FewestSpacedLetters)
            {
                result.Add(Fold(string.Concat(words.Skip(index).Take(end - index))));
                index = end;
            }
            else
            {
                result.Add(Fold(words[index++]));
            }
        }

        return result;
    }

    // «مااريد» is «ما اريد», «ماريد» and «مريد» too; «اريداموت» is «اريد اموت»; words that phrases know as they are stay whole.
    private static List<string> Separate(List<string> words, Vocabulary vocabulary)
    {
        var result = new List<string>(words.Count);
        foreach (var word in words)
        {
            // «اخاف لا يذبحني» is "lest he kill me".
            if (word == Lest && result.Count > 0 && Fears.Contains(result[^1]))
            {
                continue;
            }

            if (Denied(word, vocabulary) is { } denied)
            {
                result.Add(Denial);
                result.Add(denied);
                continue;
            }

            var split = vocabulary.Knows(word) || vocabulary.Begins(word) ? 0 : vocabulary.SplitOf(word);
            if (split == 0)
            {
                result.Add(word);
            }
            else
            {
                result.Add(word[..split]);
                result.Add(word[split..]);
            }
        }

        return result;
    }

    // What «ما» denies when it is glued to it, or null.
    private static string? Denied(string word, Vocabulary vocabulary)
    {
        if (word.Length > 4 && word.StartsWith(Denial, StringComparison.Ordinal))
        {
            var rest = word[Denial.Length..];
            return vocabulary.Knows(rest) ? rest : !vocabulary.Knows(word) && !vocabulary.Begins(word) && vocabulary.Knows("ا" + rest) ? "ا" + rest : null;
        }

        if (word.Length < 4 || word[0] != 'م' || vocabulary.Knows(word) || vocabulary.Begins(word))
        {
            return null;
        }

        return word[1] is 'ي' or 'ت' && word.Length > 4 && vocabulary.Knows(word.AsSpan(1)) ? word[1..]
            : vocabulary.Knows("ا" + word[1..]) ? "ا" + word[1..] : null;
    }
}
