namespace ChatbotSupport.Core.Safeguarding;

/// <summary>The words of phrases that one word of a text may be, by their numbers; a handful.</summary>
internal sealed class WordNumbers
{
    /// <summary>A word that no phrase knows.</summary>
    public static WordNumbers None { get; } = new();

    private int[] _numbers = [];
    private int _count;
    private ulong _marks;

    /// <summary>The numbers in the order in which they were added.</summary>
    public ReadOnlySpan<int> InOrder => _numbers.AsSpan(0, _count);

    /// <summary>Adds a number, once.</summary>
    public void Add(int number)
    {
        if (Contains(number))
        {
            return;
        }

        if (_count == _numbers.Length)
        {
            Array.Resize(ref _numbers, Math.Max(4, _count * 2));
        }

        _numbers[_count++] = number;
        _marks |= MarkOf(number);
    }

    /// <summary>Whether a number is among them; <see cref="Vocabulary.Nothing"/> never is.</summary>
    public bool Contains(int number) => InOrder.Contains(number);

    /// <summary>A bit for a number, which several share: of two lots without a common bit no number is in both.</summary>
    public static ulong MarkOf(int number) => 1UL << (number & 63);

    /// <summary>Whether words with these marks may be among them; false is certain.</summary>
    public bool MayBeOneOf(ulong marks) => (_marks & marks) != 0;

    /// <summary>Whether one of the words of a choice is among them.</summary>
    public bool Overlaps(OneOf choice)
    {
        if ((_marks & choice.Marks) == 0)
        {
            return false;
        }

        foreach (var number in InOrder)
        {
            if (choice.Words.AsSpan().BinarySearch(number) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of these is among them.</summary>
    public bool Overlaps(HashSet<int> numbers)
    {
        foreach (var number in InOrder)
        {
            if (numbers.Contains(number))
            {
                return true;
            }
        }

        return false;
    }
}
