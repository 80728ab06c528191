namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>A flow has more steps than anybody can keep in mind.</summary>
/// <param name="Place">The first step too many.</param>
/// <param name="Count">How many there are.</param>
public sealed record TooManySteps(FlowPlace Place, int Count) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book) =>
        from flow in book.Flows
        where flow.Steps.Count > FlowLimits.MaxSteps
        select new TooManySteps(new(flow.Id, FlowLimits.MaxSteps), flow.Steps.Count);
}
