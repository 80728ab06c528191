namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Flows call one another in a ring, so that nobody ever comes back out of them.</summary>
/// <param name="Place">The call that closes the ring.</param>
/// <param name="Ring">The flows of the ring.</param>
public sealed record CallRing(FlowPlace Place, IReadOnlyList<string> Ring) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        var calls = book.Flows.DistinctBy(flow => flow.Id).ToDictionary(flow => flow.Id, flow => flow.Steps.OfType<CallStep>().Select(call => call.Flow).Distinct().ToList());
        foreach (var flow in book.Flows)
        {
            foreach (var (number, step) in flow.Steps.Index())
            {
                // Told once, at the flow of the ring whose name comes first.
                if (step is CallStep call && Way(calls, call.Flow, flow.Id, []) is { } way && way.TrueForAll(other => string.CompareOrdinal(flow.Id, other) <= 0))
                {
                    yield return new CallRing(new(flow.Id, number, "flow"), way);
                }
            }
        }
    }

    private static List<string>? Way(Dictionary<string, List<string>> calls, string at, string to, HashSet<string> seen)
    {
        if (at == to)
        {
            return [to];
        }

        if (!seen.Add(at) || !calls.TryGetValue(at, out var targets))
        {
            return null;
        }

        foreach (var target in targets)
        {
            if (Way(calls, target, to, seen) is { } rest)
            {
                return [at, .. rest];
            }
        }

        return null;
    }
}
