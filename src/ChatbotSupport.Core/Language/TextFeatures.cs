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

    private readonly RunTable _table;
    private readonly float[] _rarity;
    private readonly int _words;
    private readonly bool _foldsLetters;
    private readonly bool _pairs;

    /// <summary>Learns which runs there are and how rare each is; a run is a feature when so many of the texts hold it.</summary>
    public TextFeatures(IReadOnlyList<string[]> texts, int words, RunScale scale, int fewest)
    {
        (_words, _foldsLetters, _pairs) = (words, scale.FoldsLetters, scale.Pairs);
        var all = new RunTable();
        var counts = new List<(int Texts, int Last, int Letters)>();
        foreach (var (number, text) in texts.Index())
        {
            foreach (var run in Runs(text))
            {
                var place = all.Add(run.Number);
                if (place == counts.Count)
                {
                    counts.Add((1, number, run.Letters));
                }
                else if (counts[place].Last != number)
                {
                    counts[place] = (counts[place].Texts + 1, number, run.Letters);
                }
            }
        }

        _table = new(counts.Count(run => run.Texts >= fewest));
        var rarity = new List<float>(counts.Count);
        foreach (var (place, run) in all.InOrder().Index())
        {
            if (counts[place].Texts >= fewest)
            {
                _table.Add(run);
                rarity.Add((float)((Math.Log((1.0 + texts.Count) / (1.0 + counts[place].Texts)) + 1.0) * Math.Pow(scale.PerLetter, counts[place].Letters)));
            }
        }

        _rarity = [.. rarity];
    }

    private TextFeatures(int words, bool foldsLetters, bool pairs, ulong[] runs, float[] rarity)
    {
        (_words, _foldsLetters, _pairs, _rarity) = (words, foldsLetters, pairs, rarity);
        _table = new(runs.Length);
        foreach (var run in runs)
        {
            _table.Add(run);
        }

        if (_table.Count != rarity.Length)
        {
            throw new FormatException("A run of letters was kept twice.");
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static TextFeatures Read(ref LearntReader reader)
    {
        var words = reader.Number();
        var foldsLetters = reader.Number() != 0;
        var pairs = reader.Number() != 0;
        var runs = reader.Runs(reader.Number());
        return new(words, foldsLetters, pairs, runs, reader.Weights(runs.Length));
    }

    /// <summary>Writes the runs in the order of their places, and how rare each is.</summary>
    public void Write(LearntWriter writer)
    {
        writer.Number(_words);
        writer.Number(_foldsLetters ? 1 : 0);
        writer.Number(_pairs ? 1 : 0);
        writer.Number(_table.Count);
        writer.Runs(_table.InOrder());
        writer.Weights(_rarity);
    }

    /// <summary>How many features there are.</summary>
    public int Count => _rarity.Length;

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
            plain = RunLooks.AddKnown(_table, _foldsLetters ? FunctionWords.Pivot(word) : word, Plain, LongestRun, found, plain);
        }

        var end = plain;
        Span<char> skeleton = stackalloc char[TextLimits.LongestWord];
        foreach (var word in words)
        {
            end = RunLooks.AddKnown(_table, skeleton[..Stem.Skeleton(FunctionWords.Pivot(word), skeleton)], Skeleton, LongestSkeletonRun, found, end);
        }

        if (_pairs)
        {
            end = AddPairs(words, found, end);
        }

        var vector = Weigh(found.AsSpan(0, plain), found.AsSpan(plain, end - plain));
        ArrayPool<int>.Shared.Return(found);
        return vector;
    }

    /// <summary>The vectors of many texts, to learn from; those of texts that share no run with any example hold nothing.</summary>
    public SparseRows Rows(IReadOnlyList<string[]> texts)
    {
        var rows = new SparseRows();
        foreach (var text in texts)
        {
            rows.Add(Vector(text));
        }

        return rows;
    }

    /// <summary>The same without the texts that share no run with any example.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="known">Which of them the vectors are of, by their numbers.</param>
    public SparseRows Rows(IReadOnlyList<string[]> texts, out IReadOnlyList<int> known)
    {
        var (rows, numbers) = (new SparseRows(), new List<int>());
        foreach (var (number, text) in texts.Index())
        {
            if (Vector(text) is { Places.Length: > 0 } vector)
            {
                rows.Add(vector);
                numbers.Add(number);
            }
        }

        known = numbers;
        return rows;
    }

    /// <summary>The words of a text as features are made of them.</summary>
    public static string[] Words(string text) => Arabizi.ToArabic(ArabicText.Normalize(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // A place belongs to one view only, so the two never meet in the sum. Each view has length one; both together too.
    private SparseVector Weigh(Span<int> plain, Span<int> skeleton)
    {
        PlaceOrder.Sort(plain);
        PlaceOrder.Sort(skeleton);
        var count = Different(plain) + Different(skeleton);
        var (places, weights) = (new int[count], new float[count]);
        var first = Fill(plain, places, weights);
        Fill(skeleton, places.AsSpan(first), weights.AsSpan(first));
        SparseVector.Merge(places, weights, first);
        return new(places, weights);
    }

    private static int Different(ReadOnlySpan<int> sorted)
    {
        var count = 0;
        for (var index = 0; index < sorted.Length; index++)
        {
            count += index == 0 || sorted[index] != sorted[index - 1] ? 1 : 0;
        }

        return count;
    }

    private int Fill(ReadOnlySpan<int> sorted, Span<int> places, Span<float> weights)
    {
        var (count, squares) = (0, 0.0);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            var weight = (end - start == 1 ? 1 : 1 + MathF.Log(end - start)) * _rarity[sorted[start]];
            (places[count], weights[count]) = (sorted[start], weight);
            squares += weight * weight;
            count++;
            start = end;
        }

        var scale = squares > 0 ? (float)(1 / Math.Sqrt(2 * squares)) : 0;
        foreach (ref var weight in weights[..count])
        {
            weight *= scale;
        }

        return count;
    }

    // Whole words and pairs of them, beside the skeletons.
    private int AddPairs(ReadOnlySpan<string> words, int[] found, int count)
    {
        for (var word = 0; word < words.Length; word++)
        {
            var (one, two) = PairsOf(words[word], word + 1 < words.Length ? words[word + 1] : null);
            if (_table.Find(one) is var place and >= 0)
            {
                found[count++] = place;
            }

            if (two != 0 && _table.Find(two) is var pair and >= 0)
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
