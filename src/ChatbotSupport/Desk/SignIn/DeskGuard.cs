using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Desk.SignIn;

/// <summary>Stands before everything under /desk: own pages only may post, and the data is for signed-in volunteers only.</summary>
internal sealed class DeskGuard(RequestDelegate next, DeskSessions sessions)
{
    /// <summary>The header a foreign page cannot send: `hand` when the volunteer did something, `auto` when the page refreshed itself.</summary>
    public const string Header = "X-Desk";

    private const string ByHand = "hand";

    /// <summary>Lets a request through or answers it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var isApi = context.Request.Path.StartsWithSegments("/desk/api");
        if (HttpMethods.IsPost(context.Request.Method) ? !FromOwnPage(context.Request) : isApi && FromForeignPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (isApi && !await LetInAsync(context))
        {
            return;
        }

        await next(context);
    }

    private async Task<bool> LetInAsync(HttpContext context)
    {
        if (sessions.Find(DeskCookie.Read(context.Request)) is not { } session)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return false;
        }

        var header = context.Request.Headers[Header].ToString();
        if (HttpMethods.IsPost(context.Request.Method) && header.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return false;
        }

        (await sessions.SeenAsync(session, header == ByHand)).Attach(context);
        return true;
    }

    // Reading, and the stream of changes: nothing of a page that says it is somebody else's, nor typed into the address bar. Older browsers say nothing when they read from their own site.
    private static bool FromForeignPage(HttpRequest request) =>
        (request.Headers["Sec-Fetch-Site"].Count > 0 || request.Headers.Origin.Count > 0) && !FromOwnPage(request);

    private static bool FromOwnPage(HttpRequest request)
    {
        // Browsers send Sec-Fetch-Site only to https and localhost; a plain-http test network is judged by Origin.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site.Length > 0
            ? site == "same-origin"
            : Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
              && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
