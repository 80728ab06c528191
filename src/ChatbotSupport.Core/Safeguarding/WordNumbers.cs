namespace ChatbotSupport.Core.Safeguarding;

/// <summary>The words of phrases that one word of a text may be, by their numbers: a phrase asks for one of them thousands of times a text, so each has a bit.</summary>
internal sealed class WordNumbers(int words)
{
    private const int Bits = 64;

    private readonly ulong[] _bits = new ulong[(words + Bits - 1) / Bits];
    private readonly List<int> _inOrder = [];

    /// <summary>The numbers in the order in which they were added.</summary>
    public List<int> InOrder => _inOrder;

    /// <summary>Adds a number, once.</summary>
    public void Add(int number)
    {
        if (!Contains(number))
        {
            _bits[number / Bits] |= 1UL << (number % Bits);
            _inOrder.Add(number);
        }
    }

    /// <summary>Whether a number is among them; <see cref="Vocabulary.Nothing"/> never is.</summary>
    public bool Contains(int number) => number >= 0 && (_bits[number / Bits] & (1UL << (number % Bits))) != 0;

    /// <summary>Whether one of these is among them.</summary>
    public bool Overlaps(HashSet<int> numbers)
    {
        foreach (var number in _inOrder)
        {
            if (numbers.Contains(number))
            {
                return true;
            }
        }

        return false;
    }
}
