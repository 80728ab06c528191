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

    /// <summary>Answers 200 when every messenger that is on has answered lately, else 503: for whoever must be told, never for what starts the program again.</summary>
    public const string MessengersPath = "/health/messengers";

    /// <summary>Maps them; the bodies say nothing else, but for the seconds since each messenger last answered.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(LivePath, () => Results.Text("live"));
        routes.MapGet(MessengersPath, (Readiness readiness) => readiness.HearsMessengers()
            ? Results.Text("heard" + readiness.Messengers())
            : Results.Text("not heard" + readiness.Messengers(), statusCode: StatusCodes.Status503ServiceUnavailable));
        routes.MapGet(ReadyPath, async (Readiness readiness, CancellationToken stop) =>
            await readiness.AskAsync(stop)
                ? Results.Text("ready" + readiness.Messengers())
                : Results.Text("not ready" + readiness.Messengers(), statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
