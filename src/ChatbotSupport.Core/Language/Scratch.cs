using System.Runtime.InteropServices;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// Numbers that are only needed while something is learnt, outside the collector's heap: tens of megabytes that come and go with every publication would make it clear up everything at once, and everybody wait.
/// </summary>
internal sealed unsafe class Scratch<T> : IDisposable
    where T : unmanaged
{
    private T* _first;
    private int _length;

    /// <summary>So many of them, all nought.</summary>
    public Scratch(int length)
    {
        _first = (T*)NativeMemory.AllocZeroed((nuint)length, (nuint)sizeof(T));
        _length = length;
    }

    ~Scratch() => NativeMemory.Free(_first);

    /// <summary>The numbers. Not to be used after disposing.</summary>
    public Span<T> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(_first is null, this);
            return new(_first, _length);
        }
    }

    /// <summary>Makes room for more; what is there stays, and what is new is anything.</summary>
    public void Grow(int length)
    {
        ObjectDisposedException.ThrowIf(_first is null, this);
        _first = (T*)NativeMemory.Realloc(_first, (nuint)length * (nuint)sizeof(T));
        _length = length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_first);
        _first = null;
        _length = 0;
        GC.SuppressFinalize(this);
    }
}
