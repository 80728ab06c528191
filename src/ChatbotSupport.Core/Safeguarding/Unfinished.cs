using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Signs of which one message holds the beginning or a part and the next one the rest: people in danger write in short pieces.</summary>
internal sealed class Unfinished(RiskCompiler rules, Reading text)
{
    private readonly Dictionary<string, WordNumbers> _known = new(StringComparer.Ordinal);

    /// <summary>Adds to what was seen in a text what it finishes, and notes what it begins.</summary>
    public Screening Together(Screening seen, Begun begun)
    {
        if (text.Words.Count == 0)
        {
            return seen with { Begun = begun };
        }

        var sum = new ScreeningSum(seen);
        var parts = Parts(begun.Parts, sum, leavesOwn: !seen.Flags.Any(FlagNames.Risks.Contains));
        var phrases = text.Words.Count > ScreenLimits.OpenWords
            ? Open(new(Words(text.Words.Count - ScreenLimits.OpenWords, text.Words.Count), rules.Units), []) // Whatever went before: «… وهسه اريد», then «اموت».
            : Phrases(begun.Phrases, sum);
        return sum.ToScreening() with { Wish = seen.Wish, Begun = new(phrases, parts) };
    }

    private OpenPhrase[] Phrases(IReadOnlyList<OpenPhrase> begun, ScreeningSum sum)
    {
        var words = Words(0, text.Words.Count);
        var search = new PhraseSearch(words, rules.Units);
        Finish(begun, words, search, sum);
        return Open(search, begun);
    }

    // What was begun before and is still unfinished comes first: «ما», «اريد», «اعيش».
    private OpenPhrase[] Open(PhraseSearch search, IReadOnlyList<OpenPhrase> begun) =>
        [.. StillOpen(search, begun).Concat(search.FindOpen(rules.Index, set => rules.RaisesFlag(set))).Distinct().Take(ScreenLimits.OpenPhrases)];

    private IEnumerable<OpenPhrase> StillOpen(PhraseSearch search, IReadOnlyList<OpenPhrase> begun)
    {
        foreach (var open in begun)
        {
            if (rules.Index.Numbered(open.Phrase) is { } phrase && open.Element < phrase.Phrase.Elements.Length && search.StaysOpen(phrase.Phrase, open.Element) is { } element)
            {
                yield return open with { Element = element };
            }
        }
    }

    private void Finish(IReadOnlyList<OpenPhrase> begun, List<ScreenWord> words, PhraseSearch search, ScreeningSum sum)
    {
        if (begun.Count == 0)
        {
            return;
        }

        var found = search.FindAll(rules.Index);
        var idle = PlacesTogether.Covered(found[rules.Idioms], words.Count);
        foreach (var open in begun)
        {
            if (rules.Index.Numbered(open.Phrase) is not { } phrase || open.Element >= phrase.Phrase.Elements.Length || search.GoesOn(phrase.Phrase, open.Element) is not (> 0 and var end))
            {
                continue;
            }

            var place = new Place(0, end, phrase.Phrase.Written);
            foreach (var rule in rules.RulesOf([phrase.Set]).Select(number => rules.Rules[number]).Where(rule => !PlacesTogether.IsIdle(place, idle) && !found[rule.Unless].Exists(place.Overlaps)))
            {
                sum.Add(rule.Source, place.Written);
            }
        }
    }

    // Parts count as near as if all had been written in one message: those before reach into its beginning, its end leaves those that the next one may complete.
    // What told of a danger by itself was understood: «احسن اموت» and then «هسه شسوي» is no other danger.
    private List<OpenPart> Parts(IReadOnlyList<OpenPart> before, ScreeningSum sum, bool leavesOwn)
    {
        var whole = text.Words.Count <= 2 * ScreenLimits.PartWords;
        var head = Look(0, whole ? text.Words.Count : ScreenLimits.PartWords);
        Complete(before, head, sum);
        var left = before.Select(part => part with { WordsAfter = part.WordsAfter + text.Words.Count });
        var own = leavesOwn ? Left(whole ? head : Look(text.Words.Count - ScreenLimits.PartWords, text.Words.Count)) : [];
        return [.. own.Concat(left).Where(part => part.WordsAfter <= ScreenLimits.TogetherWithin)
            .DistinctBy(part => (part.Set, part.Denied)).Take(ScreenLimits.OpenParts)];
    }

    private void Complete(IReadOnlyList<OpenPart> before, Seen now, ScreeningSum sum)
    {
        if (before.Count == 0)
        {
            return;
        }

        foreach (var (rule, row) in now.Found.Sets.SelectMany(rules.RowsOf).Distinct())
        {
            var sign = rules.Rules[rule];
            if (now.Found[sign.Unless].Count == 0 && !before.Any(part => part.Set == sign.Unless) && IsWhole(row, before, now, sign.Source.NegationCounts))
            {
                sum.Add(sign.Source, $"… & {now.Places(row.First(part => now.Places(part).Any())).First().Written}");
            }
        }
    }

    private bool IsWhole(int[] row, IReadOnlyList<OpenPart> before, Seen now, bool negationCounts)
    {
        var (isBefore, isNow) = (false, false);
        for (var part = 0; part < row.Length; part++)
        {
            var asSaid = part > 0 || negationCounts;
            if (now.Places(row[part]).Any(place => place.Start <= ScreenLimits.TogetherWithin && (asSaid || !rules.IsNegated(now.Words, place.Start))))
            {
                isNow = true;
            }
            else if (before.Any(earlier => earlier.Set == row[part] && (asSaid || !earlier.Denied)))
            {
                isBefore = true;
            }
            else
            {
                return false;
            }
        }

        return isBefore && isNow;
    }

    private IEnumerable<OpenPart> Left(Seen seen) =>
        from set in seen.Found.Sets
        where rules.RowsOf(set).Count > 0 || rules.CancelsRows(set)
        from place in seen.Places(set)
        select new OpenPart(set, seen.Words.Count - place.End, rules.IsNegated(seen.Words, place.Start));

    private Seen Look(int start, int end)
    {
        var words = Words(start, end);
        var found = new PhraseSearch(words, rules.Units).FindAll(rules.Index);
        return new(words, found, PlacesTogether.Covered(found[rules.Idioms], words.Count));
    }

    private List<ScreenWord> Words(int start, int end) => ScreenText.Read(text, new(start, end, JoinsLines: true), rules.Vocabulary, _known);

    /// <summary>What stands in a piece of the text.</summary>
    private sealed record Seen(List<ScreenWord> Words, Found Found, bool[] Idle)
    {
        public IEnumerable<Place> Places(int set) => Found[set].Where(place => !PlacesTogether.IsIdle(place, Idle));
    }
}
