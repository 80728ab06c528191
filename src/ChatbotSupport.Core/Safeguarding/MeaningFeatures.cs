using System.Buffers;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A view of a line beside its letters: what its words mean, and which meaning comes a few words before which. Who kills whom is told so in words that no example holds.</summary>
internal sealed class MeaningFeatures
{
    private readonly Meanings _meanings;
    private readonly RunWeights _runs;

    /// <summary>Learns which meanings and pairs of them there are.</summary>
    public MeaningFeatures(IEnumerable<string[]> texts, Meanings meanings)
        : this(meanings, RunWeights.Of(texts.Select(text => Runs(text, meanings)), ScreenLimits.ExamplesOfDangerRun, perLetter: 1))
    {
    }

    private MeaningFeatures(Meanings meanings, RunWeights runs) => (_meanings, _runs) = (meanings, runs);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static MeaningFeatures Read(ref LearntReader reader, Meanings meanings) => new(meanings, RunWeights.Read(ref reader));

    /// <summary>Writes what was learnt.</summary>
    public void Write(LearntWriter writer) => _runs.Write(writer);

    /// <summary>How many features there are.</summary>
    public int Count => _runs.Count;

    /// <summary>A vector of letters with the meanings of the same words behind it; both count as much.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="from">How many features of letters there are.</param>
    /// <param name="words">The words.</param>
    public SparseVector Behind(SparseVector letters, int from, ReadOnlySpan<string> words)
    {
        words = words.Length > ScreenLimits.ComparedWords ? words[..ScreenLimits.ComparedWords] : words;
        var found = ArrayPool<int>.Shared.Rent(words.Length * (ScreenLimits.PairWithin + 1));
        var known = found.AsSpan(0, Find(words, found));
        PlaceOrder.Sort(known);
        var (first, count) = (letters.Places.Length, letters.Places.Length + PlaceOrder.Different(known));
        var (places, weights) = (new int[count], new float[count]);
        letters.Places.CopyTo(places, 0);
        letters.Weights.CopyTo(weights, 0);
        _runs.Fill(known, places.AsSpan(first), weights.AsSpan(first), length: 1);
        foreach (ref var place in places.AsSpan(first))
        {
            place += from;
        }

        ArrayPool<int>.Shared.Return(found);
        return new(places, weights);
    }

    // The place of every meaning and pair that is known; how many there are.
    private int Find(ReadOnlySpan<string> words, int[] found)
    {
        Span<ulong> meanings = stackalloc ulong[ScreenLimits.ComparedWords];
        var count = 0;
        for (var word = 0; word < words.Length; word++)
        {
            meanings[word] = _meanings.Of(words[word]);
            Note(meanings[word], found);
            for (var before = Math.Max(0, word - ScreenLimits.PairWithin); before < word; before++)
            {
                Note(RunTable.Pair(meanings[before], meanings[word]), found);
            }
        }

        return count;

        void Note(ulong run, int[] found)
        {
            if (_runs.Table.Find(run) is var place and >= 0)
            {
                found[count++] = place;
            }
        }
    }

    private static List<(ulong Number, int Letters)> Runs(string[] words, Meanings means)
    {
        var meanings = words.Take(ScreenLimits.ComparedWords).Select(means.Of).ToArray();
        var runs = new List<(ulong, int)>(meanings.Length * (ScreenLimits.PairWithin + 1));
        for (var word = 0; word < meanings.Length; word++)
        {
            runs.Add((meanings[word], 1));
            for (var before = Math.Max(0, word - ScreenLimits.PairWithin); before < word; before++)
            {
                runs.Add((RunTable.Pair(meanings[before], meanings[word]), 1));
            }
        }

        return runs;
    }
}
