namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>The steps of one flow as a graph. A mistyped target counts as the step it most likely meant, so that one slip is told once.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<int[]> _targets = [];

    public FlowGraph(Flow flow)
    {
        Flow = flow;
        for (var number = 0; number < flow.Steps.Count; number++)
        {
            _numbers.TryAdd(flow.Steps[number].Id, number);
        }

        foreach (var step in flow.Steps)
        {
            var numbers = Link.Of(step).Select(link => Number(link.Target)).ToList();
            HasHoles |= numbers.Contains(null);
            _targets.Add([.. numbers.OfType<int>().Distinct()]);
        }
    }

    public Flow Flow { get; }

    /// <summary>Some target cannot be guessed: what is reachable is not known.</summary>
    public bool HasHoles { get; }

    public IReadOnlyList<int> Targets(int step) => _targets[step];

    public int? Number(string id)
    {
        if (_numbers.TryGetValue(id, out var number))
        {
            return number;
        }

        return NearestName.Of(id, _numbers.Keys) is { } nearest ? _numbers[nearest] : null;
    }

    /// <summary>Every step that can be reached from the given ones, themselves included.</summary>
    public HashSet<int> From(IEnumerable<int> starts)
    {
        var reached = new HashSet<int>();
        var waiting = new Stack<int>(starts);
        while (waiting.TryPop(out var step))
        {
            if (reached.Add(step))
            {
                foreach (var target in _targets[step])
                {
                    waiting.Push(target);
                }
            }
        }

        return reached;
    }
}
