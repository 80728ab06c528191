using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Desk.SignIn;

/// <summary>The cookie that holds a session's secret; scripts cannot read it and other sites cannot make the browser send it.</summary>
internal static class DeskCookie
{
    private const string Name = "desk";
    private const string Door = "door";
    private const string DoorPath = "/desk/in";

    /// <summary>The secret a browser sent, or null.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[Name];

    /// <summary>Gives a browser its secret.</summary>
    public static void Write(HttpContext context, string secret) =>
        context.Response.Cookies.Append(Name, secret, Options(context.Request.IsHttps));

    /// <summary>Takes the secret back.</summary>
    public static void Clear(HttpContext context) =>
        context.Response.Cookies.Delete(Name, Options(context.Request.IsHttps));

    /// <summary>What a browser was given when it opened a sign-in link, or null.</summary>
    public static string? ReadDoor(HttpRequest request) => request.Cookies[Door];

    /// <summary>Gives a browser what its sign-in link is bound to.</summary>
    public static void WriteDoor(HttpContext context, string given) => context.Response.Cookies.Append(Door, given, DoorOptions(context.Request.IsHttps));

    /// <summary>It is signed in and needs that no more.</summary>
    public static void ClearDoor(HttpContext context)
    {
        if (ReadDoor(context.Request) is not null)
        {
            context.Response.Cookies.Delete(Door, DoorOptions(context.Request.IsHttps));
        }
    }

    // Lax: whoever presses the link in a messenger a second time comes from elsewhere, and it is still their browser.
    private static CookieOptions DoorOptions(bool https) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = https,
        Path = DoorPath,
        MaxAge = DeskLimits.FirstLinkLifetime,
        IsEssential = true,
    };

    private static CookieOptions Options(bool https) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = https,
        Path = "/desk",
        IsEssential = true,
    };
}
