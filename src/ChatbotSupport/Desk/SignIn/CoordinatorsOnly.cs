using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Desk.SignIn;

/// <summary>Stands before a group of endpoints that are for approved coordinators only.</summary>
internal static class CoordinatorsOnly
{
    /// <summary>Lets a coordinator through.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await SignedIn.BindAsync(context.HttpContext) is { Coordinator: true } ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden);
}
