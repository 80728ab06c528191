namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Which step runs after which without waiting for the person, across all flows.</summary>
internal sealed class SilentPaths
{
    private readonly Dictionary<string, FlowGraph> _graphs;
    private readonly HashSet<string> _passable = new(StringComparer.Ordinal);

    public SilentPaths(FlowBook book)
    {
        _graphs = book.Flows.Where(flow => flow.Steps.Count > 0).DistinctBy(flow => flow.Id).ToDictionary(flow => flow.Id, flow => new FlowGraph(flow));

        // A called flow that reaches an end without waiting lets its caller go on at once; callers can depend on callers.
        while (_graphs.Keys.Any(flow => !_passable.Contains(flow) && EndsSilently(flow) && _passable.Add(flow)))
        {
        }
    }

    /// <summary>The steps that run right after a step, in the same turn.</summary>
    public IEnumerable<(string Flow, int Step)> After((string Flow, int Step) at)
    {
        var graph = _graphs[at.Flow];
        switch (graph.Flow.Steps[at.Step])
        {
            case ChoicesStep or AskStep or EndStep:
                return [];
            case GoStep go:
                return Enter(go.Flow, go.Step);
            case CallStep call:
                return [.. Enter(call.Flow, null), .. _passable.Contains(call.Flow) ? Inside(at.Flow, at.Step) : []];
            case FollowUpStep later:
                // Passed over where it cannot be kept; what comes later comes after a press.
                return graph.Number(later.Next) is { } next ? [(at.Flow, next)] : [];
            default:
                return Inside(at.Flow, at.Step);
        }
    }

    private bool EndsSilently(string flow)
    {
        var seen = new HashSet<(string, int)>();
        var waiting = new Stack<(string Flow, int Step)>([(flow, 0)]);
        while (waiting.TryPop(out var at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            if (_graphs[at.Flow].Flow.Steps[at.Step] is EndStep)
            {
                return true;
            }

            foreach (var next in After(at))
            {
                waiting.Push(next);
            }
        }

        return false;
    }

    private IEnumerable<(string Flow, int Step)> Inside(string flow, int step) => _graphs[flow].Targets(step).Select(target => (flow, target));

    private IEnumerable<(string Flow, int Step)> Enter(string flow, string? step)
    {
        if (!_graphs.TryGetValue(flow, out var graph))
        {
            return [];
        }

        return [(flow, (step is null ? 0 : graph.Number(step)) ?? 0)];
    }
}
