namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>There is no menu, or it does not begin with a question: people would have nowhere to begin and to return to.</summary>
/// <param name="Place">The flow `menu`.</param>
/// <param name="Exists">The flow is there, but begins with another kind of step.</param>
public sealed record MenuMissing(FlowPlace Place, bool Exists) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        if (!book.FlowIds.Contains(InspectionLimits.Menu))
        {
            yield return new MenuMissing(new(InspectionLimits.Menu), false);
        }
        else if (book.Flows.FirstOrDefault(flow => flow.Id == InspectionLimits.Menu) is { Steps: [not ChoicesStep, ..] })
        {
            yield return new MenuMissing(new(InspectionLimits.Menu, 0, "kind"), true);
        }
    }
}
