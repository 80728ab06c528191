namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>A step says an answer that is not there.</summary>
/// <param name="Place">Where the name stands.</param>
/// <param name="Target">The name that no answer has.</param>
/// <param name="Nearest">The answer that was probably meant, or null.</param>
public sealed record UnknownAnswer(FlowPlace Place, string Target, string? Nearest) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book) =>
        from flow in book.Flows
        from numbered in flow.Steps.Index()
        let target = (numbered.Item as SayStep)?.Answer ?? ""
        where target.Length > 0 && !book.AnswerIds.Contains(target)
        select new UnknownAnswer(new(flow.Id, numbered.Index, "answer"), target, NearestName.Of(target, book.AnswerIds));
}
