using ChatbotSupport.Delivery.Stuck;
using ChatbotSupport.Desk.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk.Status;

/// <summary>What did not get through, on the coordinators' tab: tried again or dropped.</summary>
internal static class StuckEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapStuck(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/desk/api/stuck/{id}/retry", (string id, SignedIn me, StuckWork work) => ActAsync(id, me, stuck => work.RetryAsync(stuck, me.VolunteerId)));
        routes.MapPost("/desk/api/stuck/{id}/drop", (string id, SignedIn me, StuckWork work) => ActAsync(id, me, stuck => work.DropAsync(stuck, me.VolunteerId)));
    }

    private static async Task<IResult> ActAsync(string typed, SignedIn me, Func<StuckId, Task<StuckOutcome>> act)
    {
        if (!me.Coordinator)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (StuckId.Read(typed) is not { } id)
        {
            return Results.NotFound();
        }

        return await act(id) switch
        {
            StuckOutcome.Queued or StuckOutcome.Dropped => Results.Ok(new { }),
            StuckOutcome.Unknown => Results.NotFound(),
            var refused => Results.Json(new { refusal = refused.ToString() }, statusCode: StatusCodes.Status409Conflict),
        };
    }
}
