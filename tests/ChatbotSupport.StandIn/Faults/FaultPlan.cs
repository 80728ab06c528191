using ChatbotSupport.StandIn.Http;

namespace ChatbotSupport.StandIn.Faults;

/// <summary>What will go wrong: by the name of a call for a number of calls, in the order in which it was planned, or with all calls until further notice.</summary>
public class FaultPlan<TCall>(StandInWorld world)
    where TCall : ArrivedCall
{
    private readonly List<Planned> _planned = [];
    private Fault? _outage;

    /// <summary>Faults that have not happened yet.</summary>
    public int Left
    {
        get
        {
            lock (world.Gate)
            {
                return _planned.Sum(planned => planned.Times);
            }
        }
    }

    /// <summary>The next calls of a name go wrong; calls that the condition does not like pass by unharmed.</summary>
    public void Next(string name, Fault fault, int times = 1, Func<TCall, bool>? where = null)
    {
        lock (world.Gate)
        {
            _planned.Add(new Planned(name, fault, times, where));
        }
    }

    /// <summary>Every call goes wrong until <see cref="Clear"/>.</summary>
    public void Always(Fault fault)
    {
        lock (world.Gate)
        {
            _outage = fault;
        }
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public virtual void Clear()
    {
        lock (world.Gate)
        {
            (_outage, _) = (null, _planned.RemoveAll(_ => true));
        }
    }

    /// <summary>What goes wrong with a call; null for nothing.</summary>
    public Fault? Take(TCall call)
    {
        lock (world.Gate)
        {
            var index = _planned.FindIndex(planned => planned.Name == call.Name && planned.Where?.Invoke(call) != false);
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

    private sealed record Planned(string Name, Fault Fault, int Times, Func<TCall, bool>? Where);
}
