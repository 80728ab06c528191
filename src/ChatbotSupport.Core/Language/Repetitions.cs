namespace ChatbotSupport.Core.Language;

/// <summary>Takes out of a long text what it says again and again, so that what was looked at several times is not looked at thousands of times.</summary>
internal static class Repetitions
{
    /// <summary>Drops every word that ends a row of words that stood there often enough before, but for the last ones before something new: they may be how it begins.</summary>
    public static void Drop(List<string> words, List<Before> before)
    {
        var counts = new Dictionary<long, int>();
        var sums = new Dictionary<string, int>(StringComparer.Ordinal);
        var row = new int[TextLimits.RepeatedWords];
        var (kept, dropped) = (0, 0);
        for (var index = 0; index < words.Count; index++)
        {
            if (!sums.TryGetValue(words[index], out var sum))
            {
                sums.Add(words[index], sum = Sum(words[index]));
            }

            row[index % row.Length] = sum;
            if (index >= row.Length - 1 && IsOneMore(row, index, counts))
            {
                dropped++;
                continue;
            }

            for (var again = index - Math.Min(dropped, row.Length - 1); again <= index; again++)
            {
                (words[kept], before[kept]) = (words[again], before[again]);
                kept++;
            }

            dropped = 0;
        }

        words.RemoveRange(kept, words.Count - kept);
        before.RemoveRange(kept, before.Count - kept);
    }

    private static bool IsOneMore(int[] row, int index, Dictionary<long, int> counts)
    {
        var key = 17L;
        for (var place = index + 1; place <= index + row.Length; place++)
        {
            key = unchecked((key * 1_000_003) + row[place % row.Length]);
        }

        return (counts[key] = counts.GetValueOrDefault(key) + 1) > TextLimits.Repetitions;
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
