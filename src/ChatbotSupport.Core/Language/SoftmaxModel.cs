using System.Numerics;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// Multinomial logistic regression over sparse vectors, trained by AdaGrad in a fixed order: the same examples always give the same model.
/// </summary>
internal sealed class SoftmaxModel
{
    private const float Smallest = 1e-6f;

    private readonly int _classes;
    private readonly int _width;
    private readonly float[] _weights;

    /// <summary>Trains on examples and the class of each.</summary>
    public SoftmaxModel(SoftmaxPace pace, IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int classes, int features)
    {
        _classes = classes;
        _width = Width(classes);
        _weights = Train(pace, examples, labels, features);
    }

    private SoftmaxModel(int classes, float[] weights)
    {
        _classes = classes;
        _width = Width(classes);
        _weights = weights;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SoftmaxModel Read(ref LearntReader reader)
    {
        var classes = reader.Number();
        var rows = reader.Number();
        var weights = new float[rows * Width(classes)];
        for (var row = 0; row < rows; row++)
        {
            reader.Weights(classes).CopyTo(weights, row * Width(classes));
        }

        return new(classes, weights);
    }

    /// <summary>Writes the weights, without what fills a row up to the width of this computer.</summary>
    public void Write(LearntWriter writer)
    {
        writer.Number(_classes);
        writer.Number(_weights.Length / _width);
        for (var row = 0; row < _weights.Length; row += _width)
        {
            writer.Weights(_weights.AsSpan(row, _classes));
        }
    }

    /// <summary>The probability of each class.</summary>
    public float[] Probabilities(SparseVector vector) => Probabilities(_weights, vector);

    private static int Width(int classes) => (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    // One row of weights a feature (the last row is the bias), so that all classes of a feature are updated at once.
    private float[] Train(SoftmaxPace pace, IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int features)
    {
        var weights = new float[(features + 1) * _width];
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
                var error = Probabilities(weights, examples[index]);
                error[labels[index]] -= 1;
                if (pace.Teaches(error))
                {
                    Update(weights, squares, examples[index], error, pace.Rate, ridges);
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

    private void Update(float[] weights, float[] squares, SparseVector example, float[] error, float rate, float[] ridges)
    {
        for (var item = 0; item <= example.Places.Length; item++)
        {
            var feature = item < example.Places.Length ? example.Places[item] : ridges.Length - 1;
            var row = feature * _width;
            var value = item < example.Places.Length ? example.Weights[item] : 1f;
            for (var lane = 0; lane < _width; lane += Vector<float>.Count)
            {
                var weight = new Vector<float>(weights, row + lane);
                var gradient = (new Vector<float>(error, lane) * value) + (weight * ridges[feature]);
                var square = new Vector<float>(squares, row + lane) + (gradient * gradient);
                square.CopyTo(squares, row + lane);
                (weight - (gradient * rate / (Vector.SquareRoot(square) + new Vector<float>(Smallest)))).CopyTo(weights, row + lane);
            }
        }
    }

    private float[] Probabilities(float[] weights, SparseVector vector)
    {
        var scores = new float[_width];
        new Span<float>(weights, weights.Length - _width, _width).CopyTo(scores);
        for (var item = 0; item < vector.Places.Length; item++)
        {
            var row = vector.Places[item] * _width;
            var value = vector.Weights[item];
            for (var lane = 0; lane < _width; lane += Vector<float>.Count)
            {
                (new Vector<float>(scores, lane) + (new Vector<float>(weights, row + lane) * value)).CopyTo(scores, lane);
            }
        }

        var highest = scores[0];
        for (var index = 1; index < _classes; index++)
        {
            highest = Math.Max(highest, scores[index]);
        }

        var total = 0f;
        for (var index = 0; index < _width; index++)
        {
            scores[index] = index < _classes ? MathF.Exp(scores[index] - highest) : 0;
            total += scores[index];
        }

        for (var index = 0; index < _classes; index++)
        {
            scores[index] /= total;
        }

        return scores;
    }

    private static void Add(float[] sum, float[] weights)
    {
        for (var index = 0; index < sum.Length; index += Vector<float>.Count)
        {
            (new Vector<float>(sum, index) + new Vector<float>(weights, index)).CopyTo(sum, index);
        }
    }
}
