using ChatbotSupport.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Channels.Web;

/// <summary>The person's page at `/`: the chat in a browser, without an account and without a trace.</summary>
public static class WebChat
{
    /// <summary>The name of this channel.</summary>
    public const string Channel = Mailbox.Channel;

    /// <summary>
    /// What a message is recognised by: the browser's own id together with its session. When the answer to a call is lost and with it the cookie,
    /// the same call comes again from a new session, and it is theirs, not a repetition for somebody nobody can be any more.
    /// </summary>
    public static string ExternalId(string cookie, Guid id) => $"{cookie} {id}";

    /// <summary>Adds what the page needs.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services) => services
        .AddSingleton<Sessions>()
        .AddSingleton<MachineBrake>()
        .AddSingleton<PageFiles>()
        .AddSingleton<SaidEndpoints>()
        .AddSingleton<SessionEndpoints>()
        .AddSingleton<LineStream>();

    /// <summary>Maps the page, its files and its calls.</summary>
    public static WebApplication MapWebChat(this WebApplication app)
    {
        PageHeaders.Use(app);
        var files = app.Services.GetRequiredService<PageFiles>();
        app.MapGet("/", () => files.Page());
        app.MapGet("/n", files.Notes);
        app.MapGet("/assets/{name}", (string name) => files.Asset(name));

        var calls = app.MapGroup("/chat")
            .AddEndpointFilter<SameOriginFilter>()
            .WithMetadata(new RequestSizeLimitAttribute(WebLimits.SmallBytes));
        var session = app.Services.GetRequiredService<SessionEndpoints>();

        // Leaving is never slowed down and needs no unlocked page.
        calls.MapPost("/leave", session.LeaveAsync);
        calls.MapPost("/end", (HttpContext context) => session.End(context));

        var braked = calls.MapGroup("").AddEndpointFilter(app.Services.GetRequiredService<MachineBrake>());
        braked.MapPost("/open", session.OpenAsync);
        braked.MapPost("/unlock", (HttpContext context) => session.Unlock(context));

        var known = braked.MapGroup("").AddEndpointFilter<VisitorFilter>();
        var said = app.Services.GetRequiredService<SaidEndpoints>();
        var stream = app.Services.GetRequiredService<LineStream>();
        known.MapPost("/messages", said.WriteAsync).WithMetadata(new RequestSizeLimitAttribute(WebLimits.TextBytes));
        known.MapPost("/press", said.PressAsync);
        known.MapPost("/media", said.SendMediaAsync);
        known.MapPost("/ack", session.AcknowledgeAsync);
        known.MapPost("/here", (HttpContext context) => session.Stay(context));
        known.MapGet("/stream", (HttpContext context) => stream.Open(context));
        return app;
    }
}
