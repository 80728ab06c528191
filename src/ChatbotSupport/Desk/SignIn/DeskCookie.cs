using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Desk.SignIn;

/// <summary>The cookie that holds a session's secret; scripts cannot read it and other sites cannot make the browser send it.</summary>
internal static class DeskCookie
{
    private const string Name = "desk";

    /// <summary>The secret a browser sent, or null.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[Name];

    /// <summary>Gives a browser its secret.</summary>
    public static void Write(HttpContext context, string secret) =>
        context.Response.Cookies.Append(Name, secret, Options(context.Request.IsHttps));

    /// <summary>Takes the secret back.</summary>
    public static void Clear(HttpContext context) =>
        context.Response.Cookies.Delete(Name, Options(context.Request.IsHttps));

    private static CookieOptions Options(bool https) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = https,
        Path = "/desk",
        IsEssential = true,
    };
}
