using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>
/// What a word stands for: the smallest of the operators' lists that holds it, so that «عمامي» and «اخوي» are one to whoever learns, or, where no list does, its own consonants.
/// </summary>
internal sealed class Meanings
{
    private const int None = int.MaxValue;

    private static readonly ulong List = RunTable.With(RunTable.Empty, '[');
    private static readonly ulong Alone = RunTable.With(RunTable.Empty, '~');

    private readonly Vocabulary _vocabulary;

    // For each word of the vocabulary the list that it belongs to, and the name of each list.
    private readonly Dictionary<int, int> _lists = [];
    private readonly List<ulong> _names = [];

    /// <summary>Takes the lists over; every word of them is in the vocabulary already.</summary>
    public Meanings(RiskRules rules, Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        foreach (var (name, entries) in rules.Words.OrderBy(list => list.Value.Count))
        {
            Add(name, entries.Where(IsWord).Select(vocabulary.Add));
        }

        // A verb has hundreds of forms; some of them are other words too.
        foreach (var (name, _) in rules.Verbs.OrderBy(verb => verb.Value.Count))
        {
            Add(name, VerbForms.Asked.Select(whom => vocabulary.NumberOf($"{name}:{whom}")));
        }
    }

    /// <summary>The number of what a word means, whose letters are Arabic.</summary>
    public ulong Of(string word)
    {
        var smallest = None;
        foreach (var number in _vocabulary.Match(ScreenText.Fold(word)).InOrder)
        {
            smallest = Math.Min(smallest, _lists.GetValueOrDefault(number, None));
        }

        return smallest == None ? Consonants(word) : _names[smallest];
    }

    private static bool IsWord(string entry) => entry.All(letter => char.IsLetterOrDigit(letter) || letter is '=' or '*');

    private static ulong Consonants(string word)
    {
        Span<char> skeleton = stackalloc char[TextLimits.LongestWord];
        return Letters(Alone, skeleton[..Stem.Skeleton(FunctionWords.Pivot(word), skeleton)]);
    }

    private static ulong Letters(ulong run, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            run = RunTable.With(run, letter);
        }

        return run;
    }

    private void Add(string name, IEnumerable<int> words)
    {
        foreach (var word in words.Where(word => word != Vocabulary.Nothing))
        {
            _lists.TryAdd(word, _names.Count);
        }

        _names.Add(Letters(List, name));
    }
}
