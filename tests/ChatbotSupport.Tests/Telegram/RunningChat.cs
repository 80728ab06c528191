using System.Collections.Concurrent;
using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Channels.Telegram;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>The whole road with Telegram at its end, inside the test: real engine, real database file, real HTTP to the stand-in. Can be ended and started again.</summary>
internal sealed class RunningChat : IAsyncDisposable
{
    /// <summary>Messages to one chat at once in tests that are not about the pace: a whole scene, so that it is not played at one line a second.</summary>
    private const int SceneInOne = 200;

    private static readonly CaseOwner Volunteer = new("00000000000000000000000000000001", "نور");

    private readonly TemporaryFolder _folder = new();
    private readonly LogNet _net = new();
    private readonly TimeProvider _clock;
    private readonly ServiceMode _service;
    private readonly TelegramSettings _settings;
    private IHost? _host;

    private RunningChat(BotApiServer api, TimeProvider clock, ServiceMode service, TelegramSettings settings)
    {
        (Api, _clock, _service, _settings) = (api, clock, service, settings);
    }

    /// <summary>Telegram, as far as the bot knows.</summary>
    public BotApiServer Api { get; }

    /// <summary>Everything that was logged, exceptions with everything they say.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    private bool KeepsApi { get; init; }

    private TurnOptions Turns { get; init; } = new();

    private CallPatience? Patience { get; init; }

    private bool KeepsPace { get; init; }

    private WebSettings Web { get; init; } = new();

    /// <summary>The folder with everything the bot has written.</summary>
    public string Folder => _folder.Path;

    public static async Task<RunningChat> StartAsync(
        TimeProvider? clock = null, ServiceMode service = ServiceMode.Open, Func<TelegramSettings, TelegramSettings>? settings = null, BotApiServer? api = null,
        bool keepsApi = false, TurnOptions? turns = null, CallPatience? patience = null, bool keepsPace = false, WebSettings? web = null)
    {
        clock ??= TimeProvider.System;
        api ??= await BotApiServer.StartAsync(clock);
        var plain = new TelegramSettings { BotToken = api.Token, ApiBaseUrl = api.Url };
        var chat = new RunningChat(api, clock, service, settings?.Invoke(plain) ?? plain) { KeepsApi = keepsApi, Turns = turns ?? new(), Patience = patience, KeepsPace = keepsPace, Web = web ?? new() };
        await chat.StartAgainAsync();
        return chat;
    }

    /// <summary>Starts it on the same folder.</summary>
    public async Task StartAgainAsync(ServiceMode? service = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LogListener(Log)).AddProvider(_net);
        builder.Services
            .AddSingleton(_clock)
            .AddStorage(new StorageOptions(Path.Combine(Folder, "data", "chatbot.db")))
            .AddPrivacy(new PrivacyOptions { KeyFolder = Path.Combine(Folder, "keys") })
            .AddTurns(Turns)
            .AddDelivery()
            .AddDesk()
            .AddSingleton(Web)
            .AddTelegram(_settings, service ?? _service, Patience)
            .AddTelegramUpdates(_settings)
            .AddSingleton<Readiness>();
        if (!KeepsPace)
        {
            builder.Services.AddSingleton(new Pace(_settings, SceneInOne));
        }

        _host = builder.Build();
        Room<CurrentPlaybook>().Swap(ShippedPlaybook.Value);
        await _host.StartAsync();
    }

    /// <summary>Ends it in order.</summary>
    public async Task StopAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.StopAsync();
            if (host is IAsyncDisposable all)
            {
                await all.DisposeAsync();
            }
        }
    }

    /// <summary>Somebody who has pressed Start and read the greeting.</summary>
    public async Task<Person> StartedAsync(string name = "زينب")
    {
        var person = Api.Person(name);
        person.Starts();
        await person.Screen.ShowsAsync("أهلًا بك");
        await person.Screen.ShowsAsync(message => message.Buttons.Any(), "the menu");
        return person;
    }

    /// <summary>Somebody of the team whose account the invitation's link bound: approved, with the menu on their screen.</summary>
    public async Task<Person> MemberAsync(string alias, bool coordinator = false, string name = "متطوعة", params Flag[] trained)
    {
        await Room<Roster>().InviteAsync(alias, coordinator, trained);
        await Room<Writer>().RunAsync(connection => connection.Execute("UPDATE volunteers SET approved_at = created_at WHERE alias = @alias", new { alias }));
        var member = Api.Person(name);
        member.Starts(await TokenAsync(alias));
        await member.Screen.ShowsAsync($"{alias} ·");
        return member;
    }

    /// <summary>The payload of the link that an invitation gives.</summary>
    public async Task<string> TokenAsync(string alias) => (await Room<Invitation>().LinkAsync(alias))!.Split("?start=")[1];

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

    /// <summary>From now on the open case is with this member.</summary>
    public Task<int> OwnedAsync(string alias) => Room<Writer>().RunAsync(connection => connection.Execute(
        "UPDATE cases SET owner_id = (SELECT id FROM volunteers WHERE alias = @alias), owner_alias = @alias WHERE state = 'Owned'", new { alias }));

    /// <summary>Whoever took the case writes to the person.</summary>
    public Task WriteAsync(string text) => ActAsync(code => new WriteToPerson(Volunteer, code, text));

    /// <summary>The talk as the desk would open it, once the condition holds.</summary>
    public Task<IReadOnlyList<string>> LinesAsync(Predicate<IReadOnlyList<string>> areGood) => Eventually.HoldsAsync(
        () => Task.FromResult<IReadOnlyList<string>>(
        [
            .. Ask<(string Conversation, string Id, string Author, byte[] Text)>("SELECT conversation_id, id, author, text FROM lines ORDER BY rowid")
                .Select(line => $"{line.Author}: {Room<Sealer>().Open(line.Conversation, "lines", "text", line.Id, line.Text)}"),
        ]),
        areGood);

    /// <summary>Waits until everything planned has gone wrong.</summary>
    public Task<int> FaultsAsync() => Eventually.HoldsAsync(() => Task.FromResult(Api.Faults.Left), left => left == 0);

    /// <summary>Waits for an answer of the database.</summary>
    public Task<T> UntilAsync<T>(string sql, Predicate<T> isGood) => Eventually.HoldsAsync(() => Task.FromResult(Ask<T>(sql)[0]), isGood);

    public IReadOnlyList<T> Ask<T>(string sql, object? values = null)
    {
        using var reader = Room<Database>().OpenReader();
        return reader.Query<T>(sql, values).AsList();
    }

    public T Room<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (!KeepsApi)
        {
            await Api.DisposeAsync();
        }

        _folder.Dispose();
        _net.AssertClean();
    }

    private async Task ActAsync(Func<string, CaseCommand> command)
    {
        var code = await UntilAsync<string?>("SELECT max(code) FROM cases WHERE state <> 'Closed'", found => found is not null);
        var outcome = await Room<Inbox>().ActAsync(Volunteer.VolunteerId, new ActOnCase(command(code!)), RowId.Draw());
        Assert.True(outcome.Done, $"{outcome.Refusal}");
    }
}
