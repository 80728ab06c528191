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
        routes.MapGet("/desk/in/{secret}", (string secret, SignInLinks links) =>
            links.CanUse(secret) ? DeskPages.SignIn(secret) : DeskPages.SpentLink());
        routes.MapPost("/desk/in", ComeInAsync);
        routes.MapPost("/desk/out", GoOutAsync);
    }

    private static async Task<IResult> ComeInAsync(HttpContext context, SignInLinks links)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.BadRequest();
        }

        var form = await context.Request.ReadFormAsync();
        if (await links.UseAsync(form["secret"]) is not { } session)
        {
            return DeskPages.SpentLink();
        }

        DeskCookie.Write(context, session);
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
