namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Two steps of a flow have the same id: only the first would ever be found.</summary>
/// <param name="Place">The second one.</param>
/// <param name="Id">The id they share.</param>
public sealed record DuplicateStep(FlowPlace Place, string Id) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        foreach (var flow in book.Flows)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (number, step) in flow.Steps.Index())
            {
                if (step.Id.Length > 0 && !seen.Add(step.Id))
                {
                    yield return new DuplicateStep(new(flow.Id, number, "id"), step.Id);
                }
            }
        }
    }
}
