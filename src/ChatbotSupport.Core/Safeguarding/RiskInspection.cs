namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Checks the risk rules as operators wrote them, with the examples beside each rule; never throws.</summary>
public static class RiskInspection
{
    /// <summary>Every fault: unreadable phrases first, then, when all can be read, examples that do not do what they say.</summary>
    public static IReadOnlyList<RiskFault> Inspect(RiskRules rules)
    {
        var faults = new RiskCompiler(rules).Faults.ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        var screen = new RiskScreen(rules);
        foreach (var rule in rules.Rules)
        {
            Try(screen, rule.Id, rule.Positive, rule.Negative, faults, rule is { Ask: true, Flag: { } flag } ? flag : null);
        }

        foreach (var raise in rules.Raises)
        {
            Try(screen, raise.Id, raise.Positive, raise.Negative, faults, null);
        }

        return faults;
    }

    private static void Try(RiskScreen screen, string id, IReadOnlyList<string> positive, IReadOnlyList<string> negative, List<RiskFault> faults, Flag? asked)
    {
        if (positive.Count == 0)
        {
            faults.Add(new(RiskFaultKind.NoPositiveExample, id, ""));
        }

        faults.AddRange(positive.Where(example => !Fires(example) && !Asks(example)).Select(example => new RiskFault(RiskFaultKind.PositiveExampleSilent, id, example)));
        faults.AddRange(negative.Where(Fires).Select(example => new RiskFault(RiskFaultKind.NegativeExampleFires, id, example)));

        // The examples of a rule that asks also teach by sounding alike: it is enough that the person is asked, or that another rule raises the flag.
        bool Asks(string example) => asked is { } flag && screen.Screen([example]) is var seen && (seen.AskGently == flag || seen.Flags.Contains(flag));

        bool Fires(string example) => screen.Screen([example]).Because.Contains(id);
    }
}
