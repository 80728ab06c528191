using System.Numerics;

namespace ChatbotSupport.Core.Language;

/// <summary>One step of learning a linear model over sparse vectors: each weight moves the less, the more it has been moved before (Duchi, Hazan and Singer 2011).</summary>
internal static class AdaGrad
{
    private const float Smallest = 1e-6f;

    /// <summary>The score of each column for an example.</summary>
    /// <param name="weights">Row after row of weights, one a feature, the last one the bias; as wide as the scores.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="scores">Where the scores go; a whole number of vectors wide.</param>
    public static void Scores(ReadOnlySpan<float> weights, SparseRows examples, int index, Span<float> scores)
    {
        var places = examples.Places(index);
        var values = examples.Weights(index);
        var width = scores.Length;
        weights[^width..].CopyTo(scores);
        for (var item = 0; item < places.Length; item++)
        {
            var row = weights.Slice(places[item] * width, width);
            for (var lane = 0; lane < width; lane += Vector<float>.Count)
            {
                (new Vector<float>(scores[lane..]) + (new Vector<float>(row[lane..]) * values[item])).CopyTo(scores[lane..]);
            }
        }
    }

    /// <summary>Moves the weights of an example's features, and the bias, against its error.</summary>
    /// <param name="weights">Row after row, the last one the bias.</param>
    /// <param name="squares">The sum of the squares of all moves so far, in the same rows.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="error">By how much each column is off.</param>
    /// <param name="rate">How far one example moves a weight.</param>
    /// <param name="ridges">How strongly each row is drawn back to nought.</param>
    public static void Update(Span<float> weights, Span<float> squares, SparseRows examples, int index, ReadOnlySpan<float> error, float rate, float[] ridges)
    {
        var places = examples.Places(index);
        var values = examples.Weights(index);
        var width = error.Length;
        for (var item = 0; item <= places.Length; item++)
        {
            var feature = item < places.Length ? places[item] : ridges.Length - 1;
            var value = item < places.Length ? values[item] : 1f;
            var row = weights.Slice(feature * width, width);
            var sums = squares.Slice(feature * width, width);
            for (var lane = 0; lane < width; lane += Vector<float>.Count)
            {
                var weight = new Vector<float>(row[lane..]);
                var gradient = (new Vector<float>(error[lane..]) * value) + (weight * ridges[feature]);
                var square = new Vector<float>(sums[lane..]) + (gradient * gradient);
                square.CopyTo(sums[lane..]);
                (weight - (gradient * rate / (Vector.SquareRoot(square) + new Vector<float>(Smallest)))).CopyTo(row[lane..]);
            }
        }
    }
}
