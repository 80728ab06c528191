using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Signs of which one message holds the beginning or a part and the next one the rest: people in danger write in short pieces.</summary>
/// <param name="rules">The rules.</param>
/// <param name="text">What the person wrote now.</param>
/// <param name="whole">All of it as one piece, where somebody looked at it before.</param>
internal sealed class Unfinished(RiskCompiler rules, Reading text, SeenPiece? whole)
{
    private readonly Dictionary<string, WordNumbers> _known = new(StringComparer.Ordinal);
    private SeenPiece? _whole = whole;

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
            ? Open(Look(text.Words.Count - ScreenLimits.OpenWords, text.Words.Count).Search, []) // Whatever went before: «… وهسه اريد», then «اموت».
            : Phrases(begun.Phrases, sum);
        return sum.ToScreening() with { Wish = seen.Wish, Begun = new(phrases, parts) };
    }

    private OpenPhrase[] Phrases(IReadOnlyList<OpenPhrase> begun, ScreeningSum sum)
    {
        var piece = Look(0, text.Words.Count);
        Finish(begun, piece, sum);
        return Open(piece.Search, begun);
    }

    // What was begun before and is still unfinished comes first: «ما», «اريد», «اعيش».
    private OpenPhrase[] Open(PhraseSearch search, IReadOnlyList<OpenPhrase> begun)
    {
        var still = new HashSet<OpenPhrase>();
        foreach (var open in begun)
        {
            if (still.Count < ScreenLimits.OpenPhrases && rules.Index.Numbered(open.Phrase) is { } phrase && open.Element < phrase.Phrase.Elements.Length && search.StaysOpen(phrase.Phrase, open.Element) is { } element)
            {
                still.Add(open with { Element = element });
            }
        }

        search.FindOpen(rules.Index, rules.RaisesFlag, still, ScreenLimits.OpenPhrases);
        return [.. still];
    }

    private void Finish(IReadOnlyList<OpenPhrase> begun, SeenPiece piece, ScreeningSum sum)
    {
        foreach (var open in begun)
        {
            if (rules.Index.Numbered(open.Phrase) is not { } phrase || open.Element >= phrase.Phrase.Elements.Length || piece.Search.GoesOn(phrase.Phrase, open.Element) is not (> 0 and var end))
            {
                continue;
            }

            var place = new Place(0, end, phrase.Phrase.Written);
            foreach (var rule in rules.RulesOf([phrase.Set]).Select(number => rules.Rules[number]).Where(rule => !PlacesTogether.IsIdle(place, piece.Idle) && !piece.Found[rule.Unless].Exists(place.Overlaps)))
            {
                sum.Add(rule.Source, place.Written);
            }
        }
    }

    // Parts count as near as if all had been written in one message: those before reach into its beginning, its end leaves those that the next one may complete.
    // What told of a danger by itself was understood: «احسن اموت» and then «هسه شسوي» is no other danger.
    private List<OpenPart> Parts(IReadOnlyList<OpenPart> before, ScreeningSum sum, bool leavesOwn)
    {
        var isShort = text.Words.Count <= 2 * ScreenLimits.PartWords;
        var head = Look(0, isShort ? text.Words.Count : ScreenLimits.PartWords);
        Complete(before, head, sum);
        var left = new List<OpenPart>();
        if (leavesOwn)
        {
            Leave(isShort ? head : Look(text.Words.Count - ScreenLimits.PartWords, text.Words.Count), left);
        }

        foreach (var part in before)
        {
            Leave(part with { WordsAfter = part.WordsAfter + text.Words.Count }, left);
        }

        return left;
    }

    private static void Leave(OpenPart part, List<OpenPart> left)
    {
        if (left.Count == ScreenLimits.OpenParts || part.WordsAfter > ScreenLimits.TogetherWithin)
        {
            return;
        }

        foreach (var known in left)
        {
            if (known.Set == part.Set && known.Denied == part.Denied)
            {
                return;
            }
        }

        left.Add(part);
    }

    private void Complete(IReadOnlyList<OpenPart> before, SeenPiece now, ScreeningSum sum)
    {
        if (before.Count == 0)
        {
            return;
        }

        var seen = new HashSet<(int Rule, int[] Row)>();
        foreach (var set in now.Found.Sets)
        {
            foreach (var (rule, row) in rules.RowsOf(set))
            {
                var sign = rules.Rules[rule];
                if (HasOneOf(row, before) && seen.Add((rule, row)) && now.Found[sign.Unless].Count == 0 && !before.Any(part => part.Set == sign.Unless) && IsWhole(row, before, now, sign.Source.NegationCounts))
                {
                    sum.Add(sign.Source, $"… & {Places(now, row.First(part => Places(now, part).Any())).First().Written}");
                }
            }
        }
    }

    private static bool HasOneOf(int[] row, IReadOnlyList<OpenPart> before)
    {
        for (var part = 0; part < before.Count; part++)
        {
            if (row.AsSpan().Contains(before[part].Set))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWhole(int[] row, IReadOnlyList<OpenPart> before, SeenPiece now, bool negationCounts)
    {
        var (isBefore, isNow) = (false, false);
        for (var part = 0; part < row.Length; part++)
        {
            var asSaid = part > 0 || negationCounts;
            if (Places(now, row[part]).Any(place => place.Start <= ScreenLimits.TogetherWithin && (asSaid || !rules.Negation.Denies(now.Words, place.Start))))
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

    private void Leave(SeenPiece seen, List<OpenPart> left)
    {
        foreach (var set in seen.Found.Sets)
        {
            if (rules.RowsOf(set).Count == 0 && !rules.CancelsRows(set))
            {
                continue;
            }

            foreach (var place in seen.Found[set])
            {
                if (!PlacesTogether.IsIdle(place, seen.Idle))
                {
                    Leave(new OpenPart(set, seen.Words.Count - place.End, rules.Negation.Denies(seen.Words, place.Start)), left);
                }
            }
        }
    }

    private static IEnumerable<Place> Places(SeenPiece piece, int set) => piece.Found[set].Where(place => !PlacesTogether.IsIdle(place, piece.Idle));

    private SeenPiece Look(int start, int end)
    {
        var isWhole = start == 0 && end == text.Words.Count;
        if (isWhole && _whole is { } known)
        {
            return known;
        }

        var piece = new SeenPiece(rules, ScreenText.Read(text, new(start, end, JoinsLines: true), rules.Vocabulary, _known));
        _whole = isWhole ? piece : _whole;
        return piece;
    }
}
