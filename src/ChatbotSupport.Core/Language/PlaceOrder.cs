using System.Buffers;

namespace ChatbotSupport.Core.Language;

/// <summary>Puts the places of the features of a text into order: hundreds of small numbers, several times a text, by their bytes and without comparing.</summary>
internal static class PlaceOrder
{
    private const int Bits = 8;
    private const int Values = 1 << Bits;

    // Fewer are sooner compared.
    private const int Few = 48;

    /// <summary>How many different places there are among places in order.</summary>
    public static int Different(ReadOnlySpan<int> sorted)
    {
        var count = 0;
        for (var index = 0; index < sorted.Length; index++)
        {
            count += index == 0 || sorted[index] != sorted[index - 1] ? 1 : 0;
        }

        return count;
    }

    /// <summary>Sorts numbers that are not below nought.</summary>
    public static void Sort(Span<int> places)
    {
        if (places.Length < Few)
        {
            places.Sort();
            return;
        }

        var highest = 0;
        foreach (var place in places)
        {
            highest |= place;
        }

        var rented = ArrayPool<int>.Shared.Rent(places.Length);
        var from = places;
        var to = rented.AsSpan(0, places.Length);
        for (var shift = 0; shift < sizeof(int) * Bits && highest >> shift > 0; shift += Bits)
        {
            ByByte(from, to, shift);
            var sorted = to;
            to = from;
            from = sorted;
        }

        if (from != places)
        {
            from.CopyTo(places);
        }

        ArrayPool<int>.Shared.Return(rented);
    }

    // Equal bytes keep their order, so that what the bytes below them said stays.
    private static void ByByte(ReadOnlySpan<int> from, Span<int> to, int shift)
    {
        Span<int> next = stackalloc int[Values];
        next.Clear();
        foreach (var place in from)
        {
            next[(place >> shift) & (Values - 1)]++;
        }

        var before = 0;
        foreach (ref var count in next)
        {
            (count, before) = (before, before + count);
        }

        foreach (var place in from)
        {
            to[next[(place >> shift) & (Values - 1)]++] = place;
        }
    }
}
