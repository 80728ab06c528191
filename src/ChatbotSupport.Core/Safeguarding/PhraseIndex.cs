using System.Runtime.InteropServices;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A phrase of a set, and what has to stand in a text at all for the phrase to stand there.</summary>
/// <param name="Set">The set that the phrase belongs to.</param>
/// <param name="Phrase">The phrase.</param>
/// <param name="Needs">The choices of words behind its first element, by their numbers.</param>
/// <param name="NeedsNumber">It holds a number.</param>
/// <param name="Number">Its own number among all phrases.</param>
internal sealed record IndexedPhrase(int Set, Phrase Phrase, int[] Needs, bool NeedsNumber, int Number);

/// <summary>What says of most phrases, without looking at them, that they do not stand in a text: a word begins hundreds of them.</summary>
/// <param name="Rarest">The choice behind the first element with the fewest words; none for <see cref="Open"/>.</param>
/// <param name="Second">The choice that has to follow the first element at once; none for <see cref="Open"/>.</param>
/// <param name="Number">The phrase, by its own number.</param>
internal readonly record struct PhraseGate(int Rarest, int Second, int Number)
{
    /// <summary>No choice has to be there.</summary>
    public const int Open = -1;
}

/// <summary>All phrases by the word they begin with, so that a text is only compared with phrases one of its words may begin.</summary>
internal sealed class PhraseIndex
{
    // By the number of a word, which are few and follow one another.
    private List<PhraseGate>?[] _byWord = [];
    private List<int>?[] _choicesOf = [];
    private readonly List<IndexedPhrase> _all = [];
    private readonly List<IndexedPhrase> _byNumber = [];
    private readonly List<IndexedPhrase> _byStart = [];
    private readonly Dictionary<OneOf, int> _choices = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _wordsOf = [];

    /// <summary>How many sets of phrases there are.</summary>
    public int Sets { get; private set; }

    /// <summary>How many different choices of words the phrases hold.</summary>
    public int Choices => _choices.Count;

    /// <summary>Adds phrases that belong together; what they find is found under the number returned.</summary>
    public int Add(IReadOnlyList<Phrase> phrases)
    {
        foreach (var phrase in phrases)
        {
            var indexed = new IndexedPhrase(Sets, phrase, Needs(phrase.Elements), Array.Exists(phrase.Elements, element => element is NumberBetween), _all.Count);
            _all.Add(indexed);
            var gate = new PhraseGate(Rarest(indexed.Needs), phrase.Elements is [_, OneOf second, ..] ? ChoiceOf(second) : PhraseGate.Open, indexed.Number);
            switch (phrase.Elements[0])
            {
                case OneOf first:
                    foreach (var word in first.Firsts)
                    {
                        ListOf(ref _byWord, word).Add(gate);
                    }

                    break;
                case NumberBetween:
                    _byNumber.Add(indexed);
                    break;
                default:
                    _byStart.Add(indexed);
                    break;
            }
        }

        return Sets++;
    }

    /// <summary>A phrase by its own number; null when there is none.</summary>
    public IndexedPhrase? Numbered(int number) => number >= 0 && number < _all.Count ? _all[number] : null;

    /// <summary>The phrase behind a gate.</summary>
    public IndexedPhrase At(PhraseGate gate) => _all[gate.Number];

    /// <summary>The phrases that may begin with a word, by its number.</summary>
    public ReadOnlySpan<PhraseGate> BeginningWith(int word) => word < _byWord.Length ? CollectionsMarshal.AsSpan(_byWord[word]) : [];

    /// <summary>The phrases that begin with a number.</summary>
    public List<IndexedPhrase> BeginningWithNumber => _byNumber;

    /// <summary>The phrases that begin where the message does.</summary>
    public List<IndexedPhrase> BeginningAtStart => _byStart;

    /// <summary>Marks the choices that a word may be one of, or may begin.</summary>
    public void Mark(int word, Span<ulong> choices)
    {
        if (word < _choicesOf.Length && _choicesOf[word] is { } list)
        {
            foreach (var choice in list)
            {
                choices[choice / 64] |= 1UL << (choice % 64);
            }
        }
    }

    private int[] Needs(PhraseElement[] elements)
    {
        var needs = new List<int>(elements.Length);
        for (var index = 1; index < elements.Length; index++)
        {
            if (elements[index] is OneOf choice && ChoiceOf(choice) is var number && !needs.Contains(number))
            {
                needs.Add(number);
            }
        }

        return [.. needs];
    }

    private int Rarest(int[] needs)
    {
        var rarest = PhraseGate.Open;
        foreach (var choice in needs)
        {
            rarest = rarest == PhraseGate.Open || _wordsOf[choice] < _wordsOf[rarest] ? choice : rarest;
        }

        return rarest;
    }

    private int ChoiceOf(OneOf choice)
    {
        if (!_choices.TryGetValue(choice, out var number))
        {
            _choices.Add(choice, number = _choices.Count);
            _wordsOf.Add(0);
            foreach (var word in choice.Firsts)
            {
                ListOf(ref _choicesOf, word).Add(number);
                _wordsOf[number]++;
            }
        }

        return number;
    }

    private static List<T> ListOf<T>(ref List<T>?[] lists, int word)
    {
        if (word >= lists.Length)
        {
            Array.Resize(ref lists, Math.Max(word + 1, lists.Length * 2));
        }

        return lists[word] ??= [];
    }
}
