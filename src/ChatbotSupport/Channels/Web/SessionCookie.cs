using System.Buffers.Text;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>The cookie `s`: ends with the browser, unreadable for scripts, never sent along from another site.</summary>
public static class SessionCookie
{
    private const string Name = "s";

    /// <summary>The value, or null when there is none or it is none of ours.</summary>
    public static string? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(Name, out var value) && Base64Url.IsValid(value, out var length) && length == WebLimits.CookieBytes
            ? value
            : null;

    /// <summary>Gives it to the browser.</summary>
    public static void Write(HttpContext context, string value) => context.Response.Cookies.Append(Name, value, Options(context));

    /// <summary>Takes it away.</summary>
    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        IsEssential = true,
        Path = "/",
    };
}
