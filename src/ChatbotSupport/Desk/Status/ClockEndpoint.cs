using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Privacy;
using ChatbotSupport.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk.Status;

/// <summary>«الساعة صحيحة»: one of the coordinators looked at the time that the server shows, and it is right.</summary>
internal static class ClockEndpoint
{
    private const long MostMilliseconds = 253_402_300_799_999; // the last moment that a date can name

    /// <summary>Maps it.</summary>
    public static void MapClock(this IEndpointRouteBuilder routes) => routes.MapPost("/desk/api/clock/right", ConfirmAsync);

    private static async Task<IResult> ConfirmAsync(ClockBody body, SignedIn me, ClockTrust trust, Audit audit, Changes changes)
    {
        if (!me.Coordinator)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (body.Shown is not (>= 0 and <= MostMilliseconds))
        {
            return Results.BadRequest();
        }

        if (!await trust.ConfirmAsync(DateTimeOffset.FromUnixTimeMilliseconds(body.Shown.Value)))
        {
            return Results.Conflict();
        }

        await audit.DidAsync(me, "clock.right");
        changes.Bump();
        return Results.Ok(new { });
    }

    /// <summary>What is confirmed.</summary>
    /// <param name="Shown">The time that was shown, unix milliseconds.</param>
    internal sealed record ClockBody(long? Shown);
}
