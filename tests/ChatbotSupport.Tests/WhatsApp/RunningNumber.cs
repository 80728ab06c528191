using System.Collections.Concurrent;
using System.Net;
using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.GraphApi.Templates;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>The whole road with WhatsApp at its end, inside the test: real engine, real database file, real HTTP in both directions to the stand-in.</summary>
internal sealed class RunningNumber : IAsyncDisposable
{
    private static readonly CaseOwner Volunteer = new("00000000000000000000000000000001", "نور");

    private readonly TemporaryFolder _folder = new();
    private readonly TimeProvider _clock;
    private readonly WhatsAppSettings _settings;
    private readonly ServiceMode _service;
    private WebApplication? _host;

    private RunningNumber(GraphServer api, TimeProvider clock, ServiceMode service, WhatsAppSettings settings)
    {
        (Api, _clock, _service, _settings) = (api, clock, service, settings);
    }

    /// <summary>Meta, as far as the bot knows.</summary>
    public GraphServer Api { get; }

    /// <summary>Where Meta calls the bot.</summary>
    public Uri Webhook { get; private set; } = null!;

    /// <summary>Everything that was logged, exceptions with everything they say.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>The folder with everything the bot has written.</summary>
    public string Folder => _folder.Path;

    public static async Task<RunningNumber> StartAsync(TimeProvider? clock = null, ServiceMode service = ServiceMode.Open, Func<WhatsAppSettings, WhatsAppSettings>? settings = null)
    {
        clock ??= TimeProvider.System;
        var api = await GraphServer.StartAsync(clock);
        api.Templates.Add(new Template("new_message", "ar", "رسالة جديدة", "عرض"));
        var plain = new WhatsAppSettings
        {
            AccessToken = api.Token,
            PhoneNumberId = api.PhoneNumberId,
            AppSecret = api.AppSecret,
            VerifyToken = api.VerifyToken,
            BusinessAccountId = api.BusinessAccountId,
            GraphBaseUrl = api.Url,
            Template = "new_message",
        };
        var number = new RunningNumber(api, clock, service, settings?.Invoke(plain) ?? plain);
        await number.StartAgainAsync();
        Assert.True(await api.Webhook.SubscribeAsync(number.Webhook));
        return number;
    }

    /// <summary>Starts it on the same folder; its address is another one.</summary>
    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LogListener(Log));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services
            .AddSingleton(_clock)
            .AddStorage(new StorageOptions(Path.Combine(Folder, "data", "chatbot.db")))
            .AddPrivacy(new PrivacyOptions { KeyFolder = Path.Combine(Folder, "keys") })
            .AddTurns(new TurnOptions())
            .AddDelivery()
            .AddDesk()
            .AddSingleton(new WebSettings())
            .AddWhatsApp(_settings, _service)
            .AddWhatsAppWebhook()
            .AddSingleton<Readiness>();
        _host = builder.Build();
        _host.UseRouting();
        _host.MapWhatsApp();
        Room<CurrentPlaybook>().Swap(ShippedPlaybook.Value);
        await _host.StartAsync();
        var address = _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Webhook = new(new Uri(address), WhatsAppRoom.WebhookPath);
    }

    /// <summary>Somebody who has written and read the greeting.</summary>
    public async Task<Person> GreetedAsync(string name = "زينب", Shown shown = Shown.Both)
    {
        var person = Api.Person(name, shown);
        person.Says("مرحبا");
        await person.Screen.ShowsAsync("أهلًا بك");
        return person;
    }

    /// <summary>Somebody who asked for a human, agreed to be read, and said when they may be written to.</summary>
    public async Task<Person> WithVolunteerAsync(string reach = "أي وقت", Shown shown = Shown.Both)
    {
        var person = await GreetedAsync(shown: shown);
        person.Says("شخص من الفريق");
        await person.PressesAsync("موافقة");
        await person.PressesAsync(reach);
        await UntilAsync<long>("SELECT count(*) FROM inbox WHERE kind = 'Pressed' AND state = 'Handled'", pressed => pressed == 2);
        await TakeAsync();
        await person.Screen.ShowsAsync("نور");
        return person;
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

    /// <summary>Whoever took the case writes to the person.</summary>
    public Task WriteAsync(string text) => ActAsync(code => new WriteToPerson(Volunteer, code, text));

    /// <summary>Meta tells of the newest line of a volunteer, whatever truly became of it; by the id it was sent under unless told otherwise.</summary>
    public async Task TellsAsync(string status, string? messageId, int? error = null)
    {
        var (line, conversation, external) = Ask<(string, string, byte[])>("SELECT id, conversation_id, external_id FROM outbox WHERE kind = 'Volunteer' ORDER BY seq DESC LIMIT 1")[0];
        var sent = messageId ?? Room<Sealer>().Open(conversation, "outbox", "external_id", line, external);
        var errors = error is { } code ? $$""","errors":[{"code":{{code}}}]""" : "";
        var body = System.Text.Encoding.UTF8.GetBytes(
            $$$"""{"entry":[{"changes":[{"field":"messages","value":{"statuses":[{"id":"{{{sent}}}","status":"{{{status}}}","biz_opaque_callback_data":"{{{line}}}"{{{errors}}}}]}}]}]}""");
        Assert.Equal(200, await Api.Webhook.BringAsync(Webhook, body, GraphApi.Webhooks.SignedDelivery.Sign(body, Api.AppSecret)));
    }

    /// <summary>What became of the newest line of a volunteer.</summary>
    public Task<string> DeliveryAsync(Predicate<string> isGood) =>
        UntilAsync("SELECT state FROM outbox WHERE kind = 'Volunteer' ORDER BY seq DESC LIMIT 1", isGood);

    /// <summary>The lines of the talk, once the condition holds.</summary>
    public Task<IReadOnlyList<string>> LinesAsync(Predicate<IReadOnlyList<string>> areGood) => Eventually.HoldsAsync(
        () => Task.FromResult<IReadOnlyList<string>>(
        [
            .. Ask<(string Conversation, string Id, string Author, byte[] Text)>("SELECT conversation_id, id, author, text FROM lines ORDER BY rowid")
                .Select(line => $"{line.Author}: {Room<Sealer>().Open(line.Conversation, "lines", "text", line.Id, line.Text)}"),
        ]),
        areGood);

    /// <summary>Waits for an answer of the database.</summary>
    public Task<T> UntilAsync<T>(string sql, Predicate<T> isGood) => Eventually.HoldsAsync(() => Task.FromResult(Ask<T>(sql) is [var first, ..] ? first : default!), isGood);

    public IReadOnlyList<T> Ask<T>(string sql, object? values = null)
    {
        using var reader = Room<Database>().OpenReader();
        return reader.Query<T>(sql, values).AsList();
    }

    public T Room<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();

    /// <summary>Ends it in order.</summary>
    public async Task StopAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.StopAsync();
            await host.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await StopAsync();
        _folder.Dispose();
    }

    private async Task ActAsync(Func<string, CaseCommand> command)
    {
        var code = await UntilAsync<string?>("SELECT max(code) FROM cases WHERE state <> 'Closed'", found => found is not null);
        var outcome = await Room<Inbox>().ActAsync(Volunteer.VolunteerId, new ActOnCase(command(code!)), RowId.Draw());
        Assert.True(outcome.Done, $"{outcome.Refusal}");
    }
}
