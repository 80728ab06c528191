using ChatbotSupport.BotApi.Http;

namespace ChatbotSupport.BotApi.Faults;

/// <summary>What will go wrong, per method, for a number of calls, in the order in which it was planned.</summary>
public sealed class FaultPlan
{
    private readonly World _world;
    private readonly List<Planned> _planned = [];

    internal FaultPlan(World world)
    {
        _world = world;
    }

    /// <summary>Faults that have not happened yet.</summary>
    public int Left
    {
        get
        {
            lock (_world.Gate)
            {
                return _planned.Sum(planned => planned.Times);
            }
        }
    }

    /// <summary>The next calls of a method go wrong; calls that the condition does not like pass by unharmed.</summary>
    public void Next(string method, Fault fault, int times = 1, Func<ApiRequest, bool>? where = null)
    {
        lock (_world.Gate)
        {
            _planned.Add(new Planned(method, fault, times, where));
        }
    }

    public void Clear()
    {
        lock (_world.Gate)
        {
            _planned.Clear();
        }
    }

    internal Fault? Take(ApiRequest request)
    {
        lock (_world.Gate)
        {
            var index = _planned.FindIndex(planned => planned.Method == request.Method && planned.Where?.Invoke(request) != false);
            if (index < 0)
            {
                return null;
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

    private sealed record Planned(string Method, Fault Fault, int Times, Func<ApiRequest, bool>? Where);
}
