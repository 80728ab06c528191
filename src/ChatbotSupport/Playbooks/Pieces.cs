using ChatbotSupport.Core;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks.Inspections;

namespace ChatbotSupport.Playbooks;

/// <summary>What was read of a playbook, before it is one.</summary>
/// <param name="Content">Flows, answers, alerts, messages.</param>
/// <param name="Desk">How the team works; null when it cannot be read.</param>
/// <param name="Risks">The signs of danger; null when they cannot be read.</param>
/// <param name="Screen">The screen, when what it learns was kept before.</param>
/// <param name="Matcher">The alerts, ready, without an ear.</param>
internal sealed record Pieces(Content Content, DeskRules? Desk, RiskRules? Risks, RiskScreen? Screen, AlertMatcher Matcher)
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
    public Playbook Build(string version, DeskRules desk, RiskRules risks, Learnt? learnt)
    {
        var answers = Content.Answers.ToDictionary(answer => answer.Key, answer => answer.Value.Answer);
        var alerts = Content.Alerts.ToDictionary(alert => alert.Key, alert => alert.Value.Alert);

        // What dangers sound like takes longest; the rest is learnt beside it.
        var prepares = Unhurried.Beside(() => Screen ?? new RiskScreen(risks, Ordinary(answers.Values, alerts.Values)));
        var finder = learnt is null ? new(answers, Content.OffTopic.Examples, [.. Content.OffTopic.Near.Select(near => near.Topic)]) : AnswerFinder.From(learnt.Answers);
        var matcher = learnt is null
            ? Matcher.Learning([.. answers.Values.Where(answer => !alerts.ContainsKey(answer.Id)).SelectMany(OrdinaryOf), .. Content.OffTopic.Examples, .. risks.Harmless])
            : Matcher.Knowing(learnt.Claims);
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

    private List<Phrasing> Ordinary(IEnumerable<Answer> answers, IEnumerable<Alert> alerts) =>
    [
        .. answers.SelectMany(answer => answer.Examples.Select(text => new Phrasing(text, answer.Id))),
        .. alerts.SelectMany(alert => alert.Phrasings.Concat(alert.Negative)).Concat(Content.OffTopic.Examples).Select(text => new Phrasing(text, null)),
    ];

    private static IEnumerable<string> OrdinaryOf(Answer answer) =>
        MayTellOfClaims.Contains(answer.Id) ? answer.Examples.Where(text => !ScreenLimits.IsStory(text)) : answer.Examples;
}
