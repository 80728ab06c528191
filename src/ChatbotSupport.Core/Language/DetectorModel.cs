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

    private readonly WeightRows _weights;

    /// <summary>Learns from lessons.</summary>
    public DetectorModel(SoftmaxPace pace, IReadOnlyList<Lesson> lessons, int things, int features)
    {
        var width = Width(things);
        var learnt = Train(pace, lessons, features, width);
        _weights = WeightRows.Of(learnt, width, things, features);
    }

    private DetectorModel(WeightRows weights) => _weights = weights;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static DetectorModel Read(ref LearntReader reader) => new(WeightRows.Read(ref reader));

    /// <summary>Writes the weights.</summary>
    public void Write(LearntWriter writer) => _weights.Write(writer);

    /// <summary>How likely each thing is, by itself.</summary>
    public float[] Probabilities(SparseVector vector)
    {
        var scores = _weights.Scores(vector);
        foreach (ref var score in scores.AsSpan())
        {
            score = 1 / (1 + MathF.Exp(-score));
        }

        return scores;
    }

    private static int Width(int things) => (things + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    private static float[] Train(SoftmaxPace pace, IReadOnlyList<Lesson> lessons, int features, int width)
    {
        var weights = new float[(features + 1) * width];
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
                var error = Probabilities(weights, lesson.Vector, width);
                for (var thing = 0; thing < width; thing++)
                {
                    error[thing] = thing < lesson.Tells.Length && lesson.Tells[thing] is { } tells ? error[thing] - (tells ? 1 : 0) : 0;
                }

                if (pace.Teaches(error))
                {
                    Update(weights, squares, lesson.Vector, error, pace.Rate, ridges, width);
                }
            }

            for (var index = 0; epoch >= pace.Epochs / 2 && index < sum.Length; index++)
            {
                sum[index] += weights[index] / (pace.Epochs - (pace.Epochs / 2));
            }
        }

        return sum;
    }

    private static void Update(float[] weights, float[] squares, SparseVector example, float[] error, float rate, float[] ridges, int width)
    {
        for (var item = 0; item <= example.Places.Length; item++)
        {
            var feature = item < example.Places.Length ? example.Places[item] : ridges.Length - 1;
            var value = item < example.Places.Length ? example.Weights[item] : 1f;
            for (var lane = feature * width; lane < (feature + 1) * width; lane += Vector<float>.Count)
            {
                var weight = new Vector<float>(weights, lane);
                var gradient = (new Vector<float>(error, lane - (feature * width)) * value) + (weight * ridges[feature]);
                var square = new Vector<float>(squares, lane) + (gradient * gradient);
                square.CopyTo(squares, lane);
                (weight - (gradient * rate / (Vector.SquareRoot(square) + new Vector<float>(Smallest)))).CopyTo(weights, lane);
            }
        }
    }

    private static float[] Probabilities(float[] weights, SparseVector vector, int width)
    {
        var scores = new float[width];
        weights.AsSpan(weights.Length - width, width).CopyTo(scores);
        for (var item = 0; item < vector.Places.Length; item++)
        {
            var row = vector.Places[item] * width;
            for (var lane = 0; lane < width; lane += Vector<float>.Count)
            {
                (new Vector<float>(scores, lane) + (new Vector<float>(weights, row + lane) * vector.Weights[item])).CopyTo(scores, lane);
            }
        }

        for (var thing = 0; thing < width; thing++)
        {
            scores[thing] = 1 / (1 + MathF.Exp(-scores[thing]));
        }

        return scores;
    }
}
