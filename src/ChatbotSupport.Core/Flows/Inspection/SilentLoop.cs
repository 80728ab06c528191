namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Steps lead back to themselves without ever waiting for an answer: the turn would never end.</summary>
/// <param name="Place">The first step of the ring.</param>
/// <param name="Ring">The steps of the ring, each as `flow/step`.</param>
public sealed record SilentLoop(FlowPlace Place, IReadOnlyList<string> Ring) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        var paths = new SilentPaths(book);
        var flows = book.Flows.Where(flow => flow.Steps.Count > 0).DistinctBy(flow => flow.Id).ToDictionary(flow => flow.Id);
        var told = new HashSet<(string, int)>();
        foreach (var flow in flows.Values)
        {
            for (var step = 0; step < flow.Steps.Count; step++)
            {
                if (!told.Contains((flow.Id, step)) && Ringed(paths, (flow.Id, step)) is { } ring)
                {
                    told.UnionWith(ring);
                    yield return new SilentLoop(new(flow.Id, step, "id"), [.. ring.Select(at => $"{at.Flow}/{flows[at.Flow].Steps[at.Step].Id}")]);
                }
            }
        }
    }

    // Breadth first, so that the shortest way back is the one that is told.
    private static List<(string Flow, int Step)>? Ringed(SilentPaths paths, (string Flow, int Step) start)
    {
        var from = new Dictionary<(string Flow, int Step), (string Flow, int Step)>();
        var waiting = new Queue<(string Flow, int Step)>([start]);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var next in paths.After(at))
            {
                if (next == start)
                {
                    return Way(from, start, at);
                }

                if (from.TryAdd(next, at))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return null;
    }

    private static List<(string Flow, int Step)> Way(Dictionary<(string Flow, int Step), (string Flow, int Step)> from, (string Flow, int Step) start, (string Flow, int Step) last)
    {
        var way = new List<(string Flow, int Step)>();
        for (var at = last; at != start; at = from[at])
        {
            way.Insert(0, at);
        }

        way.Insert(0, start);
        return way;
    }
}
