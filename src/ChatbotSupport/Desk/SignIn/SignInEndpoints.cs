using ChatbotSupport.Core.Cases;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Arriving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk.SignIn;

/// <summary>Coming in and going out.</summary>
internal static class SignInEndpoints
{
    /// <summary>Maps the pages.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk", DeskPages.Desk);
        routes.MapGet("/desk/assets/{name}", DeskPages.Asset);
        routes.MapGet("/desk/in/{secret}", LookAsync);
        routes.MapPost("/desk/in", ComeInAsync);
        routes.MapPost("/desk/out", GoOutAsync);
    }

    private static async Task<IResult> LookAsync(string secret, HttpContext context, SignInLinks links)
    {
        // What browsers say when somebody opens a page; older ones, and those on a plain-http test network, say nothing and are not bound.
        var opens = context.Request.Headers["Sec-Fetch-Mode"] == "navigate" && context.Request.Headers["Sec-Fetch-Dest"] == "document";
        var look = await links.LookAsync(secret, DeskCookie.ReadDoor(context.Request), opens);
        if (look.Given is { } given)
        {
            DeskCookie.WriteDoor(context, given);
        }

        return look.Works ? DeskPages.SignIn(secret) : DeskPages.SpentLink();
    }

    private static async Task<IResult> ComeInAsync(HttpContext context, SignInLinks links)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }

        var form = await context.Request.ReadFormAsync();
        if (await links.UseAsync(form["secret"], DeskCookie.ReadDoor(context.Request)) is not { } session)
        {
            return DeskPages.SpentLink();
        }

        DeskCookie.Write(context, session);
        DeskCookie.ClearDoor(context);
        return Results.LocalRedirect("/desk");
    }

    private static async Task<IResult> GoOutAsync(HttpContext context, DeskSessions sessions, Inbox inbox, bool everywhere = false)
    {
        if (sessions.Find(DeskCookie.Read(context.Request)) is { } session)
        {
            // With the last page the shift ends too: nobody may read that somebody is there who has gone.
            if (!await sessions.EndAsync(session, everywhere))
            {
                await inbox.ActAsync(session.VolunteerId, new EndShift(), RowId.Draw());
            }
        }

        DeskCookie.Clear(context);
        return Results.NoContent();
    }
}
