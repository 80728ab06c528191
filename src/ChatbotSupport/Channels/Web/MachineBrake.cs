using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>Slows down machines, never people: two hundred messages in a second pass, thousands do not.</summary>
public sealed class MachineBrake : IEndpointFilter, IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> calls = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        SessionCookie.Read(context.Request) is { } cookie
            ? RateLimitPartition.GetTokenBucketLimiter(cookie, _ => Bucket(WebLimits.CallsAtOnce, WebLimits.CallsPerSecond))
            : RateLimitPartition.GetTokenBucketLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "", _ => Bucket(WebLimits.SessionsAtOnce, WebLimits.SessionsPerSecond)));

    private readonly PartitionedRateLimiter<string> streams = PartitionedRateLimiter.Create<string, string>(cookie =>
        RateLimitPartition.GetConcurrencyLimiter(cookie, _ => new ConcurrencyLimiterOptions { PermitLimit = WebLimits.StreamsAtOnce }));

    /// <summary>A place among the open streams of one browser, free again when disposed; not acquired when there are too many.</summary>
    public RateLimitLease EnterStream(string cookie) => streams.AttemptAcquire(cookie);

    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var lease = calls.AttemptAcquire(context.HttpContext);
        return lease.IsAcquired ? await next(context) : TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        calls.Dispose();
        streams.Dispose();
    }

    private static TokenBucketRateLimiterOptions Bucket(int atOnce, int perSecond) => new()
    {
        TokenLimit = atOnce,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };
}
