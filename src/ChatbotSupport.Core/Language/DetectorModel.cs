using System.Numerics;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// Several yes-or-no detectors over the same features, learnt side by side by logistic regression and AdaGrad in a fixed order: the same examples always give the same model.
/// </summary>
internal sealed class DetectorModel
{
    private readonly WeightRows _weights;

    /// <summary>Learns.</summary>
    /// <param name="pace">How fast.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="tells">What each says about each thing that a text may tell of, several at the same time: true, false, or null when nobody said.</param>
    /// <param name="things">How many things.</param>
    /// <param name="features">How many features.</param>
    public DetectorModel(SoftmaxPace pace, SparseRows examples, IReadOnlyList<bool?[]> tells, int things, int features)
    {
        var learnt = Train(pace, examples, tells, features, Width(things));
        _weights = WeightRows.Of(learnt, Width(things), things, features);
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

    private static float[] Train(SoftmaxPace pace, SparseRows examples, IReadOnlyList<bool?[]> tells, int features, int width)
    {
        var averaged = new float[(features + 1) * width];
        if (examples.Count == 0)
        {
            return averaged;
        }

        var weights = new float[(features + 1) * width];
        var squares = new float[(features + 1) * width];
        var ridges = pace.Ridges(examples, features);
        var error = new float[width];
        for (var epoch = 0; epoch < pace.Epochs; epoch++)
        {
            foreach (var index in SoftmaxModel.Order(examples.Count, epoch))
            {
                Probabilities(weights, examples, index, error);
                for (var thing = 0; thing < width; thing++)
                {
                    error[thing] = thing < tells[index].Length && tells[index][thing] is { } told ? error[thing] - (told ? 1 : 0) : 0;
                }

                if (pace.Teaches(error))
                {
                    AdaGrad.Update(weights, squares, examples, index, error, pace.Rate, ridges);
                }
            }

            for (var index = 0; epoch >= pace.Epochs / 2 && index < averaged.Length; index++)
            {
                averaged[index] += weights[index] / (pace.Epochs - (pace.Epochs / 2));
            }
        }

        return averaged;
    }

    private static void Probabilities(ReadOnlySpan<float> weights, SparseRows examples, int index, float[] scores)
    {
        AdaGrad.Scores(weights, examples, index, scores);
        foreach (ref var score in scores.AsSpan())
        {
            score = 1 / (1 + MathF.Exp(-score));
        }
    }
}
