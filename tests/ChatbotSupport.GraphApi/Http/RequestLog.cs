using System.Text.Json.Nodes;

namespace ChatbotSupport.GraphApi.Http;

/// <summary>Every call that arrived, in order.</summary>
public sealed class RequestLog
{
    private readonly World _world;
    private readonly List<GraphRequest> _requests = [];
    private int _count;

    internal RequestLog(World world)
    {
        _world = world;
    }

    /// <summary>Told of every call as it arrives, before it is carried out.</summary>
    public event Action<GraphRequest>? Came;

    /// <summary>Off where the stand-in runs for hours: calls are then served and forgotten.</summary>
    public bool IsKept { get; set; } = true;

    public IReadOnlyList<GraphRequest> All
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _requests];
            }
        }
    }

    public IReadOnlyList<GraphRequest> Of(string operation) => [.. All.Where(request => request.Operation == operation)];

    /// <summary>Waits for a call of this method that the condition likes, also one that came before.</summary>
    public Task<GraphRequest> UntilAsync(string operation, Func<GraphRequest, bool>? condition = null) => _world.UntilAsync(
        () => _requests.FirstOrDefault(request => request.Operation == operation && condition?.Invoke(request) != false),
        () => $"No such call of {operation} came; {_requests.Count} calls came in all.");

    internal GraphRequest Add(string operation, JsonObject body)
    {
        GraphRequest request;
        lock (_world.Gate)
        {
            request = new GraphRequest(++_count, operation, body, _world.Now);
            if (IsKept)
            {
                _requests.Add(request);
            }

            _world.Changed.Ring();
        }

        Came?.Invoke(request);
        return request;
    }

    internal void Answered(GraphRequest request, int code, string? refusal = null)
    {
        lock (_world.Gate)
        {
            (request.Answered, request.Refusal) = (code, refusal);
            _world.Changed.Ring();
        }
    }
}
