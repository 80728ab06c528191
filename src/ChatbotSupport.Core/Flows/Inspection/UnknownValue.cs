namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>A branch looks at a value that no step ever keeps: it would never hold.</summary>
/// <param name="Place">Where the name stands.</param>
/// <param name="Name">The name.</param>
/// <param name="Nearest">The value that was probably meant, or null.</param>
public sealed record UnknownValue(FlowPlace Place, string Name, string? Nearest) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        if (book.Incomplete.Count > 0)
        {
            return [];
        }

        var steps = book.Flows.SelectMany(flow => flow.Steps).ToList();
        var known = steps.OfType<AskStep>().Select(ask => ask.Save)
            .Concat(steps.OfType<SetStep>().Select(set => set.Name))
            .Concat([KnownValues.Route, KnownValues.Level])
            .ToHashSet(StringComparer.Ordinal);
        return from flow in book.Flows
               from numbered in flow.Steps.Index()
               from one in ((numbered.Item as WhenStep)?.Cases ?? []).Index()
               where !known.Contains(one.Item.Value)
               select new UnknownValue(new(flow.Id, numbered.Index, $"cases/{one.Index}/value"), one.Item.Value, NearestName.Of(one.Item.Value, known));
    }
}
