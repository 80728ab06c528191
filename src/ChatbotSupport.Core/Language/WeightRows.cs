using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// What a linear model learnt: a row of weights for each feature and what every score begins with. Each weight is a step of its row's own scale: a quarter of the memory that numbers with a point take, and what is decided by them is the same.
/// </summary>
internal sealed class WeightRows
{
    private const int Highest = sbyte.MaxValue;

    private readonly float[] _bias;
    private readonly int _columns;
    private readonly sbyte[] _steps;
    private readonly float[] _scales;

    private WeightRows(float[] bias, sbyte[] steps, float[] scales) => (_bias, _columns, _steps, _scales) = (bias, bias.Length, steps, scales);

    /// <summary>Takes weights over from the rows they were learnt in.</summary>
    /// <param name="weights">Row after row, the last one of them the bias.</param>
    /// <param name="width">How far one row is from the next.</param>
    /// <param name="columns">How much of each row is used.</param>
    /// <param name="rows">How many rows before the bias.</param>
    public static WeightRows Of(ReadOnlySpan<float> weights, int width, int columns, int rows)
    {
        var (steps, scales) = (new sbyte[rows * columns], new float[rows]);
        for (var row = 0; row < rows; row++)
        {
            var learnt = weights.Slice(row * width, columns);
            var largest = 0f;
            foreach (var weight in learnt)
            {
                largest = Math.Max(largest, Math.Abs(weight));
            }

            scales[row] = largest / Highest;
            for (var column = 0; largest > 0 && column < columns; column++)
            {
                steps[(row * columns) + column] = (sbyte)MathF.Round(learnt[column] / scales[row]);
            }
        }

        return new(weights.Slice(rows * width, columns).ToArray(), steps, scales);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It ends too early.</exception>
    public static WeightRows Read(ref LearntReader reader)
    {
        var bias = reader.Weights(reader.Number());
        var scales = reader.Weights(reader.Number());
        return new(bias, reader.Steps((long)scales.Length * bias.Length), scales);
    }

    /// <summary>Writes bias, scales and steps.</summary>
    public void Write(LearntWriter writer)
    {
        writer.Number(_bias.Length);
        writer.Weights(_bias);
        writer.Number(_scales.Length);
        writer.Weights(_scales);
        writer.Steps(_steps);
    }

    /// <summary>The score of each column for a text.</summary>
    public float[] Scores(SparseVector vector)
    {
        var scores = _bias.AsSpan().ToArray();
        for (var item = 0; item < vector.Places.Length; item++)
        {
            AddTo(scores, vector.Places[item], vector.Weights[item]);
        }

        return scores;
    }

    // Adds a row, so many times, to the scores of all columns.
    private void AddTo(Span<float> scores, int row, float times)
    {
        var steps = _steps.AsSpan(row * _columns, _columns);
        times *= _scales[row];
        var column = 0;
        ref var score = ref MemoryMarshal.GetReference(scores[.._columns]);
        ref var step = ref MemoryMarshal.GetReference(steps);
        for (; column <= _columns - Vector128<sbyte>.Count; column += Vector128<sbyte>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref step, (nuint)column));
            var (first, second) = Vector128.Widen(low);
            var (third, fourth) = Vector128.Widen(high);
            Add(ref score, column, first, times);
            Add(ref score, column + Vector128<int>.Count, second, times);
            Add(ref score, column + (2 * Vector128<int>.Count), third, times);
            Add(ref score, column + (3 * Vector128<int>.Count), fourth, times);
        }

        for (; column < _columns; column++)
        {
            scores[column] += steps[column] * times;
        }
    }

    private static void Add(ref float scores, int column, Vector128<int> steps, float times) =>
        (Vector128.LoadUnsafe(ref scores, (nuint)column) + (Vector128.ConvertToSingle(steps) * times)).StoreUnsafe(ref scores, (nuint)column);
}
