namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>A removed step is said to have moved to a step that is not there, or is still there itself.</summary>
/// <param name="Place">The entry of `moved_to`.</param>
/// <param name="Id">The removed step.</param>
/// <param name="Target">Where it is said to have moved.</param>
/// <param name="StillThere">The step was not removed at all.</param>
public sealed record MovedNowhere(FlowPlace Place, string Id, string Target, bool StillThere) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book) =>
        from flow in book.Flows
        where !book.Incomplete.Contains(flow.Id)
        from move in flow.MovedTo
        let stillThere = flow.Steps.Any(step => step.Id == move.Key)
        where stillThere || flow.Find(move.Key) is null
        select new MovedNowhere(new(flow.Id, null, $"moved_to/{move.Key}"), move.Key, move.Value, stillThere);
}
