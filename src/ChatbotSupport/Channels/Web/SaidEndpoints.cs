using System.Text;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Turns.Arriving;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>What a person says on the page; the browser hears «stored» only after it is.</summary>
public sealed class SaidEndpoints(Inbox inbox, Sessions sessions, TimeProvider clock)
{
    /// <summary>POST /chat/messages</summary>
    public Task<IResult> WriteAsync(SaidText said, HttpContext context)
    {
        if (string.IsNullOrWhiteSpace(said.Text))
        {
            return Task.FromResult<IResult>(TypedResults.BadRequest());
        }

        return said.Text.Length > WebLimits.TextCharacters
            ? Task.FromResult<IResult>(TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge))
            : StoreAsync(context, said.Id, IncomingKind.Text, text: said.Text);
    }

    /// <summary>POST /chat/press</summary>
    public Task<IResult> PressAsync(SaidPress said, HttpContext context) =>
        string.IsNullOrEmpty(said.Payload) || Encoding.UTF8.GetByteCount(said.Payload) > WebLimits.PayloadBytes
            ? Task.FromResult<IResult>(TypedResults.BadRequest())
            : StoreAsync(context, said.Id, IncomingKind.Pressed, payload: said.Payload);

    /// <summary>POST /chat/media</summary>
    public Task<IResult> SendMediaAsync(SaidMedia said, HttpContext context) =>
        StoreAsync(context, said.Id, IncomingKind.Media, media: KindOf(said.Kind));

    private static MediaKind KindOf(string? name) => name switch
    {
        nameof(MediaKind.Photo) => MediaKind.Photo,
        nameof(MediaKind.Video) => MediaKind.Video,
        nameof(MediaKind.Voice) => MediaKind.Voice,
        nameof(MediaKind.Document) => MediaKind.Document,
        _ => MediaKind.Other,
    };

    private async Task<IResult> StoreAsync(
        HttpContext context, Guid id, IncomingKind kind, string? text = null, string? payload = null, MediaKind? media = null)
    {
        if (id == Guid.Empty)
        {
            return TypedResults.BadRequest();
        }

        var visitor = Visitor.Of(context);
        await inbox.AcceptAsync(new IncomingMessage(WebChat.Channel, visitor.Cookie, WebChat.ExternalId(visitor.Cookie, id), kind, text, payload, media, clock.GetUtcNow()));
        sessions.Touch(visitor.Cookie);
        return TypedResults.NoContent();
    }
}
