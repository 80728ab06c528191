using ChatbotSupport.Core;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks.Inspections;

namespace ChatbotSupport.Playbooks;

/// <summary>The signs of danger as they were read.</summary>
/// <param name="Rules">The rules; null when they cannot be read.</param>
/// <param name="Findings">What was found.</param>
internal sealed record ReadSigns(RiskRules? Rules, IReadOnlyList<Finding> Findings);

/// <summary>The alerts made ready, without an ear.</summary>
/// <param name="Key">What decides how they come out.</param>
/// <param name="Matcher">The matcher.</param>
/// <param name="Trial">What trying their own phrasings finds.</param>
internal sealed record ReadyAlerts(string Key, AlertMatcher Matcher, IReadOnlyList<Finding> Trial)
{
    /// <summary>Makes them ready.</summary>
    public static ReadyAlerts Of(string key, Content content)
    {
        var matcher = Pieces.MatcherOf(content);
        return new(key, matcher, AlertInspection.TryPhrasings(content, matcher));
    }
}

/// <summary>What was read of a playbook, before it is one.</summary>
/// <param name="Content">Flows, answers, alerts, messages.</param>
/// <param name="Desk">How the team works; null when it cannot be read.</param>
/// <param name="SignsKey">What decides how the signs of danger come out.</param>
/// <param name="Signs">The signs of danger.</param>
/// <param name="Alerts">The alerts, ready, without an ear.</param>
internal sealed record Pieces(Content Content, DeskRules? Desk, string SignsKey, ReadSigns Signs, ReadyAlerts Alerts)
{
    // Whoever asks at length whether a message is true, or pressed its link, retells it, and it may be a known claim: such phrasings teach nothing about claims.
    private static readonly string[] MayTellOfClaims = ["scam_check", "scam_clicked"];

    /// <summary>The alerts as they can be read, ready to be tried.</summary>
    public static AlertMatcher MatcherOf(Content content) =>
        new(content.Alerts.ToDictionary(alert => alert.Key, alert => alert.Value.Alert), OfficialDomains.Of(content.Facts.Values));

    /// <summary>The playbook.</summary>
    /// <param name="version">Under which version.</param>
    /// <param name="desk">How the team works.</param>
    /// <param name="risks">The signs of danger.</param>
    /// <param name="learnt">What its examples teach; null when it has to be learnt.</param>
    /// <param name="parts">What earlier playbooks were made of.</param>
    public Playbook Build(string version, DeskRules desk, RiskRules risks, Lazy<Learnt?> learnt, TakenParts parts)
    {
        var answers = Content.Answers.ToDictionary(answer => answer.Key, answer => answer.Value.Answer);
        var alerts = Content.Alerts.ToDictionary(alert => alert.Key, alert => alert.Value.Alert);
        var ordinary = Ordinary(answers.Values, alerts.Values);
        NearTopic[] near = [.. Content.OffTopic.Near.Select(near => near.Topic)];
        string[] otherwise = [.. answers.Values.Where(answer => !alerts.ContainsKey(answer.Id)).SelectMany(OrdinaryOf), .. Content.OffTopic.Examples, .. risks.Harmless];

        // What dangers sound like takes longest; the rest is learnt beside it.
        var prepares = Unhurried.Beside(() => parts.Get(PartKey.Danger(SignsKey, ordinary), () => learnt.Value is { } kept
            ? ReadyScreen(SignsKey, risks, parts).Knowing(kept.Danger)
            : ReadyScreen(SignsKey, risks, parts).Learning(ordinary)));
        var finder = parts.Get(PartKey.Answers(answers.Values, Content.OffTopic.Examples, near), () => learnt.Value is { } kept ? AnswerFinder.From(kept.Answers) : new(answers, Content.OffTopic.Examples, near));
        var matcher = parts.Get(PartKey.Claims(Alerts.Key, otherwise), () => learnt.Value is { } kept ? Alerts.Matcher.Knowing(kept.Claims) : Alerts.Matcher.Learning(otherwise));
        return new()
        {
            Version = version,
            Flows = Content.Flows.ToDictionary(flow => flow.Key, flow => flow.Value.Flow),
            Answers = answers,
            Alerts = alerts,
            Facts = Content.Facts,
            Texts = Content.Texts,
            Messages = Content.Messages,
            Practice = Content.Practice,
            Desk = desk,
            Risks = prepares.GetAwaiter().GetResult(),
            AnswerFinder = finder,
            AlertMatcher = matcher,
        };
    }

    /// <summary>The rules made ready, before anything is learnt.</summary>
    public static RiskScreen ReadyScreen(string signsKey, RiskRules risks, TakenParts parts) => parts.Get("ready " + signsKey, () => RiskScreen.Of(risks));

    private List<Phrasing> Ordinary(IEnumerable<Answer> answers, IEnumerable<Alert> alerts) =>
    [
        .. answers.SelectMany(answer => answer.Examples.Select(text => new Phrasing(text, answer.Id))),
        .. alerts.SelectMany(alert => alert.Phrasings.Concat(alert.Negative)).Concat(Content.OffTopic.Examples).Select(text => new Phrasing(text, null)),
    ];

    private static IEnumerable<string> OrdinaryOf(Answer answer) =>
        MayTellOfClaims.Contains(answer.Id) ? answer.Examples.Where(text => !ScreenLimits.IsStory(text)) : answer.Examples;
}
