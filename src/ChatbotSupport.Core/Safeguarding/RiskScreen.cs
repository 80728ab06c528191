using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Sees danger in what a person writes, by rules that operators can read and edit.</summary>
public sealed class RiskScreen
{
    private readonly RiskCompiler _rules;
    private readonly Resemblance? _resemblance;

    /// <summary>Prepares the rules.</summary>
    /// <param name="rules">The rules as operators wrote them.</param>
    /// <param name="ordinary">Questions people ask without being in danger (the phrasings of the answers, unrelated text): what danger is told apart from.</param>
    /// <exception cref="ArgumentException">A phrase cannot be read; <see cref="RiskInspection"/> tells which.</exception>
    public RiskScreen(RiskRules rules, IReadOnlyList<string>? ordinary = null)
    {
        _rules = Compile(rules);

        // What the phrases find dangerous is not ordinary, wherever it is written.
        var harmless = rules.Rules.SelectMany(rule => rule.Negative)
            .Concat(rules.Rules.Where(rule => rule.Flag is not { } flag || !FlagNames.Risks.Contains(flag)).SelectMany(rule => rule.Positive))
            .Concat(ordinary ?? []);
        _resemblance = new(rules, harmless.Where(text => !ByPhrases(Parts([text])).SeesRisk));
    }

    /// <summary>Prepares the rules with what was learnt before from the same rules and ordinary questions.</summary>
    /// <exception cref="ArgumentException">A phrase cannot be read.</exception>
    /// <exception cref="FormatException">It is not what <see cref="Learnt"/> gave.</exception>
    public RiskScreen(RiskRules rules, ReadOnlySpan<byte> learnt)
    {
        _rules = Compile(rules);
        _resemblance = Resemblance.From(learnt);
    }

    /// <summary>Phrases only, without learning what danger sounds like: enough to see whether an example meets its own rule.</summary>
    internal RiskScreen(RiskCompiler rules) => _rules = rules;

    /// <summary>What was learnt from the examples of danger and from ordinary questions, to be kept: letter runs and numbers.</summary>
    /// <exception cref="InvalidOperationException">Nothing was learnt: it looks at phrases only.</exception>
    public byte[] Learnt() => _resemblance?.Learnt() ?? throw new InvalidOperationException("this screen has learnt nothing");

    /// <summary>Screens each line alone and all of them joined; signs add up, nothing is lowered.</summary>
    public Screening Screen(IReadOnlyList<string> lines)
    {
        var parts = Parts(lines);
        var sum = ByPhrases(parts);
        if (_resemblance is { } resemblance && !sum.SeesRisk)
        {
            foreach (var part in Alone(parts))
            {
                if (resemblance.Of(part) is { } flag)
                {
                    sum.SoundsLike(flag);
                }
            }
        }

        return sum.ToScreening();
    }

    private static RiskCompiler Compile(RiskRules rules)
    {
        var compiled = new RiskCompiler(rules);
        return compiled.Faults.Count == 0
            ? compiled
            : throw new ArgumentException($"risk rules: {compiled.Faults[0].Kind} in '{compiled.Faults[0].RuleId}'", nameof(rules));
    }

    private static string[] Parts(IReadOnlyList<string> lines) =>
        [.. lines.SelectMany(line => line.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    // All of it counts, joined; alone, each of a number of lines that no person writes by hand.
    private static string[] Alone(string[] parts) =>
        parts.Length <= ScreenLimits.FirstLines + ScreenLimits.LastLines ? parts : [.. parts[..ScreenLimits.FirstLines], .. parts[^ScreenLimits.LastLines..]];

    private ScreeningSum ByPhrases(string[] parts)
    {
        var sum = new ScreeningSum();
        IEnumerable<string> texts = parts.Length > 1 ? [.. Alone(parts), string.Join(' ', parts), string.Join(". ", parts)] : parts;
        foreach (var window in texts.SelectMany(TextWindows.Of).Distinct())
        {
            Screen(window, sum);
        }

        return sum;
    }

    private void Screen(string text, ScreeningSum sum)
    {
        var words = ScreenText.Read(text, _rules.Vocabulary);
        var found = new PhraseSearch(words, _rules.Units).FindAll(_rules.Index);
        var idle = Covered(found[_rules.Idioms], words.Count);
        var seen = new List<(Flag Flag, Place Place)>();
        foreach (var rule in _rules.Rules)
        {
            // No person says one thing so often; a text made to be slow does.
            foreach (var place in Places(found, rule.Phrases, rule.Together, idle, rule.Source.NegationCounts ? null : words).Take(ScreenLimits.PlacesOfRule))
            {
                if (found[rule.Unless].Exists(place.Overlaps)
                    || (rule.Source.Who is Who.Self or Who.Other && found[_rules.Blackmailer].Exists(named => named.End <= place.Start && named.DistanceTo(place) < ScreenLimits.BlackmailerWithin)))
                {
                    continue;
                }

                sum.Add(rule.Source, place.Written);
                if (rule.Source is { Flag: { } flag, Ask: false })
                {
                    seen.Add((flag, place));
                }
            }
        }

        Raise(found, seen, idle, sum);
    }

    // The words that stand in an idiom.
    private static bool[] Covered(List<Place> idioms, int words)
    {
        var covered = new bool[words];
        foreach (var idiom in idioms)
        {
            Array.Fill(covered, true, idiom.Start, idiom.End - idiom.Start);
        }

        return covered;
    }

    // Where a sign stands that no idiom covers and, unless it counts all the same, no negation stands before.
    private IEnumerable<Place> Places(List<Place>[] found, int phrases, int[][] together, bool[] idle, List<ScreenWord>? negatable)
    {
        foreach (var place in found[phrases])
        {
            if (Counts(place))
            {
                yield return place;
            }
        }

        foreach (var row in together)
        {
            foreach (var first in found[row[0]])
            {
                if (Counts(first) && Joined(found, row, first, idle) is { } place)
                {
                    yield return place;
                }
            }
        }

        bool Counts(Place place) => !IsIdle(place, idle) && (negatable is null || !IsNegated(negatable, place.Start));
    }

    // The first part and, of every other, the nearest that stands near it.
    private static Place? Joined(List<Place>[] found, int[] row, Place first, bool[] idle)
    {
        var joined = first;
        foreach (var part in row.AsSpan(1))
        {
            Place? nearest = null;
            for (var index = FirstFrom(found[part], first.Start - ScreenLimits.TogetherWithin - ScreenLimits.PhraseWords); index < found[part].Count; index++)
            {
                var place = found[part][index];
                if (place.Start > first.End + ScreenLimits.TogetherWithin)
                {
                    break;
                }

                var distance = first.DistanceTo(place);
                if (!first.Overlaps(place) && distance <= ScreenLimits.TogetherWithin && (nearest is not { } known || distance < first.DistanceTo(known)) && !IsIdle(place, idle))
                {
                    nearest = place;
                }
            }

            if (nearest is not { } near)
            {
                return null;
            }

            joined = new(Math.Min(joined.Start, near.Start), Math.Max(joined.End, near.End), $"{joined.Written} & {near.Written}");
        }

        return joined;
    }

    // Places are found from the beginning of a text to its end.
    private static int FirstFrom(List<Place> places, int start)
    {
        var (low, high) = (0, places.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = places[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool IsIdle(Place place, bool[] idle) => idle.AsSpan(place.Start, place.End - place.Start).Contains(true);

    private void Raise(List<Place>[] found, List<(Flag Flag, Place Place)> seen, bool[] idle, ScreeningSum sum)
    {
        if (seen.Count == 0)
        {
            return;
        }

        foreach (var raise in _rules.Raises)
        {
            var near = Places(found, raise.Phrases, raise.Together, idle, null).Where(place => !found[raise.Unless].Exists(place.Overlaps));
            if (near.Any(place => seen.Exists(sign => raise.Source.Flags.Contains(sign.Flag) && sign.Place.DistanceTo(place) <= ScreenLimits.RaiseWithin)))
            {
                sum.Add(raise.Source);
            }
        }
    }

    private bool IsNegated(List<ScreenWord> words, int start)
    {
        var index = start;
        for (var bridges = 0; index > 0 && !words[index].BeginsClause; bridges++)
        {
            index--;
            if (words[index].Ids.Overlaps(_rules.Negations))
            {
                return true;
            }

            if (bridges >= ScreenLimits.BridgeWords || !words[index].Ids.Overlaps(_rules.Bridges))
            {
                return false;
            }
        }

        return false;
    }
}
