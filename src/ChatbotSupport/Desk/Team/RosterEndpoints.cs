using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk.Team;

/// <summary>The roster on the coordinators' tab, and what a volunteer says about themselves.</summary>
internal static class RosterEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapRoster(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/desk/api/me/opted-out", OptOutAsync);
        var roster = routes.MapGroup("/desk/api/roster").AddEndpointFilter(CoordinatorsOnly.FilterAsync);
        roster.MapPost("/approve", ApproveAsync);
        roster.MapPost("/marks", MarkAsync);
        roster.MapPost("/remove", RemoveAsync);
    }

    private static async Task<IResult> ApproveAsync(MemberBody body, SignedIn me, Membership membership, Audit audit)
    {
        await audit.DidAboutAsync(me, "roster.approve", body.Alias);
        return await membership.ApproveAsync(body.Alias, me.Alias) switch
        {
            ApprovalOutcome.Nobody => Results.NotFound(),
            ApprovalOutcome.NotYours => Results.Conflict(),
            var outcome => Results.Ok(new { outcome = outcome.ToString() }),
        };
    }

    private static async Task<IResult> MarkAsync(MarksBody body, SignedIn me, Membership membership, Audit audit)
    {
        if (Flags(body.Trained, [Flag.Minor, Flag.Suicide]) is not { } trained || body.Capacity is < 1 or > DeskLimits.CapacityAtMost
            || body.Mark is not (null or nameof(Wish.Woman) or nameof(Wish.Man)))
        {
            return Results.BadRequest();
        }

        await audit.DidAboutAsync(me, "roster.marks", body.Alias);
        return await membership.MarkAsync(body.Alias, trained, body.Capacity, body.Mark is { } mark ? Enum.Parse<Wish>(mark) : Wish.Unknown) ? Results.Ok(new { }) : Results.NotFound();
    }

    private static async Task<IResult> RemoveAsync(MemberBody body, SignedIn me, Roster roster, Audit audit)
    {
        // Somebody must be left who can let others in; who runs the installation removes the last one.
        if (body.Alias == me.Alias)
        {
            return Results.Conflict();
        }

        await audit.DidAboutAsync(me, "roster.remove", body.Alias);
        return await roster.RemoveAsync(body.Alias) ? Results.Ok(new { }) : Results.NotFound();
    }

    private static async Task<IResult> OptOutAsync(OptOutBody body, SignedIn me, Membership membership, Audit audit)
    {
        if (Flags(body.Flags, Enum.GetValues<Flag>()) is not { } flags)
        {
            return Results.BadRequest();
        }

        await audit.DidAsync(me, "opted_out");
        await membership.OptOutAsync(me.VolunteerId, flags);
        return Results.Ok(new { });
    }

    private static List<Flag>? Flags(IReadOnlyList<string>? names, IReadOnlyList<Flag> allowed)
    {
        var flags = names?.Select(name => allowed.Where(flag => flag.ToString() == name).Cast<Flag?>().SingleOrDefault()).ToList();
        return flags is null || flags.Contains(null) ? null : [.. flags.OfType<Flag>()];
    }

    internal sealed record MemberBody(string Alias);

    internal sealed record MarksBody(string Alias, IReadOnlyList<string>? Trained, int Capacity, string? Mark = null);

    internal sealed record OptOutBody(IReadOnlyList<string>? Flags);
}
