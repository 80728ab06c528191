using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Operations;

/// <summary>What watchdogs ask: is the process there, and does it answer people.</summary>
public static class Health
{
    /// <summary>Answers as long as the process can answer anything.</summary>
    public const string LivePath = "/health/live";

    /// <summary>Answers 200 when people are answered, else 503.</summary>
    public const string ReadyPath = "/health/ready";

    /// <summary>Maps both; the bodies say nothing else, but for the seconds since each messenger last answered.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(LivePath, () => Results.Text("live"));
        routes.MapGet(ReadyPath, async (Readiness readiness, CancellationToken stop) =>
            await readiness.AskAsync(stop)
                ? Results.Text("ready" + readiness.Messengers())
                : Results.Text("not ready" + readiness.Messengers(), statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
