using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChatbotSupport.Core.Language;

/// <summary>Finds the known phrasing that is most like a text, by cosine, without comparing with each.</summary>
internal sealed class Likeness
{
    // What sums of a few hundred numbers may be off by, and more.
    private const float Rounding = 1e-4f;

    private readonly int[] _classes;

    // One block, because every text runs over hundreds of them.
    private readonly Holders _holders;
    private readonly CommonRuns _common;

    /// <summary>Notes which phrasings hold which features.</summary>
    public Likeness(SparseRows phrasings, int[] classes, int features)
        : this(classes, Holders.Of(phrasings, features))
    {
    }

    private Likeness(int[] classes, Holders holders)
    {
        _classes = classes;
        _common = new(holders, classes.Length, out _holders);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">The numbers do not belong together.</exception>
    public static Likeness Read(ref LearntReader reader)
    {
        var classes = reader.Numbers(reader.Number());
        var starts = reader.Numbers(reader.Number());
        var phrasings = IsAscending(starts) ? reader.Numbers(starts[^1]) : [];
        return IsAscending(starts) && phrasings.All(phrasing => (uint)phrasing < (uint)classes.Length)
            ? new(classes, new(starts, phrasings, reader.Weights(phrasings.Length)))
            : throw new FormatException("What was kept of the phrasings does not belong together.");
    }

    /// <summary>Writes the classes of the phrasings, and for each feature which of them hold it.</summary>
    public void Write(LearntWriter writer)
    {
        var (starts, phrasings, weights) = _common.Beside(_holders);
        writer.Number(_classes.Length);
        writer.Numbers(_classes);
        writer.Number(starts.Length);
        writer.Numbers(starts);
        writer.Numbers(phrasings);
        writer.Weights(weights);
    }

    /// <summary>The class of the most similar phrasing, and how similar it is.</summary>
    public (int Class, double Likeness) Nearest(SparseVector vector)
    {
        var rented = ArrayPool<float>.Shared.Rent(_classes.Length);
        var rentedToo = ArrayPool<float>.Shared.Rent(_common.Count);
        var sums = rented.AsSpan(0, _classes.Length);
        var common = rentedToo.AsSpan(0, _common.Count);
        sums.Clear();
        common.Clear();
        var squares = 0f;
        for (var item = 0; item < vector.Places.Length; item++)
        {
            var (first, end) = (_holders.Starts[vector.Places[item]], _holders.Starts[vector.Places[item] + 1]);
            if (first < end)
            {
                AddTo(ref MemoryMarshal.GetReference(sums), _holders.Phrasings.AsSpan(first, end - first), _holders.Weights.AsSpan(first, end - first), vector.Weights[item]);
            }
            else if (_common.Of(vector.Places[item]) is >= 0 and var run)
            {
                common[run] = vector.Weights[item];
                squares += vector.Weights[item] * vector.Weights[item];
            }
        }

        var (best, likeness) = Nearest(sums, common, MathF.Sqrt(squares));
        ArrayPool<float>.Shared.Return(rented);
        ArrayPool<float>.Shared.Return(rentedToo);
        return (_classes[best], likeness);
    }

    // No phrasing gets more by the common runs than the lengths of both vectors allow: whoever stays below the best one even so need not be looked at.
    private (int Phrasing, float Likeness) Nearest(Span<float> sums, ReadOnlySpan<float> common, float length)
    {
        var best = FirstOfLargest(sums);
        var likeness = sums[best] + _common.Likeness(best, common);
        var lengths = _common.Lengths.AsSpan();
        for (var index = 0; index < sums.Length; index += Vector<float>.Count)
        {
            if (index + Vector<float>.Count <= sums.Length && !Vector.GreaterThanAny(new Vector<float>(sums[index..]) + (new Vector<float>(lengths[index..]) * length), new Vector<float>(likeness - Rounding)))
            {
                continue;
            }

            for (var phrasing = index; phrasing < Math.Min(index + Vector<float>.Count, sums.Length); phrasing++)
            {
                if (sums[phrasing] + (lengths[phrasing] * length) > likeness - Rounding
                    && sums[phrasing] + _common.Likeness(phrasing, common) is var other && (other > likeness || (other == likeness && phrasing < best)))
                {
                    (best, likeness) = (phrasing, other);
                }
            }
        }

        return (best, likeness);
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
