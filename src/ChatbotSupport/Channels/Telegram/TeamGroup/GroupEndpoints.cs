using ChatbotSupport.Desk;
using ChatbotSupport.Desk.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>Pairing and letting go of the group from the coordinators' tab of the desk, behind the desk's own guard.</summary>
internal static class GroupEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapGroup(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/desk/api/group/code", async (SignedIn me, Pairing pairing, Audit audit) =>
        {
            if (!me.Coordinator)
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            await audit.DidAsync(me, "group.code");
            return Results.Ok(new { code = await pairing.DrawAsync() });
        });
        routes.MapPost("/desk/api/group/remove", async (SignedIn me, Pairing pairing, Audit audit) =>
        {
            if (!me.Coordinator)
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            await audit.DidAsync(me, "group.remove");
            await pairing.RemoveAsync(me.VolunteerId);
            return Results.Ok(new { });
        });
    }
}
