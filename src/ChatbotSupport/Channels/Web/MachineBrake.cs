using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using ChatbotSupport.Turns.Arriving;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>Slows down machines, never people: two hundred messages in a second pass, thousands do not.</summary>
/// <remarks>A browser has its own measure only with a session of ours; whoever brings none, or one they made up, shares that of their address.</remarks>
public sealed class MachineBrake(Addresses addresses) : IEndpointFilter, IDisposable
{
    private const int NetworkBits = 64;

    private readonly PartitionedRateLimiter<HttpContext> calls = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        SessionCookie.Read(context.Request) is { } cookie && addresses.Find(WebChat.Channel, cookie) is { } person
            ? RateLimitPartition.GetTokenBucketLimiter(person, _ => Bucket(WebLimits.CallsAtOnce, WebLimits.CallsPerSecond))
            : RateLimitPartition.GetTokenBucketLimiter(
                Network(context.Connection.RemoteIpAddress), _ => Bucket(WebLimits.SessionsAtOnce, WebLimits.SessionsPerSecond)));

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

    // With IPv6 one subscriber has a whole network of addresses to choose from.
    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPNetwork(Masked(address), NetworkBits).ToString(),
        _ => address.ToString(),
    };

    private static IPAddress Masked(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBits / 8).Clear();
        return new IPAddress(bytes);
    }

    private static TokenBucketRateLimiterOptions Bucket(int atOnce, int perSecond) => new()
    {
        TokenLimit = atOnce,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };
}
