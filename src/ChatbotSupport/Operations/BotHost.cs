using System.Net;
using ChatbotSupport.Channels.Telegram;
using ChatbotSupport.Channels.Web;
using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Desk;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Operations.Metrics;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Playbooks.Publishing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace ChatbotSupport.Operations;

/// <summary>Puts the rooms together into the one process that serves people and volunteers.</summary>
public static class BotHost
{
    /// <summary>Bytes of a request: the longest message of a person is far below.</summary>
    private const int MaxRequestBytes = 64 * 1024;

    /// <summary>A body that comes more slowly is none that a phone sends: it holds a place until somebody else finds none.</summary>
    private const double SlowestBytesPerSecond = 240;

    /// <summary>Seconds a request may take to arrive with its headers.</summary>
    private const int HeaderSeconds = 15;

    /// <summary>Builds it; nothing runs yet.</summary>
    public static WebApplication Build(Surroundings surroundings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = surroundings.Paths.Root });
        var settings = surroundings.Settings;
        AddLogs(builder.Logging, settings.Logs);
        AddWeb(builder, settings);
        builder.Services
            .AddRooms(surroundings, TimeProvider.System)
            .AddHostedService<DamageWatch>()
            .AddHostedService<ClockWatch>()
            .AddHostedService<ReviewWatch>()
            .AddHostedService<DailyBackup>()
            .AddHostedService<NeighbourWatch>()
            .AddSingleton(new WatchOptions(surroundings.PlaybookFolder, surroundings.AutoPublish, surroundings.IsPublic, settings.Desk.Zone))
            .AddHostedService<PlaybookWatch>()
            .AddSingleton<Readiness>()
            .AddWebChat();
        if (settings.Telegram.IsOn)
        {
            builder.Services.AddTelegramUpdates(settings.Telegram);
        }

        if (settings.WhatsApp.IsOn)
        {
            builder.Services.AddWhatsAppWebhook();
        }

        if (settings.Metrics.Enabled)
        {
            builder.Services.AddSingleton(settings.Metrics).AddHostedService<MetricsDoor>();
        }

        return builder.Build();
    }

    /// <summary>Maps the pages. Apart from building, because the pages open database and keys, and whether these can be used is asked before.</summary>
    public static void MapPages(WebApplication app, AllSettings settings)
    {
        if (settings.Web.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseHostFiltering();
        SilentDoors.Use(app);
        app.UseRouting();
        app.MapHealth();
        app.MapTelegram();
        app.MapWhatsApp();
        if (settings.Web.PersonChat)
        {
            app.MapWebChat();
        }

        if (settings.Web.Desk)
        {
            app.MapDesk();
        }

        app.Urls.Add(settings.Web.Listen);
    }

    /// <summary>Builds the rooms for a verb that changes something: with the loops when nothing else runs them.</summary>
    public static IHost BuildWithoutPages(Surroundings surroundings, bool withLoops)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        AddLogs(builder.Logging, new LogSettings { Format = surroundings.Settings.Logs.Format, Level = LogLevel.Warning });
        builder.Services.AddRooms(surroundings, TimeProvider.System, isPassing: true);
        if (!withLoops)
        {
            builder.Services.RemoveAll<IHostedService>().AddHostedService<NeighbourOutcomes>();
        }

        return builder.Build();
    }

    /// <summary>Adds the log that writes codes only.</summary>
    public static void AddLogs(ILoggingBuilder logging, LogSettings settings)
    {
        logging.SetMinimumLevel(settings.Level);
        logging.AddFilter("Microsoft", level => level >= LogLevel.Warning && level >= settings.Level);
        logging.AddFilter("Polly", LogLevel.None); // whoever calls says what failed, in codes
        logging.AddConsole(options =>
        {
            options.FormatterName = CodeLog.FormatterName;
            options.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.Services.AddSingleton(settings).AddSingleton<ConsoleFormatter, CodeLog>();
    }

    private static void AddWeb(WebApplicationBuilder builder, AllSettings settings)
    {
        var web = settings.Web;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(HeaderSeconds);
            kestrel.Limits.MinRequestBodyDataRate = new(SlowestBytesPerSecond, TimeSpan.FromSeconds(web.SlowBodySeconds));
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostFilteringOptions>(options => (options.AllowedHosts, options.AllowEmptyHosts) = ([.. KnownHosts(settings)], false));
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in web.TrustedProxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                {
                    options.KnownProxies.Add(address);
                }
                else
                {
                    options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
                }
            }
        });
    }

    // Any other name means that somebody's page points its own name at this computer to reach the desk.
    private static IEnumerable<string> KnownHosts(AllSettings settings)
    {
        var web = settings.Web;
        var hosts = new List<string> { "localhost", "127.0.0.1", "[::1]", web.ListenUri.Host };
        if (web.PublicUrl is { } address)
        {
            hosts.Add(new Uri(address).Host);
        }

        if (settings.Telegram is { IsOn: true, Mode: TelegramMode.Webhook, WebhookUrl: { } called })
        {
            hosts.Add(new Uri(called).Host);
        }

        if (settings.WhatsApp is { IsOn: true, WebhookUrl: { Length: > 0 } handedOver })
        {
            hosts.Add(new Uri(handedOver).Host);
        }

        return hosts.Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
