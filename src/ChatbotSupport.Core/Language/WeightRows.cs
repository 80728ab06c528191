using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// Rows of learnt weights, each weight a step of its row's own scale: a quarter of the memory that numbers with a point take, and what is decided by them is the same.
/// </summary>
internal sealed class WeightRows
{
    private const int Highest = sbyte.MaxValue;

    private readonly int _columns;
    private readonly sbyte[] _steps;
    private readonly float[] _scales;

    private WeightRows(int columns, sbyte[] steps, float[] scales) => (_columns, _steps, _scales) = (columns, steps, scales);

    /// <summary>Takes weights over from the rows they were learnt in.</summary>
    /// <param name="weights">Row after row.</param>
    /// <param name="width">How far one row is from the next.</param>
    /// <param name="columns">How much of each row is used.</param>
    /// <param name="rows">How many rows.</param>
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

        return new(columns, steps, scales);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It ends too early.</exception>
    public static WeightRows Read(ref LearntReader reader, int columns)
    {
        var scales = reader.Weights(reader.Number());
        return new(columns, reader.Steps((long)scales.Length * columns), scales);
    }

    /// <summary>Writes scales and steps.</summary>
    public void Write(LearntWriter writer)
    {
        writer.Number(_scales.Length);
        writer.Weights(_scales);
        writer.Steps(_steps);
    }

    /// <summary>Adds a row, so many times, to the scores of all columns.</summary>
    public void AddTo(Span<float> scores, int row, float times)
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
