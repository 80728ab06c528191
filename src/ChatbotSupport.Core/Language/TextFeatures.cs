using System.Buffers;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// Two views of a text: letter runs of 2–5 inside words, and of 2–4 inside consonant skeletons, beside which whole words and pairs of them may stand. Runs that no example holds are not features.
/// </summary>
internal sealed class TextFeatures
{
    private const int ShortestRun = 2;
    private const int LongestRun = 5;
    private const int LongestSkeletonRun = 4;

    // From each letter of a word begin so many runs of both views.
    private const int RunsOfLetter = LongestRun + LongestSkeletonRun - (2 * ShortestRun) + 2;

    private static readonly ulong Plain = RunTable.Empty;
    private static readonly ulong Skeleton = RunTable.With(RunTable.Empty, '|');
    private static readonly ulong Pair = RunTable.With(RunTable.Empty, '#');

    private static readonly double Half = Math.Sqrt(0.5);

    private readonly RunWeights _runs;
    private readonly int _words;
    private readonly bool _foldsLetters;
    private readonly bool _pairs;

    /// <summary>Learns which runs there are and how rare each is; a run is a feature when so many of the texts hold it.</summary>
    public TextFeatures(IReadOnlyList<string[]> texts, int words, RunScale scale, int fewest)
    {
        (_words, _foldsLetters, _pairs) = (words, scale.FoldsLetters, scale.Pairs);
        _runs = RunWeights.Of(texts.Select(Runs), fewest, scale.PerLetter);
    }

    private TextFeatures(int words, bool foldsLetters, bool pairs, RunWeights runs) => (_words, _foldsLetters, _pairs, _runs) = (words, foldsLetters, pairs, runs);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static TextFeatures Read(ref LearntReader reader)
    {
        var words = reader.Number();
        var foldsLetters = reader.Number() != 0;
        var pairs = reader.Number() != 0;
        return new(words, foldsLetters, pairs, RunWeights.Read(ref reader));
    }

    /// <summary>Writes how texts are looked at, and the runs.</summary>
    public void Write(LearntWriter writer)
    {
        writer.Number(_words);
        writer.Number(_foldsLetters ? 1 : 0);
        writer.Number(_pairs ? 1 : 0);
        _runs.Write(writer);
    }

    /// <summary>How many features there are.</summary>
    public int Count => _runs.Count;

    /// <summary>The vector of a text; empty when it shares no run with any example.</summary>
    public SparseVector Vector(string text) => Vector(Words(text));

    /// <summary>The vector of words that are folded and in Arabic letters already.</summary>
    public SparseVector Vector(ReadOnlySpan<string> words)
    {
        words = words.Length > _words ? words[.._words] : words;
        var room = words.Length * 2;
        foreach (var word in words)
        {
            room += (Math.Max(word.Length, FunctionWords.Longest) + 2) * RunsOfLetter;
        }

        var found = ArrayPool<int>.Shared.Rent(room);
        var plain = 0;
        foreach (var word in words)
        {
            plain = RunLooks.AddKnown(_runs.Table, _foldsLetters ? FunctionWords.Pivot(word) : word, Plain, LongestRun, found, plain);
        }

        var end = plain;
        Span<char> skeleton = stackalloc char[TextLimits.LongestWord];
        foreach (var word in words)
        {
            end = RunLooks.AddKnown(_runs.Table, skeleton[..Stem.Skeleton(FunctionWords.Pivot(word), skeleton)], Skeleton, LongestSkeletonRun, found, end);
        }

        if (_pairs)
        {
            end = AddPairs(words, found, end);
        }

        var vector = Weigh(found.AsSpan(0, plain), found.AsSpan(plain, end - plain));
        ArrayPool<int>.Shared.Return(found);
        return vector;
    }

    /// <summary>The words of a text as features are made of them.</summary>
    public static string[] Words(string text) => Arabizi.ToArabic(ArabicText.Normalize(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // A place belongs to one view only, so the two never meet in the sum. Each view has length one; both together too.
    private SparseVector Weigh(Span<int> plain, Span<int> skeleton)
    {
        PlaceOrder.Sort(plain);
        PlaceOrder.Sort(skeleton);
        var count = PlaceOrder.Different(plain) + PlaceOrder.Different(skeleton);
        var (places, weights) = (new int[count], new float[count]);
        var first = _runs.Fill(plain, places, weights, Half);
        _runs.Fill(skeleton, places.AsSpan(first), weights.AsSpan(first), Half);
        SparseVector.Merge(places, weights, first);
        return new(places, weights);
    }

    // Whole words and pairs of them, beside the skeletons.
    private int AddPairs(ReadOnlySpan<string> words, int[] found, int count)
    {
        for (var word = 0; word < words.Length; word++)
        {
            var (one, two) = PairsOf(words[word], word + 1 < words.Length ? words[word + 1] : null);
            if (_runs.Table.Find(one) is var place and >= 0)
            {
                found[count++] = place;
            }

            if (two != 0 && _runs.Table.Find(two) is var pair and >= 0)
            {
                found[count++] = pair;
            }
        }

        return count;
    }

    private static (ulong Word, ulong Pair) PairsOf(string word, string? next)
    {
        var run = Letters(Pair, word);
        return (run, next is null ? 0 : Letters(RunTable.With(run, ' '), next));
    }

    private static ulong Letters(ulong run, string word)
    {
        foreach (var letter in FunctionWords.Pivot(word))
        {
            run = RunTable.With(run, letter);
        }

        return run;
    }

    // Every run of an example, for learning.
    private List<(ulong Number, int Letters)> Runs(string[] words)
    {
        var runs = new List<(ulong, int)>();
        Span<char> skeleton = stackalloc char[TextLimits.LongestWord];
        foreach (var word in words.AsSpan(0, Math.Min(words.Length, _words)))
        {
            AddAll(_foldsLetters ? FunctionWords.Pivot(word) : word, Plain, LongestRun, runs);
            AddAll(skeleton[..Stem.Skeleton(FunctionWords.Pivot(word), skeleton)], Skeleton, LongestSkeletonRun, runs);
        }

        for (var word = 0; _pairs && word < Math.Min(words.Length, _words); word++)
        {
            var (one, two) = PairsOf(words[word], word + 1 < words.Length ? words[word + 1] : null);
            runs.Add((one, 1));
            if (two != 0)
            {
                runs.Add((two, 1));
            }
        }

        return runs;
    }

    private static void AddAll(ReadOnlySpan<char> word, ulong seed, int longest, List<(ulong Number, int Letters)> runs)
    {
        for (var start = -1; start < word.Length; start++)
        {
            var run = RunTable.With(seed, start < 0 ? RunLooks.Edge : word[start]);
            for (var next = start + 1; next <= word.Length && next - start < longest; next++)
            {
                run = RunTable.With(run, next == word.Length ? RunLooks.Edge : word[next]);
                runs.Add((run, next - start + 1));
            }
        }
    }
}
