using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Flows;

/// <summary>What a flow may look at while it runs.</summary>
/// <param name="Flows">All flows by id.</param>
/// <param name="AnswerText">The text of a vetted answer on a route.</param>
/// <param name="Values">Values kept with the conversation.</param>
/// <param name="Route">The conversation's route.</param>
/// <param name="Level">The conversation's level.</param>
public sealed record FlowContext(
    IReadOnlyDictionary<string, Flow> Flows,
    Func<string, Route, string?> AnswerText,
    IReadOnlyDictionary<string, string> Values,
    Route Route,
    Level Level)
{
    /// <summary>Whether this person may be asked now whether to be written to later; where not, the step is passed over.</summary>
    public Func<FollowUpStep, bool> MayBeWrittenTo { get; init; } = _ => false;
}
