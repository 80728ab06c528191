using ChatbotSupport.Delivery;
using ChatbotSupport.Turns.Arriving;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>Coming, staying and going on the person's page.</summary>
public sealed class SessionEndpoints(Inbox inbox, Addresses addresses, Mailbox mailbox, Sessions sessions, TimeProvider clock)
{
    /// <summary>POST /chat/open: the only call that begins a session.</summary>
    public async Task<IResult> OpenAsync(Signed opened, HttpContext context)
    {
        if (opened.Id == Guid.Empty)
        {
            return TypedResults.BadRequest();
        }

        var known = Known(context);
        if (known is not null && sessions.IsLocked(known))
        {
            return TypedResults.StatusCode(StatusCodes.Status423Locked);
        }

        var cookie = known ?? Sessions.Draw();
        await AcceptAsync(cookie, opened.Id, IncomingKind.Opened);
        sessions.Touch(cookie);
        if (known is null)
        {
            SessionCookie.Write(context, cookie);
        }

        return TypedResults.NoContent();
    }

    /// <summary>POST /chat/unlock: somebody pressed «متابعة».</summary>
    public IResult Unlock(HttpContext context)
    {
        if (Known(context) is not { } cookie)
        {
            return TypedResults.Unauthorized();
        }

        sessions.Touch(cookie);
        return TypedResults.NoContent();
    }

    /// <summary>POST /chat/here: somebody touches the page without sending.</summary>
    public IResult Stay(HttpContext context)
    {
        sessions.Touch(Visitor.Of(context).Cookie);
        return TypedResults.NoContent();
    }

    /// <summary>POST /chat/ack: a line was shown.</summary>
    public async Task<IResult> AcknowledgeAsync(Shown shown, HttpContext context)
    {
        await mailbox.AcknowledgeAsync(Visitor.Of(context).ConversationId, shown.Number);
        return TypedResults.NoContent();
    }

    /// <summary>POST /chat/leave: works on a locked page too, and ends the session whatever else happens.</summary>
    public async Task<IResult> LeaveAsync(Signed left, HttpContext context)
    {
        var known = Known(context);
        var ended = End(context);
        if (known is not null && left.Id != Guid.Empty)
        {
            await AcceptAsync(known, left.Id, IncomingKind.Left);
        }

        return ended;
    }

    /// <summary>POST /chat/end: the last line was shown; the person left by a word, or was erased.</summary>
    public IResult End(HttpContext context)
    {
        if (Known(context) is { } cookie)
        {
            sessions.End(cookie);
        }

        SessionCookie.Remove(context);
        return TypedResults.NoContent();
    }

    private string? Known(HttpContext context) =>
        SessionCookie.Read(context.Request) is { } cookie && addresses.Find(WebChat.Channel, cookie) is not null && !sessions.HasLeft(cookie) ? cookie : null;

    private Task<Accepted> AcceptAsync(string cookie, Guid id, IncomingKind kind) =>
        inbox.AcceptAsync(new IncomingMessage(WebChat.Channel, cookie, WebChat.ExternalId(cookie, id), kind, null, null, null, clock.GetUtcNow()));
}
