namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A place where a phrase stands: the first word and the one after the last, and the phrase as the operator wrote it.</summary>
internal readonly record struct Place(int Start, int End, string Written = "")
{
    /// <summary>Whether two places share a word.</summary>
    public bool Overlaps(Place other) => Start < other.End && other.Start < End;

    /// <summary>How many words lie between two places.</summary>
    public int DistanceTo(Place other) => Overlaps(other) ? 0 : Start >= other.End ? Start - other.End : other.Start - End;
}

/// <summary>Finds phrases in the words of a text.</summary>
internal sealed class PhraseSearch(List<ScreenWord> words, HashSet<int> units)
{
    private static readonly List<Place> Nowhere = [];

    /// <summary>Every place where a phrase stands, by the number of its set; no phrase stands at more places than the text has words.</summary>
    public List<Place>[] FindAll(PhraseIndex index)
    {
        var found = new List<Place>[index.Sets];
        Array.Fill(found, Nowhere);
        for (var start = 0; start < words.Count; start++)
        {
            foreach (var id in words[start].Ids.InOrder)
            {
                Find(index.BeginningWith(id), start, found);
            }

            if (words[start].Number is not null)
            {
                Find(index.BeginningWithNumber, start, found);
            }

            if (start == 0)
            {
                Find(index.BeginningAtStart, start, found);
            }
        }

        return found;
    }

    private void Find(List<(int Set, Phrase Phrase)> phrases, int start, List<Place>[] found)
    {
        foreach (var (set, phrase) in phrases)
        {
            var end = MatchFrom(phrase.Elements, 0, start);
            if (end > start)
            {
                if (found[set] == Nowhere)
                {
                    found[set] = [];
                }

                found[set].Add(new(start, end, phrase.Written));
            }
        }
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
            case Gap:
                return MatchGap(elements, element, word);
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
        foreach (var sequence in oneOf.Longer)
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

        return word < words.Count && words[word].Ids.Overlaps(oneOf.Words) ? MatchFrom(elements, element + 1, word + 1) : -1;
    }

    private int MatchGap(PhraseElement[] elements, int element, int word)
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
