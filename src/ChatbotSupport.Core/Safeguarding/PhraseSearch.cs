namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A place where a phrase stands: the first word and the one after the last, and the phrase as the operator wrote it.</summary>
internal readonly record struct Place(int Start, int End, string Written = "")
{
    /// <summary>Whether two places share a word.</summary>
    public bool Overlaps(Place other) => Start < other.End && other.Start < End;

    /// <summary>How many words lie between two places.</summary>
    public int DistanceTo(Place other) => Overlaps(other) ? 0 : Start >= other.End ? Start - other.End : other.Start - End;
}

/// <summary>Where the phrases of each set stand in a text, from its beginning to its end.</summary>
internal sealed class Found
{
    private static readonly List<Place> Nowhere = [];

    private readonly Dictionary<int, List<Place>> _places = [];

    /// <summary>The places of one set.</summary>
    public List<Place> this[int set] => _places.GetValueOrDefault(set, Nowhere);

    /// <summary>The sets that were found at all.</summary>
    public Dictionary<int, List<Place>>.KeyCollection Sets => _places.Keys;

    /// <summary>Notes a place.</summary>
    public void Add(int set, Place place)
    {
        if (!_places.TryGetValue(set, out var places))
        {
            _places.Add(set, places = []);
        }

        places.Add(place);
    }
}

/// <summary>Finds phrases in the words of a text.</summary>
internal sealed class PhraseSearch(List<ScreenWord> words, HashSet<int> units)
{
    // The choices of words, by their numbers, of which one stands in the text.
    private ulong[]? _present;

    /// <summary>Every place where a phrase stands, by the number of its set; no phrase stands at more places than the text has words.</summary>
    public Found FindAll(PhraseIndex index)
    {
        var found = new Found();
        var present = _present ??= Mark(index);
        var hasNumber = words.Exists(word => word.Number is not null);
        for (var start = 0; start < words.Count; start++)
        {
            foreach (var id in words[start].Ids.InOrder)
            {
                foreach (var gate in index.BeginningWith(id))
                {
                    if (IsThere(gate.Rarest, present))
                    {
                        Find(index.At(gate), start, present, hasNumber, found);
                    }
                }
            }

            if (words[start].Number is not null)
            {
                Find(index.BeginningWithNumber, start, present, hasNumber, found);
            }

            if (start == 0)
            {
                Find(index.BeginningAtStart, start, present, hasNumber, found);
            }
        }

        return found;
    }

    /// <summary>Adds, up to so many, the phrases of these sets that the text begins and leaves unfinished, and the element at which each would go on; nothing is taken out, so they keep their order.</summary>
    public void FindOpen(PhraseIndex index, Func<int, bool> counts, HashSet<OpenPhrase> open, int most)
    {
        var present = _present ??= Mark(index);
        for (var start = words.Count - 1; start >= 0 && open.Count < most; start--)
        {
            foreach (var id in words[start].Ids.InOrder)
            {
                FindOpen(index, id, start, present, counts, open, most);
            }
        }
    }

    /// <summary>The element at which a phrase that was begun before would go on after this text too, because all of it belongs to the phrase; null when it does not.</summary>
    public int? StaysOpen(Phrase phrase, int element) => OpenAt(phrase.Elements, element, 0) is var open && open > element ? open : null;

    /// <summary>Where a phrase that was begun before ends, going on at the beginning of this text; −1 when it does not.</summary>
    public int GoesOn(Phrase phrase, int element) => MatchFrom(phrase.Elements, element, 0);

    // The element that would have to follow where the text ends; −1 when the phrase fails before, or is whole.
    private int OpenAt(PhraseElement[] elements, int element, int word)
    {
        if (element == elements.Length || elements[element] is MessageStart or MessageEnd)
        {
            return -1;
        }

        if (word == words.Count)
        {
            return element;
        }

        switch (elements[element])
        {
            case OneOf oneOf:
                return words[word].Ids.Overlaps(oneOf) ? OpenAt(elements, element + 1, word + 1) : -1;
            case NumberBetween between:
                return words[word].Number is { } number && number >= between.Least && number <= between.Most ? OpenAt(elements, element + 1, word + 1) : -1;
            case Gap:
                for (var length = 0; length <= ScreenLimits.GapWords && word + length <= words.Count; length++)
                {
                    if (OpenAt(elements, element + 1, word + length) is >= 0 and var open)
                    {
                        return open;
                    }
                }

                return -1;
            default:
                return -1;
        }
    }

    private void FindOpen(PhraseIndex index, int id, int start, ulong[] present, Func<int, bool> counts, HashSet<OpenPhrase> open, int most)
    {
        var isLast = start == words.Count - 1;
        foreach (var gate in index.BeginningWith(id))
        {
            if (open.Count == most)
            {
                return;
            }

            if ((isLast || IsThere(gate.Second, present)) && index.At(gate) is var phrase && OpenAt(phrase.Phrase.Elements, 0, start) is > 0 and var element && counts(phrase.Set))
            {
                open.Add(new(phrase.Number, element));
            }
        }
    }

    private ulong[] Mark(PhraseIndex index)
    {
        var present = new ulong[(index.Choices + 63) / 64];
        foreach (var word in words)
        {
            foreach (var id in word.Ids.InOrder)
            {
                index.Mark(id, present);
            }
        }

        return present;
    }

    private void Find(List<IndexedPhrase> phrases, int start, ulong[] present, bool hasNumber, Found found)
    {
        foreach (var phrase in phrases)
        {
            Find(phrase, start, present, hasNumber, found);
        }
    }

    private void Find(IndexedPhrase indexed, int start, ulong[] present, bool hasNumber, Found found)
    {
        var (set, phrase, needs, needsNumber, _) = indexed;
        if ((needsNumber && !hasNumber) || !HasAll(needs, present))
        {
            return;
        }

        var end = MatchFrom(phrase.Elements, 0, start);
        if (end > start)
        {
            found.Add(set, new(start, end, phrase.Written));
        }
    }

    private static bool IsThere(int choice, ulong[] present) => choice == PhraseGate.Open || (present[choice / 64] & (1UL << (choice % 64))) != 0;

    private static bool HasAll(int[] needs, ulong[] present)
    {
        foreach (var choice in needs)
        {
            if (!IsThere(choice, present))
            {
                return false;
            }
        }

        return true;
    }

    private int MatchFrom(PhraseElement[] elements, int element, int word)
    {
        if (element == elements.Length)
        {
            return word;
        }

        switch (elements[element])
        {
            case OneOf oneOf:
                return MatchWords(oneOf, elements, element, word);
            case NumberBetween between:
                return word < words.Count && words[word].Number is { } number && number >= between.Least && number <= between.Most && (SaysWhatFollows(elements, element) || !IsAmount(word))
                    ? MatchFrom(elements, element + 1, word + 1)
                    : -1;
            case Gap gap:
                return MatchGap(elements, element, word, gap.Ends);
            case MessageStart:
                return word == 0 ? MatchFrom(elements, element + 1, word) : -1;
            case MessageEnd:
                return word == words.Count ? MatchFrom(elements, element + 1, word) : -1;
            default:
                return -1;
        }
    }

    private int MatchWords(OneOf oneOf, PhraseElement[] elements, int element, int word)
    {
        if (word == words.Count)
        {
            return -1;
        }

        var longer = words[word].Ids.MayBeOneOf(oneOf.LongerMarks) ? oneOf.Longer : [];
        foreach (var sequence in longer)
        {
            if (IsSequence(sequence, word))
            {
                var end = MatchFrom(elements, element + 1, word + sequence.Length);
                if (end >= 0)
                {
                    return end;
                }
            }
        }

        return words[word].Ids.Overlaps(oneOf) ? MatchFrom(elements, element + 1, word + 1) : -1;
    }

    private int MatchGap(PhraseElement[] elements, int element, int word, OneOf? ends)
    {
        for (var length = 0; length <= ScreenLimits.GapWords && word + length <= words.Count; length++)
        {
            var end = MatchFrom(elements, element + 1, word + length);
            if (end >= 0)
            {
                return end;
            }

            // The nearest number is the one meant: «عمري 30 وعندي 15» says nothing of fifteen years.
            if (element + 1 < elements.Length && elements[element + 1] is NumberBetween && word + length < words.Count && words[word + length].Number is not null)
            {
                return -1;
            }

            if (ends is not null && word + length < words.Count && words[word + length].Ids.Overlaps(ends))
            {
                return -1;
            }
        }

        return -1;
    }

    private bool IsSequence(int[] sequence, int word)
    {
        if (word + sequence.Length > words.Count)
        {
            return false;
        }

        for (var index = 0; index < sequence.Length; index++)
        {
            if (!words[word + index].Ids.Contains(sequence[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SaysWhatFollows(PhraseElement[] elements, int element) => element + 1 < elements.Length && elements[element + 1] is OneOf;

    private bool IsAmount(int word) => word + 1 < words.Count && !words[word + 1].BeginsClause && words[word + 1].Ids.Overlaps(units);
}
