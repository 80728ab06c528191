namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Checks the risk rules as operators wrote them, with the examples beside each rule; never throws.</summary>
public static class RiskInspection
{
    /// <summary>Every fault: unreadable phrases first, then, when all can be read, examples that do not do what they say.</summary>
    /// <remarks>
    /// Nothing is learnt for it: an example that only teaches by sounding alike is understood by its very words (<see cref="ExampleTable"/>), so it can contradict another one, but not be missed.
    /// </remarks>
    public static IReadOnlyList<RiskFault> Inspect(RiskRules rules)
    {
        var compiled = new RiskCompiler(rules);
        var faults = compiled.Faults.ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        var examples = new ExampleTable(rules);
        var trial = new Trial(new(rules, compiled, examples), faults);
        foreach (var rule in rules.Rules)
        {
            trial.Try(rule.Id, rule.Positive, rule.Negative, rule.Ask ? rule.Flag : null);
        }

        foreach (var raise in rules.Raises)
        {
            trial.Try(raise.Id, raise.Positive, raise.Negative);
        }

        foreach (var after in rules.Afterwards)
        {
            trial.Try(after.Id, after.Positive, after.Negative);
        }

        return [.. faults, .. examples.Faults];
    }

    private sealed class Trial(RiskScreen screen, List<RiskFault> faults)
    {
        // Many an example stands under several rules.
        private readonly Dictionary<string, Screening> _seen = new(StringComparer.Ordinal);

        public void Try(string id, IReadOnlyList<string> positive, IReadOnlyList<string> negative, Flag? asked = null)
        {
            if (positive.Count == 0)
            {
                faults.Add(new(RiskFaultKind.NoPositiveExample, id, ""));
            }

            if (negative.Count == 0)
            {
                faults.Add(new(RiskFaultKind.NoNegativeExample, id, ""));
            }

            // Whoever writes an example of a rule that asks about a danger is asked by its very words, if nothing worse is seen in them.
            var mayBeSilent = asked is { } danger && FlagNames.Risks.Contains(danger) ? [] : positive;
            faults.AddRange(mayBeSilent.Where(example => !Fires(example) && !Asks(example)).Select(example => new RiskFault(RiskFaultKind.PositiveExampleSilent, id, example)));
            faults.AddRange(negative.Where(Fires).Select(example => new RiskFault(RiskFaultKind.NegativeExampleFires, id, example)));

            bool Asks(string example) => asked is { } flag && Seen(example) is var seen && (seen.AskGently == flag || seen.Flags.Contains(flag));

            bool Fires(string example) => Seen(example) is var seen && (seen.Because.Contains(id) || seen.After.Any(after => after.Id == id));
        }

        private Screening Seen(string example) => _seen.TryGetValue(example, out var seen) ? seen : _seen[example] = screen.Screen([example]);
    }
}
