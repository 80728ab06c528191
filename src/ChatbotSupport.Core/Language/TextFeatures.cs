namespace ChatbotSupport.Core.Language;

/// <summary>A text as a sparse vector of length one: places and weights, places ascending.</summary>
internal sealed record SparseVector(int[] Places, float[] Weights)
{
    /// <summary>Cosine with another vector of length one.</summary>
    public double Cosine(SparseVector other)
    {
        var sum = 0.0;
        for (int mine = 0, theirs = 0; mine < Places.Length && theirs < other.Places.Length;)
        {
            if (Places[mine] == other.Places[theirs])
            {
                sum += Weights[mine++] * other.Weights[theirs++];
            }
            else if (Places[mine] < other.Places[theirs])
            {
                mine++;
            }
            else
            {
                theirs++;
            }
        }

        return sum;
    }
}

/// <summary>
/// Two views of a text: letter runs of 2–5 inside words, and of 2–4 inside consonant skeletons. Runs that no example holds are not features.
/// </summary>
internal sealed class TextFeatures
{
    private const int ShortestRun = 2;
    private const int LongestRun = 5;
    private const int LongestSkeletonRun = 4;
    private const char Edge = '_';
    private const char SkeletonMark = '|';

    private readonly Dictionary<string, int> _places = [];
    private readonly List<float> _rarity = [];
    private readonly int _words;
    private readonly bool _foldsLetters;

    /// <summary>Learns which runs there are and how rare each is.</summary>
    public TextFeatures(IReadOnlyList<string> texts, int words, RunScale scale)
    {
        _words = words;
        _foldsLetters = scale.FoldsLetters;
        var counts = new List<int>();
        foreach (var text in texts)
        {
            foreach (var run in Runs(text).Distinct())
            {
                if (_places.TryAdd(run, counts.Count))
                {
                    counts.Add(0);
                }

                counts[_places[run]]++;
            }
        }

        _rarity.AddRange(new float[counts.Count]);
        foreach (var (run, place) in _places)
        {
            var letters = run[0] == SkeletonMark ? run.Length - 1 : run.Length;
            _rarity[place] = (float)((Math.Log((1.0 + texts.Count) / (1.0 + counts[place])) + 1.0) * Math.Pow(scale.PerLetter, letters));
        }
    }

    private TextFeatures(int words, bool foldsLetters, IReadOnlyList<string> runs, IReadOnlyList<float> rarity)
    {
        (_words, _foldsLetters) = (words, foldsLetters);
        _places.EnsureCapacity(runs.Count);
        foreach (var run in runs)
        {
            _places.Add(run, _places.Count);
        }

        _rarity.AddRange(rarity);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static TextFeatures Read(ref LearntReader reader)
    {
        var words = reader.Number();
        var foldsLetters = reader.Number() != 0;
        var runs = new List<string>();
        for (var left = reader.Number(); left > 0; left--)
        {
            runs.Add(reader.Word());
        }

        return new(words, foldsLetters, runs, reader.Weights(runs.Count));
    }

    /// <summary>Writes the runs in the order of their places, and how rare each is.</summary>
    public void Write(LearntWriter writer)
    {
        writer.Number(_words);
        writer.Number(_foldsLetters ? 1 : 0);
        writer.Number(_places.Count);
        foreach (var (run, _) in _places.OrderBy(place => place.Value))
        {
            writer.Word(run);
        }

        writer.Weights([.. _rarity]);
    }

    /// <summary>How many features there are.</summary>
    public int Count => _rarity.Count;

    /// <summary>The vector of a text; empty when it shares no run with any example.</summary>
    public SparseVector Vector(string text) => Vector(Words(text));

    /// <summary>The vector of words that are folded and in Arabic letters already.</summary>
    public SparseVector Vector(IEnumerable<string> words)
    {
        var plain = new List<int>();
        var skeleton = new List<int>();
        foreach (var word in words.Take(_words))
        {
            AddKnown(Edged(word), 0, LongestRun, plain);
            AddKnown(Skeleton(word), 1, LongestSkeletonRun, skeleton);
        }

        var places = new List<int>(plain.Count + skeleton.Count);
        var weights = new List<float>(plain.Count + skeleton.Count);
        Weigh(plain, places, weights);
        Weigh(skeleton, places, weights);
        var (sortedPlaces, sortedWeights) = (places.ToArray(), weights.ToArray());
        Array.Sort(sortedPlaces, sortedWeights);
        return new(sortedPlaces, sortedWeights);
    }

    private static string[] Words(string text) => Arabizi.ToArabic(ArabicText.Normalize(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // A place belongs to one view only, so the two never meet in the sum.
    private void Weigh(List<int> view, List<int> places, List<float> weights)
    {
        view.Sort();
        var first = places.Count;
        var squares = 0.0;
        for (var start = 0; start < view.Count;)
        {
            var end = start + 1;
            while (end < view.Count && view[end] == view[start])
            {
                end++;
            }

            var weight = (1 + MathF.Log(end - start)) * _rarity[view[start]];
            places.Add(view[start]);
            weights.Add(weight);
            squares += weight * weight;
            start = end;
        }

        // Each view has length one; both together too.
        var scale = squares > 0 ? (float)(1 / Math.Sqrt(2 * squares)) : 0;
        for (var index = first; index < weights.Count; index++)
        {
            weights[index] *= scale;
        }
    }

    // Asked for every text three times: no run is made a string of its own only to be looked up.
    private void AddKnown(string marked, int mark, int longest, List<int> places)
    {
        var known = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> run = stackalloc char[LongestRun + 1];
        marked.AsSpan(0, mark).CopyTo(run);
        for (var length = ShortestRun; length <= Math.Min(longest, marked.Length - mark); length++)
        {
            for (var start = mark; start + length <= marked.Length; start++)
            {
                marked.AsSpan(start, length).CopyTo(run[mark..]);
                if (known.TryGetValue(run[..(mark + length)], out var place))
                {
                    places.Add(place);
                }
            }
        }
    }

    private IEnumerable<string> Runs(string text)
    {
        foreach (var word in Words(text).Take(_words))
        {
            var edged = Edged(word);
            foreach (var (start, length) in Runs(edged.Length, LongestRun))
            {
                yield return edged.Substring(start, length);
            }

            var skeleton = Skeleton(word);
            foreach (var (start, length) in Runs(skeleton.Length - 1, LongestSkeletonRun))
            {
                yield return SkeletonMark + skeleton.Substring(1 + start, length);
            }
        }
    }

    private string Edged(string word) => Edge + (_foldsLetters ? FunctionWords.Pivot(word) : word) + Edge;

    private static string Skeleton(string word) => $"{SkeletonMark}{Edge}{Stem.Skeleton(FunctionWords.Pivot(word))}{Edge}";

    private static IEnumerable<(int Start, int Length)> Runs(int letters, int longest)
    {
        for (var length = ShortestRun; length <= Math.Min(longest, letters); length++)
        {
            for (var start = 0; start + length <= letters; start++)
            {
                yield return (start, length);
            }
        }
    }
}
