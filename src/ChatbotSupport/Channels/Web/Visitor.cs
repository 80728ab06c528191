using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>The person behind a call: their session cookie and the conversation it leads to.</summary>
public sealed record Visitor(string Cookie, string ConversationId)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(Visitor);

    /// <summary>The visitor that <see cref="VisitorFilter"/> let in.</summary>
    public static Visitor Of(HttpContext context) =>
        context.Features.Get<Visitor>() ?? throw new InvalidOperationException("The endpoint lacks the visitor filter.");
}
