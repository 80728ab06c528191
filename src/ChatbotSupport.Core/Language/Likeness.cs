using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChatbotSupport.Core.Language;

/// <summary>Finds the known phrasing that is most like a text, by cosine, without comparing with each.</summary>
internal sealed class Likeness
{
    private readonly int[] _classes;

    // The phrasings that hold a feature, and its weight in each, lie between the start of the feature and the next: one block, because every text runs over hundreds of them.
    private readonly int[] _starts;
    private readonly int[] _phrasings;
    private readonly float[] _weights;

    /// <summary>Notes which phrasings hold which features.</summary>
    public Likeness(IReadOnlyList<(SparseVector Vector, int Class)> phrasings, int features)
    {
        _classes = [.. phrasings.Select(phrasing => phrasing.Class)];
        _starts = new int[features + 1];
        foreach (var place in phrasings.SelectMany(phrasing => phrasing.Vector.Places))
        {
            _starts[place + 1]++;
        }

        for (var feature = 0; feature < features; feature++)
        {
            _starts[feature + 1] += _starts[feature];
        }

        _phrasings = new int[_starts[features]];
        _weights = new float[_starts[features]];
        var next = _starts.ToArray();
        for (var phrasing = 0; phrasing < phrasings.Count; phrasing++)
        {
            var vector = phrasings[phrasing].Vector;
            for (var item = 0; item < vector.Places.Length; item++)
            {
                var slot = next[vector.Places[item]]++;
                (_phrasings[slot], _weights[slot]) = (phrasing, vector.Weights[item]);
            }
        }
    }

    private Likeness(int[] classes, int[] starts, int[] phrasings, float[] weights) => (_classes, _starts, _phrasings, _weights) = (classes, starts, phrasings, weights);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">The numbers do not belong together.</exception>
    public static Likeness Read(ref LearntReader reader)
    {
        var classes = reader.Numbers(reader.Number());
        var starts = reader.Numbers(reader.Number());
        var phrasings = IsAscending(starts) ? reader.Numbers(starts[^1]) : [];
        return IsAscending(starts) && phrasings.All(phrasing => (uint)phrasing < (uint)classes.Length)
            ? new(classes, starts, phrasings, reader.Weights(phrasings.Length))
            : throw new FormatException("What was kept of the phrasings does not belong together.");
    }

    /// <summary>Writes the classes of the phrasings, and for each feature which of them hold it.</summary>
    public void Write(LearntWriter writer)
    {
        writer.Number(_classes.Length);
        writer.Numbers(_classes);
        writer.Number(_starts.Length);
        writer.Numbers(_starts);
        writer.Numbers(_phrasings);
        writer.Weights(_weights);
    }

    /// <summary>The class of the most similar phrasing, and how similar it is.</summary>
    public (int Class, double Likeness) Nearest(SparseVector vector)
    {
        var rented = ArrayPool<float>.Shared.Rent(_classes.Length);
        var sums = rented.AsSpan(0, _classes.Length);
        sums.Clear();
        for (var item = 0; item < vector.Places.Length; item++)
        {
            var (first, end) = (_starts[vector.Places[item]], _starts[vector.Places[item] + 1]);
            var phrasings = _phrasings.AsSpan(first, end - first);
            var weights = _weights.AsSpan(first, end - first);
            AddTo(ref MemoryMarshal.GetReference(sums), phrasings, weights, vector.Weights[item]);
        }

        var best = FirstOfLargest(sums);
        var (found, likeness) = (_classes[best], sums[best]);
        ArrayPool<float>.Shared.Return(rented);
        return (found, likeness);
    }

    // Thousands of additions a text: that every number is one of a phrasing was seen to when they were noted or read.
    private static void AddTo(ref float sums, ReadOnlySpan<int> phrasings, ReadOnlySpan<float> weights, float weight)
    {
        for (var holder = 0; holder < phrasings.Length; holder++)
        {
            Unsafe.Add(ref sums, phrasings[holder]) += weights[holder] * weight;
        }
    }

    private static int FirstOfLargest(ReadOnlySpan<float> sums)
    {
        var largest = new Vector<float>(sums[0]);
        var index = 0;
        for (; index <= sums.Length - Vector<float>.Count; index += Vector<float>.Count)
        {
            largest = Vector.Max(largest, new(sums[index..]));
        }

        var most = sums[0];
        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            most = Math.Max(most, largest[lane]);
        }

        for (; index < sums.Length; index++)
        {
            most = Math.Max(most, sums[index]);
        }

        return sums.IndexOf(most);
    }

    private static bool IsAscending(int[] starts)
    {
        var isAscending = starts.Length > 0 && starts[0] == 0;
        for (var feature = 1; feature < starts.Length; feature++)
        {
            isAscending &= starts[feature] >= starts[feature - 1];
        }

        return isAscending;
    }
}
