using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace ChatbotSupport.Core.Language;

/// <summary>Writes what was learnt from examples as bytes, one thing after the other, so that it need not be learnt again.</summary>
internal sealed class LearntWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public void Number(int number) => Numbers([number]);

    public void Numbers(ReadOnlySpan<int> numbers) => _bytes.Write(MemoryMarshal.AsBytes(numbers));

    public void Runs(ReadOnlySpan<ulong> runs) => _bytes.Write(MemoryMarshal.AsBytes(runs));

    public void Weights(ReadOnlySpan<float> weights) => _bytes.Write(MemoryMarshal.AsBytes(weights));

    public void Steps(ReadOnlySpan<sbyte> steps) => _bytes.Write(MemoryMarshal.AsBytes(steps));

    public void Word(string word)
    {
        Number(Encoding.UTF8.GetByteCount(word));
        Encoding.UTF8.GetBytes(word, _bytes);
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
