namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>No path leads to a step: what it says is never read.</summary>
/// <param name="Place">The step.</param>
/// <param name="Id">Its id.</param>
public sealed record UnreachableStep(FlowPlace Place, string Id) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        var entries = Entries(book);
        foreach (var flow in book.Flows.Where(flow => flow.Steps.Count > 0 && !book.Incomplete.Contains(flow.Id)))
        {
            var graph = new FlowGraph(flow);
            if (graph.HasHoles)
            {
                continue;
            }

            var reached = graph.From(entries[flow.Id].Select(graph.Number).OfType<int>().Append(0));
            foreach (var (number, step) in flow.Steps.Index())
            {
                if (!reached.Contains(number))
                {
                    yield return new UnreachableStep(new(flow.Id, number, "id"), step.Id);
                }
            }
        }
    }

    // Other flows, and the buttons after an answer, may enter in the middle.
    private static ILookup<string, string> Entries(FlowBook book) =>
        book.Flows.SelectMany(other => other.Steps).OfType<GoStep>().Select(go => (go.Flow, go.Step))
            .Concat(book.Answers.Values.SelectMany(answer => answer.Next).Select(next => (Flow: next.Flow ?? "", next.Step)))
            .Where(entry => entry.Step is not null)
            .ToLookup(entry => entry.Flow, entry => entry.Step!);
}
