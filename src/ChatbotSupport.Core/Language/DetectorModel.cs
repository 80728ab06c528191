using System.Numerics;

namespace ChatbotSupport.Core.Language;

/// <summary>What an example says about each of several things that a text may tell of at the same time.</summary>
/// <param name="Vector">The example.</param>
/// <param name="Tells">For each thing: true, false, or null when nobody said.</param>
internal sealed record Lesson(SparseVector Vector, bool?[] Tells);

/// <summary>
/// Several yes-or-no detectors over the same features, learnt side by side by logistic regression and AdaGrad in a fixed order: the same examples always give the same model.
/// </summary>
internal sealed class DetectorModel
{
    private const float Smallest = 1e-6f;

    private readonly int _things;
    private readonly int _width;
    private readonly float[] _weights;

    /// <summary>Learns from lessons.</summary>
    public DetectorModel(SoftmaxPace pace, IReadOnlyList<Lesson> lessons, int things, int features)
    {
        (_things, _width) = (things, Width(things));
        _weights = Train(pace, lessons, features);
    }

    private DetectorModel(int things, float[] weights) => (_things, _width, _weights) = (things, Width(things), weights);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static DetectorModel Read(ref LearntReader reader)
    {
        var things = reader.Number();
        var rows = reader.Number();
        var weights = new float[rows * Width(things)];
        for (var row = 0; row < rows; row++)
        {
            reader.Weights(things).CopyTo(weights, row * Width(things));
        }

        return new(things, weights);
    }

    /// <summary>Writes the weights, without what fills a row up to the width of this computer.</summary>
    public void Write(LearntWriter writer)
    {
        writer.Number(_things);
        writer.Number(_weights.Length / _width);
        for (var row = 0; row < _weights.Length; row += _width)
        {
            writer.Weights(_weights.AsSpan(row, _things));
        }
    }

    /// <summary>How likely each thing is, by itself.</summary>
    public float[] Probabilities(SparseVector vector) => Probabilities(_weights, vector);

    private static int Width(int things) => (things + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    private float[] Train(SoftmaxPace pace, IReadOnlyList<Lesson> lessons, int features)
    {
        var weights = new float[(features + 1) * _width];
        var squares = new float[weights.Length];
        var sum = new float[weights.Length];
        if (lessons.Count == 0)
        {
            return weights;
        }

        var ridges = pace.Ridges([.. lessons.Select(lesson => lesson.Vector)], features);
        for (var epoch = 0; epoch < pace.Epochs; epoch++)
        {
            foreach (var index in SoftmaxModel.Order(lessons.Count, epoch))
            {
                var lesson = lessons[index];
                var error = Probabilities(weights, lesson.Vector);
                for (var thing = 0; thing < _width; thing++)
                {
                    error[thing] = thing < _things && lesson.Tells[thing] is { } tells ? error[thing] - (tells ? 1 : 0) : 0;
                }

                Update(weights, squares, lesson.Vector, error, pace.Rate, ridges);
            }

            for (var index = 0; epoch >= pace.Epochs / 2 && index < sum.Length; index++)
            {
                sum[index] += weights[index] / (pace.Epochs - (pace.Epochs / 2));
            }
        }

        return sum;
    }

    private void Update(float[] weights, float[] squares, SparseVector example, float[] error, float rate, float[] ridges)
    {
        for (var item = 0; item <= example.Places.Length; item++)
        {
            var feature = item < example.Places.Length ? example.Places[item] : ridges.Length - 1;
            var value = item < example.Places.Length ? example.Weights[item] : 1f;
            for (var lane = feature * _width; lane < (feature + 1) * _width; lane += Vector<float>.Count)
            {
                var weight = new Vector<float>(weights, lane);
                var gradient = (new Vector<float>(error, lane - (feature * _width)) * value) + (weight * ridges[feature]);
                var square = new Vector<float>(squares, lane) + (gradient * gradient);
                square.CopyTo(squares, lane);
                (weight - (gradient * rate / (Vector.SquareRoot(square) + new Vector<float>(Smallest)))).CopyTo(weights, lane);
            }
        }
    }

    private float[] Probabilities(float[] weights, SparseVector vector)
    {
        var scores = new float[_width];
        weights.AsSpan(weights.Length - _width, _width).CopyTo(scores);
        for (var item = 0; item < vector.Places.Length; item++)
        {
            var row = vector.Places[item] * _width;
            for (var lane = 0; lane < _width; lane += Vector<float>.Count)
            {
                (new Vector<float>(scores, lane) + (new Vector<float>(weights, row + lane) * vector.Weights[item])).CopyTo(scores, lane);
            }
        }

        for (var thing = 0; thing < _width; thing++)
        {
            scores[thing] = 1 / (1 + MathF.Exp(-scores[thing]));
        }

        return scores;
    }
}
