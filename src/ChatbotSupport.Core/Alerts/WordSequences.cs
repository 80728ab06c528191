namespace ChatbotSupport.Core.Alerts;

/// <summary>Many sequences of words that are looked for in a text at once, each belonging to a group; what is asked is which groups occur.</summary>
internal sealed class WordSequences
{
    private const int ShortestGrown = 3;

    // «والمنحة», «بالمنحة» and «للمنحة» are «منحة» too.
    private static readonly string[] Fronts = ["ال", "و", "ب", "ل", "ف", "وال", "بال", "لل", "هال", "فال", "كال"];

    private readonly Dictionary<string, List<(string[] Words, int Group)>> _byFirst = new(StringComparer.Ordinal);

    /// <summary>How many groups there are.</summary>
    public int Groups { get; private set; }

    /// <summary>Adds alternatives as a group; gives its number.</summary>
    public int Add(IEnumerable<string[]> alternatives)
    {
        foreach (var words in alternatives.Where(words => words.Length > 0))
        {
            if (!_byFirst.TryGetValue(words[0], out var list))
            {
                _byFirst.Add(words[0], list = []);
            }

            list.Add((words, Groups));
        }

        return Groups++;
    }

    /// <summary>Which groups occur in the words of a text.</summary>
    public bool[] In(ReadOnlySpan<string> words)
    {
        var occurs = new bool[Groups];
        var first = _byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < words.Length; start++)
        {
            var word = words[start].AsSpan();
            if (first.TryGetValue(word, out var list))
            {
                Mark(list, words[start..], occurs);
            }

            foreach (var front in Fronts)
            {
                // A number must be the number itself.
                if (word.Length >= front.Length + ShortestGrown && !char.IsAsciiDigit(word[front.Length]) && word.StartsWith(front, StringComparison.Ordinal) && first.TryGetValue(word[front.Length..], out list))
                {
                    Mark(list, words[start..], occurs);
                }
            }
        }

        return occurs;
    }

    private static void Mark(List<(string[] Words, int Group)> sequences, ReadOnlySpan<string> words, bool[] occurs)
    {
        foreach (var (wanted, group) in sequences)
        {
            if (!occurs[group] && Continues(wanted, words))
            {
                occurs[group] = true;
            }
        }
    }

    private static bool Continues(string[] wanted, ReadOnlySpan<string> words)
    {
        for (var place = 1; place < wanted.Length; place++)
        {
            if (place >= words.Length || !IsSame(words[place], wanted[place]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSame(string word, string wanted) =>
        word == wanted
        || (wanted.Length >= ShortestGrown && !char.IsAsciiDigit(wanted[0]) && word.EndsWith(wanted, StringComparison.Ordinal) && Array.Exists(Fronts, front => front.Length + wanted.Length == word.Length && word.StartsWith(front, StringComparison.Ordinal)));
}
