using System.Net;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>The service's number on WhatsApp, through Meta's Cloud API.</summary>
public static class WhatsAppRoom
{
    /// <summary>The name of the channel.</summary>
    public const string Channel = ChannelTraits.WhatsApp;

    /// <summary>Where Meta calls us.</summary>
    public const string WebhookPath = "/webhooks/whatsapp";

    private const string Client = "graph";

    /// <summary>Adds the way to people on WhatsApp.</summary>
    /// <param name="services">The rooms.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="service">Who is answered, where the settings say so.</param>
    public static IServiceCollection AddWhatsApp(this IServiceCollection services, WhatsAppSettings settings, ServiceMode? service)
    {
        services.TryAddSingleton(provider => new ServiceState(service, provider.GetRequiredService<Storage.Database>()));
        // No logger: it would write the ids of our account, and beside other packages' filters one day the token.
        services.AddHttpClient(Client, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                PooledConnectionLifetime = WhatsAppLimits.ConnectionLifetime,
                AutomaticDecompression = DecompressionMethods.All,
                UseCookies = false,
                AllowAutoRedirect = false,
                ConnectCallback = Connecting.OnlyTo(settings.GraphBaseUrl, WhatsAppLimits.ConnectTimeout),
            })
            .AddResilienceHandler(Client, GraphResilience.Configure);
        return services
            .AddSingleton(settings)
            .AddSingleton(provider => new GraphApi(provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client), settings))
            .AddSingleton<Pace>()
            .AddSingleton<StandingRows>()
            .AddSingleton<WhatsAppStanding>()
            .AddSingleton<EarlyStatuses>()
            .AddSingleton<StatusRows>()
            .AddSingleton<IChannel, WhatsAppChannel>();
    }

    /// <summary>Adds what takes messages in and watches over the number.</summary>
    public static IServiceCollection AddWhatsAppWebhook(this IServiceCollection services) => services
        .AddSingleton<Statuses>().AddSingleton<Announcements>().AddSingleton<WebhookBodies>().AddSingleton<ReadMarks>().AddSingleton<Deliveries>().AddSingleton<WebhookEndpoint>().AddSingleton<Unconfirmed>().AddHostedService<NumberWatch>();

    /// <summary>Maps the webhook, if WhatsApp is on.</summary>
    public static WebApplication MapWhatsApp(this WebApplication app)
    {
        if (app.Services.GetService<WebhookEndpoint>() is { } endpoint)
        {
            app.MapGet(WebhookPath, (Microsoft.AspNetCore.Http.HttpRequest request) => endpoint.Prove(request));
            app.MapPost(WebhookPath, (Delegate)endpoint.TakeAsync).WithMetadata(new RequestSizeLimitAttribute(WhatsAppLimits.WebhookBytes));
        }

        return app;
    }
}
