using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Http;

/// <summary>Every call that arrived, in order.</summary>
public sealed class RequestLog
{
    private readonly World _world;
    private readonly List<ApiRequest> _requests = [];
    private int _count;

    internal RequestLog(World world)
    {
        _world = world;
    }

    /// <summary>Told of every call as it arrives, before it is carried out.</summary>
    public event Action<ApiRequest>? Came;

    /// <summary>Off where the stand-in runs for hours: calls are then served and forgotten.</summary>
    public bool IsKept { get; set; } = true;

    public IReadOnlyList<ApiRequest> All
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _requests];
            }
        }
    }

    public IReadOnlyList<ApiRequest> Of(string method) => [.. All.Where(request => request.Method == method)];

    /// <summary>Waits for a call of this method that the condition likes, also one that came before.</summary>
    public Task<ApiRequest> UntilAsync(string method, Func<ApiRequest, bool>? condition = null) => _world.UntilAsync(
        () => _requests.FirstOrDefault(request => request.Method == method && condition?.Invoke(request) != false),
        () => $"No such call of {method} came; {_requests.Count} calls came in all.");

    internal ApiRequest Add(string method, JsonObject parameters)
    {
        ApiRequest request;
        lock (_world.Gate)
        {
            request = new ApiRequest(++_count, method, parameters, _world.Now);
            if (IsKept)
            {
                _requests.Add(request);
            }

            _world.Changed.Ring();
        }

        Came?.Invoke(request);
        return request;
    }

    internal void CarriedOut(ApiRequest request)
    {
        lock (_world.Gate)
        {
            request.WasCarriedOut = true;
            _world.Changed.Ring();
        }
    }

    internal void Answered(ApiRequest request, int code, string? refusal = null)
    {
        lock (_world.Gate)
        {
            (request.Answered, request.Refusal) = (code, refusal);
            _world.Changed.Ring();
        }
    }
}
