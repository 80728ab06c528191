using ChatbotSupport.Core.Flows.Typing;

namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>A branch or a set step names a route or level that does not exist, or that a flow may not set.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Name">The value's name.</param>
/// <param name="Value">What was written.</param>
/// <param name="Allowed">What may stand there.</param>
public sealed record ImpossibleValue(FlowPlace Place, string Name, string Value, IReadOnlyList<string> Allowed) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        foreach (var flow in book.Flows)
        {
            foreach (var (number, step) in flow.Steps.Index())
            {
                foreach (var (index, one) in ((step as WhenStep)?.Cases ?? []).Index())
                {
                    if ((KnownValues.Of(one.Value) ?? Asked(book, one.Value)) is { } known && !known.Contains(one.Is))
                    {
                        yield return new ImpossibleValue(new(flow.Id, number, $"cases/{index}/is"), one.Value, one.Is, known);
                    }
                }

                // Rules only raise: a flow may set the careful route, never take it back, and raises the level by escalating.
                if (step is SetStep { Name: KnownValues.Route, To: not KnownValues.HumanFirst } route)
                {
                    yield return new ImpossibleValue(new(flow.Id, number, "to"), route.Name, route.To, [KnownValues.HumanFirst]);
                }
                else if (step is SetStep { Name: KnownValues.Level } level)
                {
                    yield return new ImpossibleValue(new(flow.Id, number, "name"), level.Name, level.To, []);
                }
            }
        }
    }

    // What only such questions keep can be nothing else; a set step may keep anything.
    private static IReadOnlyList<string>? Asked(FlowBook book, string name)
    {
        var steps = book.Flows.SelectMany(flow => flow.Steps).ToList();
        var possible = steps.OfType<AskStep>().Where(ask => ask.Save == name).Select(ask => TypedValue.Possible(ask.Expects)).ToList();
        return book.Incomplete.Count > 0 || possible.Count == 0 || possible.Contains(null) || steps.OfType<SetStep>().Any(set => set.Name == name)
            ? null
            : [.. possible.SelectMany(values => values!).Distinct()];
    }
}
