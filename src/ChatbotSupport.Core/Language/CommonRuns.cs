using System.Runtime.InteropServices;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// The runs that stand in a great many phrasings, by phrasing: they weigh little and are most of what there is to add up, so only the few phrasings that may still be the most similar are compared by them.
/// </summary>
internal sealed class CommonRuns
{
    // A run is common when more than one phrasing of so many holds it: rarer ones weigh too much to be left for later, and with them hundreds of phrasings would stay possible.
    private const int Share = 12;
    private const int Fewest = 16;

    private readonly int[] _features;
    private readonly int[] _starts;
    private readonly ushort[] _runs;
    private readonly float[] _weights;

    /// <summary>Takes the common runs out of a block.</summary>
    /// <param name="all">All runs.</param>
    /// <param name="phrasings">How many phrasings there are.</param>
    /// <param name="others">What is left.</param>
    public CommonRuns(Holders all, int phrasings, out Holders others)
    {
        var features = all.Starts.Length - 1;
        _features = [.. Enumerable.Range(0, features).Where(feature => all.Starts[feature + 1] - all.Starts[feature] > Math.Max(Fewest, phrasings / Share)).Take(ushort.MaxValue)];
        _starts = new int[phrasings + 1];
        Lengths = new float[phrasings];
        foreach (var feature in _features)
        {
            foreach (var phrasing in all.Phrasings.AsSpan(all.Starts[feature]..all.Starts[feature + 1]))
            {
                _starts[phrasing + 1]++;
            }
        }

        for (var phrasing = 0; phrasing < phrasings; phrasing++)
        {
            _starts[phrasing + 1] += _starts[phrasing];
        }

        (_runs, _weights) = (new ushort[_starts[phrasings]], new float[_starts[phrasings]]);
        others = Divide(all);
        for (var phrasing = 0; phrasing < phrasings; phrasing++)
        {
            var squares = 0.0;
            foreach (var weight in _weights.AsSpan(_starts[phrasing].._starts[phrasing + 1]))
            {
                squares += (double)weight * weight;
            }

            Lengths[phrasing] = (float)Math.Sqrt(squares);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _features.Length;

    /// <summary>The length of each phrasing's vector as far as these runs go.</summary>
    public float[] Lengths { get; }

    /// <summary>The number of a feature among these; below nought when it is none.</summary>
    public int Of(int feature) => Array.BinarySearch(_features, feature);

    /// <summary>How similar a phrasing is by these runs.</summary>
    /// <param name="phrasing">The phrasing.</param>
    /// <param name="text">What each of them weighs in the text.</param>
    public float Likeness(int phrasing, ReadOnlySpan<float> text)
    {
        var sum = 0f;
        for (var slot = _starts[phrasing]; slot < _starts[phrasing + 1]; slot++)
        {
            sum += text[_runs[slot]] * _weights[slot];
        }

        return sum;
    }

    /// <summary>All runs in one block again.</summary>
    public Holders Beside(Holders others)
    {
        var vectors = Enumerable.Range(0, Lengths.Length).Select(_ => (Places: new List<int>(), Weights: new List<float>())).ToArray();
        for (var feature = 0; feature < others.Starts.Length - 1; feature++)
        {
            for (var slot = others.Starts[feature]; slot < others.Starts[feature + 1]; slot++)
            {
                vectors[others.Phrasings[slot]].Places.Add(feature);
                vectors[others.Phrasings[slot]].Weights.Add(others.Weights[slot]);
            }
        }

        var rows = new SparseRows();
        for (var phrasing = 0; phrasing < Lengths.Length; phrasing++)
        {
            var (places, weights) = vectors[phrasing];
            places.AddRange(_runs[_starts[phrasing].._starts[phrasing + 1]].Select(run => _features[run]));
            weights.AddRange(_weights[_starts[phrasing].._starts[phrasing + 1]]);
            rows.Add(CollectionsMarshal.AsSpan(places), CollectionsMarshal.AsSpan(weights));
        }

        return Holders.Of(rows, others.Starts.Length - 1);
    }

    private Holders Divide(Holders all)
    {
        var (starts, next, common) = (new int[all.Starts.Length], _starts.ToArray(), 0);
        var left = new Holders(starts, new int[all.Phrasings.Length - _runs.Length], new float[all.Phrasings.Length - _runs.Length]);
        for (var feature = 0; feature < starts.Length - 1; feature++)
        {
            var isCommon = common < _features.Length && _features[common] == feature;
            starts[feature + 1] = starts[feature];
            for (var slot = all.Starts[feature]; slot < all.Starts[feature + 1]; slot++)
            {
                if (isCommon)
                {
                    var place = next[all.Phrasings[slot]]++;
                    (_runs[place], _weights[place]) = ((ushort)common, all.Weights[slot]);
                }
                else
                {
                    var place = starts[feature + 1]++;
                    (left.Phrasings[place], left.Weights[place]) = (all.Phrasings[slot], all.Weights[slot]);
                }
            }

            common += isCommon ? 1 : 0;
        }

        return left;
    }
}
