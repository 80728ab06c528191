using System.Collections.Concurrent;
using ChatbotSupport.BotApi;
using ChatbotSupport.Channels.Telegram;
using ChatbotSupport.Channels.Web;
using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Content;
using ChatbotSupport.Desk.Status;
using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.Templates;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>The whole road with WhatsApp at its end, inside the test, with the desk, the web page and, if wanted, volunteers on Telegram; with a clock that the test may move.</summary>
internal sealed partial class RunningWhatsApp : IAsyncDisposable
{
    /// <summary>The name of the neutral template.</summary>
    public const string Template = "new_message";

    private const int SceneInOne = 200;

    private readonly TemporaryFolder _folder = new();
    private readonly LogNet _net = new();
    private readonly List<HttpClient> _browsers = [];
    private readonly TimeProvider _clock;
    private readonly WhatsAppSettings _settings;
    private readonly ServiceMode _service;
    private WebApplication? _app;
    private string _url = "http://127.0.0.1:0";

    private RunningWhatsApp(GraphServer api, BotApiServer? telegram, TimeProvider clock, ServiceMode service, WhatsAppSettings settings)
    {
        (Api, Telegram, _clock, _service, _settings) = (api, telegram, clock, service, settings);
    }

    /// <summary>Meta, as far as the bot knows.</summary>
    public GraphServer Api { get; }

    /// <summary>Where volunteers are; nothing where they are at the desk only.</summary>
    public BotApiServer? Telegram { get; }

    /// <summary>Everything that was logged, exceptions with everything they say.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    public string Folder => _folder.Path;

    /// <summary>Where its pages and webhooks are.</summary>
    public Uri Address => new(_url);

    public Uri Hook => new(Address, WhatsAppRoom.WebhookPath);

    public static async Task<RunningWhatsApp> StartAsync(TimeProvider? clock = null, bool withTelegram = false, Func<WhatsAppSettings, WhatsAppSettings>? settings = null, ServiceMode service = ServiceMode.Open)
    {
        clock ??= TimeProvider.System;
        var api = await GraphServer.StartAsync(clock);
        api.Templates.Add(new Template(Template, "ar", "رسالة جديدة", "عرض"));
        var plain = new WhatsAppSettings
        {
            AccessToken = api.Token, PhoneNumberId = api.PhoneNumberId, BusinessAccountId = api.BusinessAccountId, AppSecret = api.AppSecret, VerifyToken = api.VerifyToken,
            GraphBaseUrl = api.Url, Template = Template, MessagesPerSecond = 200,
        };
        var running = new RunningWhatsApp(api, withTelegram ? await BotApiServer.StartAsync(clock) : null, clock, service, settings?.Invoke(plain) ?? plain);
        await running.StartAgainAsync();
        Assert.True(await api.Webhook.SubscribeAsync(running.Hook));
        return running;
    }

    /// <summary>Starts it on the same folder and port.</summary>
    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning).AddProvider(new LogListener(Log)).AddProvider(_net);
        builder.WebHost.UseKestrelCore().UseUrls(_url);
        builder.Services.AddRoutingCore()
            .AddSingleton(_clock)
            .AddSingleton(new WebSettings())
            .AddStorage(new StorageOptions(Path.Combine(Folder, "data", "chatbot.db")))
            .AddPrivacy(new PrivacyOptions { KeyFolder = Path.Combine(Folder, "keys") })
            .AddTurns(new TurnOptions { FloodMessages = 200 })
            .AddDelivery()
            .AddPlaybooks(Path.Combine(Folder, "data")).AddSingleton(new ContentFolder(Path.Combine(Folder, "content"), Auto: false, TimeZoneInfo.Utc))
            .AddSingleton(new StatusFolders(Folder, Path.Combine(Folder, "backups"), TimeProvider.System, () => 0))
            .AddDesk()
            .AddWebChat()
            .AddWhatsApp(_settings, _service)
            .AddWhatsAppWebhook()
            .AddSingleton<Readiness>();
        if (_clock is Microsoft.Extensions.Time.Testing.FakeTimeProvider)
        {
            // The pace is one of real time: hours that pass in a moment must not use it up.
            builder.Services.AddSingleton(new Channels.WhatsApp.Pace(_settings, 10 * SceneInOne));
        }

        if (Telegram is { } telegram)
        {
            var settings = new TelegramSettings { BotToken = telegram.Token, ApiBaseUrl = telegram.Url };
            builder.Services.AddTelegram(settings, _service).AddTelegramUpdates(settings).AddSingleton(new Channels.Telegram.Pace(settings, SceneInOne));
        }

        _app = builder.Build();
        Room<CurrentPlaybook>().Swap(ShippedPlaybook.Value);
        _app.MapHealth();
        _app.MapWhatsApp();
        _app.MapWebChat();
        _app.MapDesk();
        await _app.StartAsync();
        _url = _app.Urls.First();
    }

    /// <summary>Ends it in order.</summary>
    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    /// <summary>Waits for an answer of the database.</summary>
    public Task<T> UntilAsync<T>(string sql, Predicate<T> isGood) => Eventually.HoldsAsync(() => Task.FromResult(Ask<T>(sql) is [var first, ..] ? first : default!), isGood);

    /// <summary>Waits until nothing is left to be answered or sent.</summary>
    public async Task QuietAsync()
    {
        try
        {
            await UntilAsync<long>("SELECT (SELECT count(*) FROM inbox WHERE state = 'Waiting') + (SELECT count(*) FROM outbox WHERE state = 'Queued')", left => left == 0);
        }
        catch (TimeoutException)
        {
            // The log holds codes only: it may be shown.
            throw new TimeoutException(string.Join('\n', Log.Where(line => !line.StartsWith("Trace", StringComparison.Ordinal) && !line.StartsWith("Debug", StringComparison.Ordinal)).TakeLast(20)));
        }
    }

    public IReadOnlyList<T> Ask<T>(string sql, object? values = null)
    {
        using var reader = Room<Database>().OpenReader();
        return reader.Query<T>(sql, values).AsList();
    }

    public T Room<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await StopAsync();
        await Api.DisposeAsync();
        if (Telegram is { } telegram)
        {
            await telegram.DisposeAsync();
        }

        _folder.Dispose();
        _net.AssertClean();
    }
}
