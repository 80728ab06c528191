using ChatbotSupport.GraphApi.Http;
using ChatbotSupport.StandIn.Faults;

namespace ChatbotSupport.GraphApi.Faults;

/// <summary>What will go wrong, at once or later, with messages that were accepted.</summary>
public sealed class FaultPlan : FaultPlan<GraphRequest>
{
    private readonly World _world;
    private readonly Queue<int> _fates = new();

    internal FaultPlan(World world)
        : base(world)
    {
        _world = world;
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

    /// <inheritdoc/>
    public override void Clear()
    {
        lock (_world.Gate)
        {
            base.Clear();
            _fates.Clear();
        }
    }

    /// <summary>Under the gate: the code with which a message fails after it was accepted.</summary>
    internal int? Fate() => _fates.TryDequeue(out var code) ? code : null;
}
