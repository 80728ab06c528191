namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>A question has more options than a phone shows as buttons.</summary>
/// <param name="Place">The first option too many.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Limit">How many there may be here.</param>
public sealed record TooManyOptions(FlowPlace Place, int Count, int Limit) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book) =>
        from flow in book.Flows
        from numbered in flow.Steps.Index()
        let choices = numbered.Item as ChoicesStep
        where choices is not null && choices.Options.Count > Bound(flow, choices)
        select new TooManyOptions(new(flow.Id, numbered.Index, $"options/{Bound(flow, choices)}"), choices.Options.Count, Bound(flow, choices));

    // «المزيد» is a row of the list too.
    private static int Bound(Flow flow, ChoicesStep choices) =>
        flow.Id == InspectionLimits.ResponseSteps ? InspectionLimits.MaxResponseOptions
        : choices.More is null ? FlowLimits.MaxOptions
        : FlowLimits.MaxOptions - 1;
}
