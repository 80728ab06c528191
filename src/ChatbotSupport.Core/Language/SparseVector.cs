using System.Buffers;

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

    /// <summary>Brings two ascending runs into one: the first is put aside, and both are merged from their beginnings.</summary>
    /// <param name="places">Both runs of places.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="first">How long the first run is.</param>
    public static void Merge(int[] places, float[] weights, int first)
    {
        var (asidePlaces, asideWeights) = (ArrayPool<int>.Shared.Rent(first), ArrayPool<float>.Shared.Rent(first));
        places.AsSpan(0, first).CopyTo(asidePlaces);
        weights.AsSpan(0, first).CopyTo(asideWeights);
        for (int one = 0, other = first, next = 0; one < first; next++)
        {
            if (other < places.Length && places[other] < asidePlaces[one])
            {
                (places[next], weights[next]) = (places[other], weights[other]);
                other++;
            }
            else
            {
                (places[next], weights[next]) = (asidePlaces[one], asideWeights[one]);
                one++;
            }
        }

        ArrayPool<int>.Shared.Return(asidePlaces);
        ArrayPool<float>.Shared.Return(asideWeights);
    }
}
