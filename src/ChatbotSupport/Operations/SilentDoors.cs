using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Operations;

/// <summary>An address asked for in a way it does not know answers like one that does not exist, so that nobody learns from outside which channels are on.</summary>
internal static class SilentDoors
{
    /// <summary>Stands before the addresses are looked up.</summary>
    public static void Use(IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false } answer)
        {
            answer.Headers.Allow = default;
            answer.StatusCode = StatusCodes.Status404NotFound;
        }
    });
}
