using System.Numerics;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// Multinomial logistic regression over sparse vectors, trained by AdaGrad in a fixed order: the same examples always give the same model.
/// </summary>
internal sealed class SoftmaxModel
{
    private const float Smallest = 1e-6f;

    private readonly WeightRows _weights;

    /// <summary>Trains on examples and the class of each.</summary>
    public SoftmaxModel(SoftmaxPace pace, IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int classes, int features)
    {
        var width = Width(classes);
        var learnt = Train(pace, examples, labels, classes, features);
        _weights = WeightRows.Of(learnt, width, classes, features);
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
    private static float[] Train(SoftmaxPace pace, IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int classes, int features)
    {
        var width = Width(classes);
        var weights = new float[(features + 1) * width];
        var squares = new float[weights.Length];
        var sum = new float[weights.Length];
        var averaged = 0;
        if (examples.Count == 0)
        {
            return weights;
        }

        var ridges = pace.Ridges(examples, features);
        for (var epoch = 0; epoch < pace.Epochs; epoch++)
        {
            foreach (var index in Order(examples.Count, epoch))
            {
                var error = Probabilities(weights, examples[index], classes, width);
                error[labels[index]] -= 1;
                if (pace.Teaches(error))
                {
                    Update(weights, squares, examples[index], error, pace.Rate, ridges, width);
                }
            }

            if (epoch >= pace.Epochs / 2)
            {
                averaged++;
                Add(sum, weights);
            }
        }

        for (var index = 0; index < sum.Length; index++)
        {
            sum[index] /= averaged;
        }

        return sum;
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

    private static void Update(float[] weights, float[] squares, SparseVector example, float[] error, float rate, float[] ridges, int width)
    {
        for (var item = 0; item <= example.Places.Length; item++)
        {
            var feature = item < example.Places.Length ? example.Places[item] : ridges.Length - 1;
            var row = feature * width;
            var value = item < example.Places.Length ? example.Weights[item] : 1f;
            for (var lane = 0; lane < width; lane += Vector<float>.Count)
            {
                var weight = new Vector<float>(weights, row + lane);
                var gradient = (new Vector<float>(error, lane) * value) + (weight * ridges[feature]);
                var square = new Vector<float>(squares, row + lane) + (gradient * gradient);
                square.CopyTo(squares, row + lane);
                (weight - (gradient * rate / (Vector.SquareRoot(square) + new Vector<float>(Smallest)))).CopyTo(weights, row + lane);
            }
        }
    }

    private static float[] Probabilities(float[] weights, SparseVector vector, int classes, int width)
    {
        var scores = new float[width];
        new Span<float>(weights, weights.Length - width, width).CopyTo(scores);
        for (var item = 0; item < vector.Places.Length; item++)
        {
            var row = vector.Places[item] * width;
            var value = vector.Weights[item];
            for (var lane = 0; lane < width; lane += Vector<float>.Count)
            {
                (new Vector<float>(scores, lane) + (new Vector<float>(weights, row + lane) * value)).CopyTo(scores, lane);
            }
        }

        Share(scores.AsSpan(0, classes));
        scores.AsSpan(classes).Clear();
        return scores;
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

    private static void Add(float[] sum, float[] weights)
    {
        for (var index = 0; index < sum.Length; index += Vector<float>.Count)
        {
            (new Vector<float>(sum, index) + new Vector<float>(weights, index)).CopyTo(sum, index);
        }
    }
}
