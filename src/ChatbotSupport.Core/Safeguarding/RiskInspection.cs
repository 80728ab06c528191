namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Checks the risk rules as operators wrote them, with the examples beside each rule; never throws.</summary>
public static class RiskInspection
{
    /// <summary>Every fault: unreadable phrases first, then, when all can be read, examples that do not do what they say.</summary>
    public static IReadOnlyList<RiskFault> Inspect(RiskRules rules)
    {
        var compiled = new RiskCompiler(rules);
        var faults = compiled.Faults.ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        var trial = new Trial(rules, compiled);
        foreach (var rule in rules.Rules)
        {
            trial.Try(rule.Id, rule.Positive, rule.Negative, faults, rule is { Ask: true, Flag: { } flag } ? flag : null);
        }

        foreach (var raise in rules.Raises)
        {
            trial.Try(raise.Id, raise.Positive, raise.Negative, faults, null);
        }

        foreach (var after in rules.Afterwards)
        {
            trial.Try(after.Id, after.Positive, after.Negative, faults, null);
        }

        foreach (var sound in rules.Sounds)
        {
            trial.Try(sound, faults);
        }

        return faults;
    }

    /// <summary>Phrases are tried first: learning what danger sounds like takes longer than everything else, and only examples that no phrase meets need it.</summary>
    private sealed class Trial(RiskRules rules, RiskCompiler compiled)
    {
        private readonly RiskScreen _phrases = new(compiled);
        private RiskScreen? _whole;

        // Many an example stands under several rules, and the harmless ones are tried against every sound.
        private readonly Dictionary<string, Screening> _byPhrases = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Screening> _byAll = new(StringComparer.Ordinal);

        public void Try(string id, IReadOnlyList<string> positive, IReadOnlyList<string> negative, List<RiskFault> faults, Flag? asked)
        {
            if (positive.Count == 0)
            {
                faults.Add(new(RiskFaultKind.NoPositiveExample, id, ""));
            }

            // What no phrase names is learnt by its sound, and what was learnt hangs on all other examples: one that is missed is told of, and nothing is refused for it.
            var silent = asked is { } danger && FlagNames.Risks.Contains(danger) ? RiskFaultKind.SoundExampleSilent : RiskFaultKind.PositiveExampleSilent;

            faults.AddRange(positive.Where(example => !Fires(example) && !Asks(example)).Select(example => new RiskFault(silent, id, example)));
            faults.AddRange(negative.Where(Fires).Select(example => new RiskFault(RiskFaultKind.NegativeExampleFires, id, example)));

            // The examples of a rule that asks also teach by sounding alike: it is enough that the person is asked about a danger, or that a danger is seen.
            bool Asks(string example) => asked is { } flag && (SeesOrAsks(ByPhrases(example), flag) || SeesOrAsks(ByAll(example), flag));

            bool Fires(string example) => ByPhrases(example) is var seen && (seen.Because.Contains(id) || seen.After.Any(after => after.Id == id));
        }

        // What sounds like something may be missed now and then; an operator is told, and nothing is refused for it.
        public void Try(RiskSound sound, List<RiskFault> faults)
        {
            faults.AddRange(sound.Positive.Where(example => !Hears(example, sound)).Select(example => new RiskFault(RiskFaultKind.SoundExampleSilent, sound.Id, example)));
            faults.AddRange(sound.Negative.Concat(rules.Harmless).Where(example => ByAll(example).Because.Contains(sound.Id)).Select(example => new RiskFault(RiskFaultKind.SoundExampleHeard, sound.Id, example)));
        }

        private Screening ByPhrases(string example) => _byPhrases.TryGetValue(example, out var seen) ? seen : _byPhrases[example] = _phrases.Screen([example]);

        private Screening ByAll(string example) => _byAll.TryGetValue(example, out var seen) ? seen : _byAll[example] = (_whole ??= new(rules)).Screen([example]);

        private bool Hears(string example, RiskSound sound)
        {
            var seen = ByAll(example);
            return sound.Flag is { } flag ? seen.Flags.Contains(flag) : seen.WantsHuman;
        }

        private static bool SeesOrAsks(Screening seen, Flag flag) => FlagNames.Risks.Contains(flag)
            ? seen.AskGently is { } asked && FlagNames.Risks.Contains(asked) || seen.Flags.Any(FlagNames.Risks.Contains)
            : seen.AskGently == flag || seen.Flags.Contains(flag);
    }
}
