namespace ChatbotSupport.StandIn.Http;

/// <summary>Every call that arrived, in order.</summary>
public sealed class RequestLog<TCall>(StandInWorld world)
    where TCall : ArrivedCall
{
    private readonly List<TCall> _calls = [];
    private int _count;

    /// <summary>Told of every call as it arrives, before it is carried out.</summary>
    public event Action<TCall>? Came;

    /// <summary>Off where the stand-in runs for hours: calls are then served and forgotten.</summary>
    public bool IsKept { get; set; } = true;

    /// <summary>All that are kept.</summary>
    public IReadOnlyList<TCall> All
    {
        get
        {
            lock (world.Gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Those of one name.</summary>
    public IReadOnlyList<TCall> Of(string name) => [.. All.Where(call => call.Name == name)];

    /// <summary>Waits for a call of this name that the condition likes, also one that came before.</summary>
    public Task<TCall> UntilAsync(string name, Func<TCall, bool>? condition = null) => world.UntilAsync(
        () => _calls.FirstOrDefault(call => call.Name == name && condition?.Invoke(call) != false),
        () => $"No such call of {name} came; {_calls.Count} calls came in all.");

    /// <summary>One arrived.</summary>
    /// <param name="read">It, from its number and its time.</param>
    public TCall Add(Func<int, DateTimeOffset, TCall> read)
    {
        TCall call;
        lock (world.Gate)
        {
            call = read(++_count, world.Now);
            if (IsKept)
            {
                _calls.Add(call);
            }

            world.Changed.Ring();
        }

        Came?.Invoke(call);
        return call;
    }

    /// <summary>It was carried out.</summary>
    public void CarriedOut(TCall call)
    {
        lock (world.Gate)
        {
            call.WasCarriedOut = true;
            world.Changed.Ring();
        }
    }

    /// <summary>It was answered.</summary>
    public void Answered(TCall call, int code, string? refusal = null)
    {
        lock (world.Gate)
        {
            (call.Answered, call.Refusal) = (code, refusal);
            world.Changed.Ring();
        }
    }
}
