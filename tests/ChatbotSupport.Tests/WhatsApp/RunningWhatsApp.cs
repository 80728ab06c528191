using System.Collections.Concurrent;
using System.Net;
using ChatbotSupport.BotApi;
using ChatbotSupport.Channels.Telegram;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Channels.Web;
using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Status;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.Templates;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Person = ChatbotSupport.GraphApi.People.Person;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>The whole road with WhatsApp at its end, inside the test, with the desk, the web page and, if wanted, volunteers on Telegram; with a clock that the test may move.</summary>
internal sealed class RunningWhatsApp : IAsyncDisposable
{
    /// <summary>The name of the neutral template.</summary>
    public const string Template = "new_message";

    private const int SceneInOne = 200;

    private static readonly CaseOwner Volunteer = new("00000000000000000000000000000001", "نور");

    private readonly TemporaryFolder _folder = new();
    private readonly List<HttpClient> _browsers = [];
    private readonly TimeProvider _clock;
    private readonly WhatsAppSettings _settings;
    private WebApplication? _app;
    private string _url = "http://127.0.0.1:0";

    private RunningWhatsApp(GraphServer api, BotApiServer? telegram, TimeProvider clock, WhatsAppSettings settings)
    {
        (Api, Telegram, _clock, _settings) = (api, telegram, clock, settings);
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

    public static async Task<RunningWhatsApp> StartAsync(TimeProvider? clock = null, bool withTelegram = false, Func<WhatsAppSettings, WhatsAppSettings>? settings = null)
    {
        clock ??= TimeProvider.System;
        var api = await GraphServer.StartAsync(clock);
        api.Templates.Add(new Template(Template, "ar", "رسالة جديدة", "عرض"));
        var plain = new WhatsAppSettings
        {
            AccessToken = api.Token, PhoneNumberId = api.PhoneNumberId, BusinessAccountId = api.BusinessAccountId, AppSecret = api.AppSecret, VerifyToken = api.VerifyToken,
            GraphBaseUrl = api.Url, Template = Template, MessagesPerSecond = 200,
        };
        var running = new RunningWhatsApp(api, withTelegram ? await BotApiServer.StartAsync(clock) : null, clock, settings?.Invoke(plain) ?? plain);
        await running.StartAgainAsync();
        Assert.True(await api.Webhook.SubscribeAsync(running.Hook));
        return running;
    }

    /// <summary>Starts it on the same folder and port.</summary>
    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning).AddProvider(new LogListener(Log));
        builder.WebHost.UseKestrelCore().UseUrls(_url);
        builder.Services.AddRoutingCore()
            .AddSingleton(_clock)
            .AddSingleton(new WebSettings())
            .AddStorage(new StorageOptions(Path.Combine(Folder, "data", "chatbot.db")))
            .AddPrivacy(new PrivacyOptions { KeyFolder = Path.Combine(Folder, "keys") })
            .AddTurns(new TurnOptions { FloodMessages = 200 })
            .AddDelivery()
            .AddSingleton(new StatusFolders(Folder, Path.Combine(Folder, "backups"), () => 0))
            .AddDesk()
            .AddWebChat()
            .AddWhatsApp(_settings, ServiceMode.Open)
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
            builder.Services.AddTelegram(settings, ServiceMode.Open).AddTelegramUpdates(settings).AddSingleton(new Channels.Telegram.Pace(settings, SceneInOne));
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

    /// <summary>Somebody who has written once and read the greeting.</summary>
    public async Task<Person> StartedAsync(string name = "زينب", GraphApi.People.Shown shown = GraphApi.People.Shown.Both)
    {
        var person = Api.Person(name, shown);
        person.Says("مرحبا");
        await person.Screen.ShowsAsync(message => message.IsFromBot && message.Choices.Count > 0, "the menu");
        return person;
    }

    /// <summary>Somebody in danger, who agreed that the team reads along; when they may be written to is one of the offered words.</summary>
    public async Task<Person> DangerAsync(string name = "زينب", string reach = "أي وقت", GraphApi.People.Shown shown = GraphApi.People.Shown.Both)
    {
        var person = await StartedAsync(name, shown);
        person.Says(Tests.Telegram.GroupStage.Danger);
        await person.PressesAsync("موافقة");
        await person.PressesAsync(reach);
        await UntilAsync<long>("SELECT count(*) FROM conversations WHERE reach <> 'Unasked'", count => count > 0);
        return person;
    }

    /// <summary>Somebody of the team on Telegram, approved, with the menu on their screen.</summary>
    public async Task<BotApi.People.Person> MemberAsync(string alias, bool coordinator = true, params Flag[] trained)
    {
        await Room<Roster>().InviteAsync(alias, coordinator, trained);
        await ApproveAsync(alias);
        var member = Telegram!.Person($"حساب {alias}");
        member.Starts((await Room<Invitation>().LinkAsync(alias))!.Split("?start=")[1]);
        await member.Screen.ShowsAsync($"{alias} ·");
        return member;
    }

    /// <summary>Somebody of the team at the desk, in a browser.</summary>
    public async Task<HttpClient> AtDeskAsync(string alias, bool coordinator = true, params Flag[] trained)
    {
        var path = await Room<Roster>().InviteAsync(alias, coordinator, trained);
        await ApproveAsync(alias);
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };
        _browsers.Add(browser);
        using var answer = await browser.ComeInAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>Somebody of the team takes the open case.</summary>
    public async Task TakeAsync()
    {
        await Room<Writer>().RunAsync(connection => connection.Execute(
            """
            INSERT INTO volunteers (id, alias, coordinator, trained, opted_out, capacity, on_shift_until, created_at, approved_at)
            VALUES (@VolunteerId, @Alias, 1, 'Minor Suicide', '', 5, 9999999999999, 0, 0)
            """,
            Volunteer));
        await ActAsync(code => new TakeCase(Volunteer, code));
    }

    /// <summary>The same volunteer takes it once more.</summary>
    public Task TakeAgainAsync() => ActAsync(code => new TakeCase(Volunteer, code));

    /// <summary>Whoever took the case writes to the person.</summary>
    public Task WriteAsync(string text) => ActAsync(code => new WriteToPerson(Volunteer, code, text));

    /// <summary>The talk as the desk would open it.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        .. Ask<(string Conversation, string Id, string Author, byte[]? Text)>("SELECT conversation_id, id, author, text FROM lines ORDER BY rowid")
            .Where(line => line.Text is not null).Select(line => $"{line.Author}: {Room<Sealer>().Open(line.Conversation, "lines", "text", line.Id, line.Text!)}"),
    ];

    /// <summary>The code of the newest case.</summary>
    public async Task<string> CodeAsync()
    {
        await UntilAsync<long>("SELECT count(*) FROM cases WHERE state <> 'Closed'", count => count > 0);
        return Ask<string>("SELECT code FROM cases ORDER BY rowid DESC LIMIT 1").Single();
    }

    /// <summary>Waits for an answer of the database.</summary>
    public Task<T> UntilAsync<T>(string sql, Predicate<T> isGood) => Eventually.HoldsAsync(() => Task.FromResult(Ask<T>(sql)[0]), isGood);

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

    public IReadOnlyList<T> Ask<T>(string sql)
    {
        using var reader = Room<Database>().OpenReader();
        return reader.Query<T>(sql).AsList();
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
    }

    private Task<int> ApproveAsync(string alias) => Room<Writer>().RunAsync(connection => connection.Execute(
        "UPDATE volunteers SET approved_at = created_at WHERE alias = @alias; DELETE FROM alerts WHERE alert = 'MemberPending'", new { alias }));

    private async Task ActAsync(Func<string, CaseCommand> command)
    {
        var outcome = await Room<Inbox>().ActAsync(Volunteer.VolunteerId, new ActOnCase(command(await CodeAsync())), RowId.Draw());
        Assert.True(outcome.Done, $"{outcome.Refusal}");
    }
}
