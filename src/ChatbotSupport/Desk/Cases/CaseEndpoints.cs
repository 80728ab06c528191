using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Turns.Arriving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk.Cases;

/// <summary>Reading a case and acting on it.</summary>
internal static class CaseEndpoints
{
    private const string OneCase = "/desk/api/cases/{code}";

    /// <summary>Maps the endpoints.</summary>
    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/api/queue", (SignedIn me, QueueReader queue) => queue.Read(me));
        routes.MapGet(OneCase, ReadAsync);
        routes.MapGet(OneCase + "/replies", (string code, SignedIn me, CaseReader cases) =>
            cases.Replies(code, me) is { } replies ? Results.Ok(replies) : Results.NotFound());
        routes.MapGet(OneCase + "/remarks/{line}", RemarkAsync);
        routes.MapPost(OneCase + "/lines/{line}/show", ShowAsync);
        routes.MapGet(OneCase + "/colleagues", (string code, SignedIn me, Colleagues colleagues) =>
            colleagues.For(code, me) is { } aliases ? Results.Ok(aliases) : Results.NotFound());
        routes.MapPost("/desk/api/next", NextAsync);
        routes.MapPost(OneCase + "/{action}", ActAsync);
    }

    private static async Task<IResult> ReadAsync(string code, SignedIn me, CaseReader cases, Audit audit, long? from = null)
    {
        if (cases.Read(code, me, from) is not { } view)
        {
            return Results.NotFound();
        }

        if (view.Talk.Lines.Count > 0)
        {
            await audit.ReadAsync(me, code, view.Talk.Lines[^1].Id, view.Talk.From);
        }

        return Results.Ok(view);
    }

    private static async Task<IResult> ShowAsync(string code, string line, SignedIn me, CaseReader cases, Audit audit)
    {
        if (cases.Unmasked(code, line, me) is not { } text)
        {
            return Results.NotFound();
        }

        await audit.DidAsync(me, "show", code);
        return Results.Ok(new { text });
    }

    private static async Task<IResult> RemarkAsync(string code, string line, SignedIn me, CaseReader cases, Audit audit)
    {
        if (cases.Remark(code, line, me) is not { } text)
        {
            return Results.NotFound();
        }

        await audit.DidAsync(me, "remark", code);
        return Results.Ok(new { text });
    }

    private static async Task<IResult> ActAsync(
        string code, string action, PressBody body, SignedIn me, Inbox inbox, CaseReader cases, Colleagues colleagues, Contacts contacts, Audit audit)
    {
        var leads = action is "write" or "ask" && body.Text is { } text && contacts.AreIn(text);
        if (leads && body.Contacts == Contacts.Masked)
        {
            body = body with { Text = contacts.Mask(body.Text!) };
        }

        if (CaseActions.Read(action, code, me.AsOwner, body, colleagues.Find(body.To)) is not { } command || body.Id is not { Length: > 0 and <= DeskLimits.PressIdLength })
        {
            return Results.BadRequest();
        }

        // Nobody is led out of this service unseen: whoever writes is asked first, and nothing was sent.
        if (leads && body.Contacts is not (Contacts.Masked or Contacts.AsItIs))
        {
            return Results.Json(new { without = contacts.Mask(body.Text!) }, statusCode: StatusCodes.Status409Conflict);
        }

        if (leads && body.Contacts == Contacts.AsItIs)
        {
            await audit.DidAsync(me, "contact", code);
        }

        await audit.DidAsync(me, action, code);
        var outcome = await inbox.ActAsync(me.VolunteerId, new ActOnCase(command), PressId(me, body.Id));
        return outcome switch
        {
            { Refusal: { } refusal } => Refused(refusal, cases.OwnerAlias(code)),
            { TimedOut: true } => Results.Accepted(),
            { Done: true } => Results.Ok(new { }),
            _ => Results.StatusCode(StatusCodes.Status500InternalServerError), // the turn failed and was parked; coordinators have the alert
        };
    }

    /// <summary>Takes the first case this volunteer may take, and says which.</summary>
    private static async Task<IResult> NextAsync(PressBody body, SignedIn me, Inbox inbox, Audit audit)
    {
        if (body.Id is not { Length: > 0 and <= DeskLimits.PressIdLength })
        {
            return Results.BadRequest();
        }

        var outcome = await inbox.ActAsync(me.VolunteerId, new TakeNext(), PressId(me, body.Id));
        await audit.DidAsync(me, "next", outcome.CaseCode);
        return outcome switch
        {
            { Refusal: { } refusal } => Refused(refusal, null),
            { TimedOut: true } => Results.Accepted(),
            { Done: true } => Results.Ok(new { code = outcome.CaseCode }),
            _ => Results.StatusCode(StatusCodes.Status500InternalServerError),
        };
    }

    /// <summary>A press's id for the inbox; it starts with the volunteer, so that nobody can use up somebody else's.</summary>
    public static string PressId(SignedIn me, string id) => $"{me.VolunteerId}:{id}";

    private static IResult Refused(Refusal refusal, string? owner) =>
        Results.Json(new { refusal = refusal.ToString(), owner }, statusCode: StatusCodes.Status409Conflict);
}
