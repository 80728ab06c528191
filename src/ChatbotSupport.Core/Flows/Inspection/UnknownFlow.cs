namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>A step calls or goes to a flow that is not there.</summary>
/// <param name="Place">Where the name stands.</param>
/// <param name="Target">The name that no flow has.</param>
/// <param name="Nearest">The flow that was probably meant, or null.</param>
public sealed record UnknownFlow(FlowPlace Place, string Target, string? Nearest) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book) =>
        from flow in book.Flows
        from numbered in flow.Steps.Index()
        let target = (numbered.Item as CallStep)?.Flow ?? (numbered.Item as GoStep)?.Flow ?? ""
        where target.Length > 0 && !book.FlowIds.Contains(target)
        select new UnknownFlow(new(flow.Id, numbered.Index, "flow"), target, NearestName.Of(target, book.FlowIds));
}
