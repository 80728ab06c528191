namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Where a step leads to inside its flow.</summary>
/// <param name="Part">The part of the step that names the target.</param>
/// <param name="Target">Id of the step; empty when it could not be read.</param>
internal sealed record Link(string Part, string Target)
{
    /// <summary>The links of a step, in the order in which they are written.</summary>
    public static IReadOnlyList<Link> Of(Step step) => step.HumanFirst is { } other ? [new("human_first", other), .. Own(step)] : Own(step);

    private static IReadOnlyList<Link> Own(Step step) => step switch
    {
        SayStep say => [new("next", say.Next)],
        ChoicesStep choices => [.. choices.Options.Select((option, index) => new Link($"options/{index}/next", option.Next))],
        AskStep { Skip: { } skip } ask => [new("skip", skip), new("next", ask.Next)],
        AskStep ask => [new("next", ask.Next)],
        WhenStep branch => [.. branch.Cases.Select((one, index) => new Link($"cases/{index}/next", one.Next)), new("else", branch.Else)],
        SetStep set => [new("next", set.Next)],
        CallStep call => [new("next", call.Next)],
        FollowUpStep later => [new("then", later.Then), new("next", later.Next)],
        EscalateStep escalate => [new("next", escalate.Next)],
        GoStep or EndStep => [],
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "unknown kind of step"),
    };
}
