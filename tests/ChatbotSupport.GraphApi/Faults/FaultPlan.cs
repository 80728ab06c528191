using ChatbotSupport.GraphApi.Http;

namespace ChatbotSupport.GraphApi.Faults;

/// <summary>What will go wrong: per kind of call for a number of calls, with all calls until further notice, or later, with messages that were accepted.</summary>
public sealed class FaultPlan
{
    private readonly World _world;
    private readonly List<Planned> _planned = [];
    private readonly Queue<int> _fates = new();
    private Fault? _outage;

    internal FaultPlan(World world)
    {
        _world = world;
    }

    /// <summary>The next calls go wrong; calls that the condition does not like pass by unharmed.</summary>
    public void Next(string operation, Fault fault, int times = 1, Func<GraphRequest, bool>? where = null)
    {
        lock (_world.Gate)
        {
            _planned.Add(new Planned(operation, fault, times, where));
        }
    }

    /// <summary>Every call goes wrong until <see cref="Clear"/>.</summary>
    public void Always(Fault fault)
    {
        lock (_world.Gate)
        {
            _outage = fault;
        }
    }

    /// <summary>The next messages are accepted, and some time later a status says that they failed.</summary>
    public void FailLater(int code, int times = 1)
    {
        lock (_world.Gate)
        {
            for (var time = 0; time < times; time++)
            {
                _fates.Enqueue(code);
            }
        }
    }

    public void Clear()
    {
        lock (_world.Gate)
        {
            (_outage, _) = (null, _planned.RemoveAll(_ => true));
            _fates.Clear();
        }
    }

    /// <summary>Under the gate: the code with which a message fails after it was accepted.</summary>
    internal int? Fate() => _fates.TryDequeue(out var code) ? code : null;

    internal Fault? Take(GraphRequest request)
    {
        lock (_world.Gate)
        {
            var index = _planned.FindIndex(planned => planned.Operation == request.Operation && planned.Where?.Invoke(request) != false);
            if (index < 0)
            {
                return _outage;
            }

            var planned = _planned[index];
            if (planned.Times > 1)
            {
                _planned[index] = planned with { Times = planned.Times - 1 };
            }
            else
            {
                _planned.RemoveAt(index);
            }

            return planned.Fault;
        }
    }

    private sealed record Planned(string Operation, Fault Fault, int Times, Func<GraphRequest, bool>? Where);
}
