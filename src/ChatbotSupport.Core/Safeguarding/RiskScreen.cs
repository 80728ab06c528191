using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Sees danger in what a person writes, by rules that operators can read and edit.</summary>
public sealed class RiskScreen
{
    private readonly RiskCompiler _rules;
    private readonly Resemblance _resemblance;

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

    /// <summary>What was learnt from the examples of danger and from ordinary questions, to be kept: letter runs and numbers.</summary>
    public byte[] Learnt() => _resemblance.Learnt();

    /// <summary>Screens each line alone and all of them joined; signs add up, nothing is lowered.</summary>
    public Screening Screen(IReadOnlyList<string> lines)
    {
        var parts = Parts(lines);
        var sum = ByPhrases(parts);
        if (!sum.SeesRisk)
        {
            foreach (var part in Alone(parts))
            {
                if (_resemblance.Of(part) is { } flag)
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
        foreach (var window in texts.SelectMany(TextWindows.Of))
        {
            Screen(window, sum);
        }

        return sum;
    }

    private void Screen(string text, ScreeningSum sum)
    {
        var words = ScreenText.Read(text, _rules.Vocabulary);
        var found = new PhraseSearch(words, _rules.Units).FindAll(_rules.Index);
        var seen = new List<(Flag Flag, Place Place)>();
        foreach (var rule in _rules.Rules)
        {
            foreach (var place in found[rule.Phrases])
            {
                if (found[_rules.Idioms].Exists(place.Overlaps) || found[rule.Unless].Exists(place.Overlaps) || (!rule.Source.NegationCounts && IsNegated(words, place.Start))
                    || (rule.Source.Who is Who.Self or Who.Other && found[_rules.Blackmailer].Exists(named => named.End <= place.Start && named.DistanceTo(place) < ScreenLimits.BlackmailerWithin)))
                {
                    continue;
                }

                sum.Add(rule.Source);
                if (rule.Source is { Flag: { } flag, Ask: false })
                {
                    seen.Add((flag, place));
                }
            }
        }

        Raise(found, seen, sum);
    }

    private void Raise(List<Place>[] found, List<(Flag Flag, Place Place)> seen, ScreeningSum sum)
    {
        if (seen.Count == 0)
        {
            return;
        }

        foreach (var raise in _rules.Raises)
        {
            var near = found[raise.Phrases].Where(place => !found[_rules.Idioms].Exists(place.Overlaps) && !found[raise.Unless].Exists(place.Overlaps));
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
