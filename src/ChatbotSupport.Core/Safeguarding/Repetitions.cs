namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Notices that a text says the same row of words again and again, so that what was looked at several times is not looked at thousands of times.</summary>
internal sealed class Repetitions
{
    private readonly Dictionary<long, int> _counts = [];
    private readonly Queue<int> _row = new();

    /// <summary>Whether the row of words that ends with this one was seen often enough.</summary>
    public bool IsOneMore(string word)
    {
        _row.Enqueue(Sum(word));
        if (_row.Count < ScreenLimits.RepeatedWords)
        {
            return false;
        }

        if (_row.Count > ScreenLimits.RepeatedWords)
        {
            _row.Dequeue();
        }

        var key = 17L;
        foreach (var hash in _row)
        {
            key = unchecked((key * 1_000_003) + hash);
        }

        return (_counts[key] = _counts.GetValueOrDefault(key) + 1) > ScreenLimits.Repetitions;
    }

    // The same in every process, unlike the framework's.
    private static int Sum(string word)
    {
        var sum = 17;
        foreach (var letter in word)
        {
            sum = unchecked((sum * 31) + letter);
        }

        return sum;
    }
}
