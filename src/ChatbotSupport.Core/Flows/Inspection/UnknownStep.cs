namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>A step leads to a step that is not there: people would stand before nothing.</summary>
/// <param name="Place">Where the name stands.</param>
/// <param name="Target">The name that no step has.</param>
/// <param name="InFlow">The flow in which it was looked for.</param>
/// <param name="Nearest">The step that was probably meant, or null.</param>
public sealed record UnknownStep(FlowPlace Place, string Target, string InFlow, string? Nearest) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        foreach (var flow in book.Flows)
        {
            for (var number = 0; number < flow.Steps.Count; number++)
            {
                foreach (var link in Link.Of(flow.Steps[number]).Where(link => link.Target.Length > 0 && !Has(flow, link.Target)))
                {
                    yield return new UnknownStep(new(flow.Id, number, link.Part), link.Target, flow.Id, Guess(flow, link.Target));
                }

                if (flow.Steps[number] is GoStep { Step: { } step } go
                    && book.Flows.FirstOrDefault(other => other.Id == go.Flow) is { } target
                    && !book.Incomplete.Contains(target.Id)
                    && target.Find(step) is null)
                {
                    yield return new UnknownStep(new(flow.Id, number, "step"), step, target.Id, Guess(target, step));
                }
            }
        }
    }

    private static bool Has(Flow flow, string id) => flow.Steps.Any(step => step.Id == id);

    private static string? Guess(Flow flow, string id) => NearestName.Of(id, flow.Steps.Select(step => step.Id));
}
