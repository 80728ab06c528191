using System.Numerics;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// Multinomial logistic regression over sparse vectors, trained by AdaGrad in a fixed order: the same examples always give the same model.
/// </summary>
internal sealed class SoftmaxModel
{
    private readonly WeightRows _weights;

    /// <summary>Trains on examples and the class of each.</summary>
    public SoftmaxModel(SoftmaxPace pace, SparseRows examples, IReadOnlyList<int> labels, int classes, int features)
    {
        var learnt = Train(pace, examples, labels, classes, features);
        _weights = WeightRows.Of(learnt, Width(classes), classes, features);
    }

    private SoftmaxModel(WeightRows weights) => _weights = weights;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SoftmaxModel Read(ref LearntReader reader) => new(WeightRows.Read(ref reader));

    /// <summary>Writes the weights.</summary>
    public void Write(LearntWriter writer) => _weights.Write(writer);

    /// <summary>The probability of each class.</summary>
    public float[] Probabilities(SparseVector vector)
    {
        var scores = _weights.Scores(vector);
        Share(scores);
        return scores;
    }

    private static int Width(int classes) => (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    // One row of weights a feature (the last row is the bias), so that all classes of a feature are updated at once.
    private static float[] Train(SoftmaxPace pace, SparseRows examples, IReadOnlyList<int> labels, int classes, int features)
    {
        var width = Width(classes);
        var averaged = new float[(features + 1) * width];
        if (examples.Count == 0)
        {
            return averaged;
        }

        var weights = new float[(features + 1) * width];
        var squares = new float[(features + 1) * width];
        var rounds = pace.Epochs - (pace.Epochs / 2);
        var ridges = pace.Ridges(examples, features);
        var error = new float[width];
        for (var epoch = 0; epoch < pace.Epochs; epoch++)
        {
            foreach (var index in Order(examples.Count, epoch))
            {
                Probabilities(weights, examples, index, classes, error);
                error[labels[index]] -= 1;
                if (pace.Teaches(error))
                {
                    AdaGrad.Update(weights, squares, examples, index, error, pace.Rate, ridges);
                }
            }

            if (epoch >= pace.Epochs / 2)
            {
                Add(averaged, weights);
            }
        }

        foreach (ref var weight in averaged.AsSpan())
        {
            weight /= rounds;
        }

        return averaged;
    }

    // A stride that shares no factor with the count visits every example once, in an order that mixes the classes.
    internal static IEnumerable<int> Order(int count, int epoch)
    {
        var stride = Math.Max(1, (int)(count * 0.381966)) + epoch;
        while (BigInteger.GreatestCommonDivisor(stride, count) != 1)
        {
            stride++;
        }

        for (var step = 0; step < count; step++)
        {
            yield return (int)((epoch + ((long)step * stride)) % count);
        }
    }

    private static void Probabilities(ReadOnlySpan<float> weights, SparseRows examples, int index, int classes, float[] scores)
    {
        AdaGrad.Scores(weights, examples, index, scores);
        Share(scores.AsSpan(0, classes));
        scores.AsSpan(classes).Clear();
    }

    // From scores to shares of one.
    private static void Share(Span<float> scores)
    {
        var highest = scores[0];
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        var total = 0f;
        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - highest);
            total += score;
        }

        foreach (ref var score in scores)
        {
            score /= total;
        }
    }

    private static void Add(Span<float> sum, ReadOnlySpan<float> weights)
    {
        for (var index = 0; index < sum.Length; index += Vector<float>.Count)
        {
            (new Vector<float>(sum[index..]) + new Vector<float>(weights[index..])).CopyTo(sum[index..]);
        }
    }
}
