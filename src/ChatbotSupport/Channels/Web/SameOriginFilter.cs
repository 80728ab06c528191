using ChatbotSupport.Operations.Settings;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>Only our own page may speak in a person's name: a header other sites cannot set, and the origin the browser tells.</summary>
public sealed class SameOriginFilter(WebSettings settings) : IEndpointFilter
{
    private const string OwnHeader = "X-Chat";

    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsOurs(context.HttpContext.Request) ? next(context) : ValueTask.FromResult<object?>(TypedResults.StatusCode(StatusCodes.Status403Forbidden));

    private bool IsOurs(HttpRequest request)
    {
        if (!request.Headers.ContainsKey(OwnHeader))
        {
            return false;
        }

        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
        {
            return site == "same-origin";
        }

        // Browsers that do not tell the site tell at least the origin of a POST.
        var origin = request.Headers.Origin;
        return origin.Count == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && IsOurs(from, request.Host));
    }

    private bool IsOurs(Uri from, HostString host) =>
        string.Equals(from.Authority, host.Value, StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(settings.PublicUrl, UriKind.Absolute, out var open)
            && string.Equals(from.Authority, open.Authority, StringComparison.OrdinalIgnoreCase));
}
