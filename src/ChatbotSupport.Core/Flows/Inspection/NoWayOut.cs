namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>From a step no path reaches an end or another flow: people would go round for ever.</summary>
/// <param name="Place">The first step of the ring.</param>
/// <param name="Id">Its id.</param>
public sealed record NoWayOut(FlowPlace Place, string Id) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        foreach (var flow in book.Flows.Where(flow => flow.Steps.Count > 0 && !book.Incomplete.Contains(flow.Id)))
        {
            var graph = new FlowGraph(flow);
            if (graph.HasHoles)
            {
                continue;
            }

            var told = new HashSet<int>();
            for (var number = 0; number < flow.Steps.Count; number++)
            {
                var onward = graph.From([number]);
                if (onward.Any(step => flow.Steps[step] is EndStep or GoStep) || told.Overlaps(onward) || !graph.From(graph.Targets(number)).Contains(number))
                {
                    continue;
                }

                told.UnionWith(onward);
                yield return new NoWayOut(new(flow.Id, number, "id"), flow.Steps[number].Id);
            }
        }
    }
}
