namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Nothing leads to a flow: nobody will ever see it. Worth knowing, not wrong.</summary>
/// <param name="Place">The flow.</param>
public sealed record UnusedFlow(FlowPlace Place) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        var steps = book.Flows.SelectMany(flow => flow.Steps.Select(step => (flow.Id, step))).ToList();
        var used = steps.Where(pair => pair.step is CallStep call && call.Flow != pair.Id).Select(pair => ((CallStep)pair.step).Flow)
            .Concat(steps.Where(pair => pair.step is GoStep go && go.Flow != pair.Id).Select(pair => ((GoStep)pair.step).Flow))
            .Concat(book.Answers.Values.SelectMany(answer => answer.Next).Select(next => next.Flow).OfType<string>())
            .Append(InspectionLimits.Menu)
            .ToHashSet(StringComparer.Ordinal);
        return book.Flows.Where(flow => !used.Contains(flow.Id)).Select(flow => new UnusedFlow(new FlowPlace(flow.Id)));
    }
}
