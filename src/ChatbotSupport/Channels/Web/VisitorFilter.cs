using ChatbotSupport.Turns.Arriving;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>Lets in only browsers with a session of ours (401), and only while the page is not locked (423).</summary>
public sealed class VisitorFilter(Addresses addresses, Sessions sessions) : IEndpointFilter
{
    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // Whoever left is nobody at once, not only when their rows are gone: a cookie that was taken from their phone must not tell that it was one.
        if (SessionCookie.Read(http.Request) is not { } cookie || addresses.Find(WebChat.Channel, cookie) is not { } conversation || sessions.HasLeft(cookie))
        {
            return Refuse(StatusCodes.Status401Unauthorized);
        }

        if (sessions.IsLocked(cookie))
        {
            return Refuse(StatusCodes.Status423Locked);
        }

        http.Features.Set(new Visitor(cookie, conversation));
        return next(context);
    }

    private static ValueTask<object?> Refuse(int status) => ValueTask.FromResult<object?>(TypedResults.StatusCode(status));
}
