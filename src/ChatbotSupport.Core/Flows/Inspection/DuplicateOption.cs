namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Two options of a question have the same id: pressing one would choose the other.</summary>
/// <param name="Place">The second one.</param>
/// <param name="Id">The id they share.</param>
public sealed record DuplicateOption(FlowPlace Place, string Id) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        foreach (var flow in book.Flows)
        {
            foreach (var (number, step) in flow.Steps.Index())
            {
                var seen = new HashSet<string>(StringComparer.Ordinal);
                foreach (var (index, option) in ((step as ChoicesStep)?.Options ?? []).Index())
                {
                    if (option.Id.Length > 0 && !seen.Add(option.Id))
                    {
                        yield return new DuplicateOption(new(flow.Id, number, $"options/{index}/id"), option.Id);
                    }
                }
            }
        }
    }
}
