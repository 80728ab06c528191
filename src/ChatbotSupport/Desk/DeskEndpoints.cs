using ChatbotSupport.Core.Cases;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Status;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk;

/// <summary>Who am I, my shift, the live changes, and the coordinators' tab.</summary>
internal static class DeskEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapVolunteer(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/api/me", (SignedIn me, TimeProvider clock, Membership membership) => Results.Ok(new
        {
            now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            alias = me.Alias,
            coordinator = me.Coordinator,
            pending = me.Pending,
            optedOut = membership.OptedOut(me.VolunteerId),
            onShiftUntil = me.OnShiftUntil,
            expiresAt = me.ExpiresAt,
            idleAfter = (long)DeskLimits.SessionIdle.TotalMilliseconds,
        }));
        routes.MapPost("/desk/api/shift", ShiftAsync);
        routes.MapPost("/desk/api/joined/{code}/seen", async (string code, SignedIn me, Writer writer, TimeProvider clock) =>
            await writer.RunAsync(connection => JoinedRows.Seen(connection, me.VolunteerId, code, clock.GetUtcNow())) ? Results.Ok(new { }) : Results.NotFound());
        routes.MapGet("/desk/api/changes", (HttpContext context, ChangeStream stream, CancellationToken cancel) =>
        {
            context.Response.Headers["X-Accel-Buffering"] = "no"; // a proxy that collects would keep the page in the dark
            return TypedResults.ServerSentEvents(stream.ReadAsync(DeskCookie.Read(context.Request), cancel));
        });
    }

    /// <summary>Maps what only coordinators may see.</summary>
    public static void MapCoordinators(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/api/status", (SignedIn me, StatusReader status) =>
            me.Coordinator ? Results.Ok(status.Read(me.VolunteerId)) : Results.StatusCode(StatusCodes.Status403Forbidden));
        routes.MapPost("/desk/api/alerts/seen", SeenAsync);
        routes.MapPost("/desk/api/links", LinkAsync);
    }

    private static async Task<IResult> ShiftAsync(ShiftBody body, SignedIn me, Inbox inbox, Audit audit)
    {
        if (body.Id is not { Length: > 0 and <= DeskLimits.PressIdLength })
        {
            return Results.BadRequest();
        }

        await audit.DidAsync(me, body.Start ? "shift.start" : "shift.end");
        var outcome = await inbox.ActAsync(me.VolunteerId, body.Start ? new StartShift() : new EndShift(), CaseEndpoints.PressId(me, body.Id));
        return outcome.TimedOut ? Results.Accepted()
            : outcome.Done ? Results.Ok(new { })
            : Results.Json(new { refusal = outcome.Refusal?.ToString() }, statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> SeenAsync(SeenBody body, SignedIn me, Alerts alerts, Audit audit)
    {
        if (!me.Coordinator)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (body.Ids is null)
        {
            return Results.BadRequest();
        }

        await audit.DidAsync(me, "alerts.seen");
        await alerts.SeenAsync(me.VolunteerId, body.Ids.Take(DeskLimits.AlertsShown));
        return Results.Ok(new { });
    }

    private static async Task<IResult> LinkAsync(LinkBody body, SignedIn me, Roster roster, Audit audit)
    {
        if (!me.Coordinator)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        // A link signs in as its owner: nobody may be able to approve a second time as another coordinator. Theirs come from who runs the installation.
        if (body.Alias != me.Alias && (await roster.ListAsync()).Any(member => member.Alias == body.Alias && member.Coordinator))
        {
            return Results.Conflict();
        }

        await audit.DidAboutAsync(me, "link", body.Alias);
        return await roster.LinkAsync(body.Alias) is { } path ? Results.Ok(new { path }) : Results.NotFound();
    }

    internal sealed record ShiftBody(bool Start, string? Id);

    internal sealed record SeenBody(IReadOnlyList<long>? Ids);

    internal sealed record LinkBody(string Alias);
}
