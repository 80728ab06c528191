namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>A question without an option: nobody could answer it.</summary>
/// <param name="Place">The question.</param>
public sealed record NoOptions(FlowPlace Place) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book) =>
        from flow in book.Flows
        where !book.Incomplete.Contains(flow.Id)
        from numbered in flow.Steps.Index()
        where numbered.Item is ChoicesStep { Options.Count: 0 }
        select new NoOptions(new FlowPlace(flow.Id, numbered.Index, "options"));
}
