using System.Runtime.InteropServices;
using System.Text;

namespace ChatbotSupport.Core.Language;

/// <summary>Reads what <see cref="LearntWriter"/> wrote. Bytes that say something else are refused, never believed.</summary>
internal ref struct LearntReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>A number that may not be below nought: a count or a place.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public int Number()
    {
        var number = MemoryMarshal.Read<int>(Take(sizeof(int)));
        return number >= 0 ? number : throw new FormatException("A count is below nought.");
    }

    public int[] Numbers(int count) => MemoryMarshal.Cast<byte, int>(Take((long)count * sizeof(int))).ToArray();

    public ulong[] Runs(int count) => MemoryMarshal.Cast<byte, ulong>(Take((long)count * sizeof(ulong))).ToArray();

    public float[] Weights(int count) => MemoryMarshal.Cast<byte, float>(Take((long)count * sizeof(float))).ToArray();

    public sbyte[] Steps(long count) => MemoryMarshal.Cast<byte, sbyte>(Take(count)).ToArray();

    public string Word() => Encoding.UTF8.GetString(Take(Number()));

    /// <summary>Refuses what goes on after its end.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new FormatException("More was written than is read.");
        }
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > _rest.Length)
        {
            throw new FormatException("It ends too early.");
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
