using ChatbotSupport.Channels.Web;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Web;

/// <summary>The person's page on the real road and the shipped playbook, on loopback, with a clock that the test moves.</summary>
public sealed class PageHost : IAsyncDisposable
{
    private static readonly CaseOwner Volunteer = new("00000000000000000000000000000001", "نور");

    private readonly TemporaryFolder _folder = new();
    private readonly LogNet _net = new();
    private WebApplication? _app;

    /// <summary>The clock of everything; 14 July 2026, 21:20 in Baghdad at first.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 7, 14, 18, 20, 0, TimeSpan.Zero));

    /// <summary>Where the page is.</summary>
    public string Url { get; private set; } = "http://127.0.0.1:0";

    /// <summary>Starts one.</summary>
    public static async Task<PageHost> StartAsync()
    {
        var host = new PageHost();
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>Starts it on the same folder and port.</summary>
    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(Url);
        builder.Logging.ClearProviders().AddProvider(_net);
        builder.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new WebSettings())
            .AddStorage(new StorageOptions(Path.Combine(_folder.Path, "data", "chatbot.db")))
            .AddPrivacy(new PrivacyOptions { KeyFolder = Path.Combine(_folder.Path, "keys") })
            .AddTurns(new TurnOptions())
            .AddDelivery()
            .AddWebChat();
        _app = builder.Build();
        Room<CurrentPlaybook>().Swap(Conversations.ShippedPlaybook.Value);
        _app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        _app.MapWebChat();
        await _app.StartAsync();
        Url = _app.Urls.First();
    }

    /// <summary>Ends it; the folder stays.</summary>
    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    /// <summary>Lets time pass, and one beat more so that open pages notice.</summary>
    public void Pass(TimeSpan time)
    {
        Clock.Advance(time);
        Clock.Advance(WebLimits.Beat);
    }

    /// <summary>What people sent, by kind, in order.</summary>
    public IReadOnlyList<string> Stored()
    {
        using var connection = Room<Database>().OpenReader();
        return connection.Query<string>("SELECT kind FROM inbox WHERE channel = 'web' ORDER BY number").AsList();
    }

    /// <summary>Whether everything that was sent had its turn.</summary>
    public bool IsIdle()
    {
        using var connection = Room<Database>().OpenReader();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'") == 0;
    }

    /// <summary>Whether a turn has erased somebody whose last line is not on its way yet.</summary>
    public bool IsErasing()
    {
        using var connection = Room<Database>().OpenReader();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM timers WHERE kind = 'Ending'") != 0;
    }

    /// <summary>Statements that were run on the database.</summary>
    public long Statements => Room<Database>().StatementsRun;

    /// <summary>How many people can be reached.</summary>
    public long People()
    {
        using var connection = Room<Database>().OpenReader();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM addresses");
    }

    /// <summary>What people wrote, in order, once it is as much as expected.</summary>
    public Task<IReadOnlyList<string>> WrittenAsync(int count) => Until.NotNullAsync(() =>
    {
        using var connection = Room<Database>().OpenReader();
        var sealer = Room<Sealer>();
        IReadOnlyList<string> lines = [.. connection
            .Query<(string Conversation, string Id, byte[] Text)>("SELECT conversation_id, id, text FROM lines WHERE author = 'Person' ORDER BY rowid")
            .Select(line => sealer.Open(line.Conversation, "lines", "text", line.Id, line.Text)!)];
        return lines.Count >= count ? lines : null;
    });

    /// <summary>Somebody of the team takes the open case.</summary>
    public async Task TakeAsync()
    {
        await Room<Writer>().RunAsync(connection => connection.Execute(
            """
            INSERT INTO volunteers (id, alias, coordinator, trained, opted_out, capacity, on_shift_until, created_at, approved_at)
            VALUES (@VolunteerId, @Alias, 1, '', '', 5, 9999999999999, 0, 0)
            """,
            Volunteer));
        await ActAsync(code => new TakeCase(Volunteer, code));
    }

    /// <summary>Whoever took the case writes to the person.</summary>
    public Task WriteAsync(string text) => ActAsync(code => new WriteToPerson(Volunteer, code, text));

    /// <summary>Whoever took the case asks something with yes and no as buttons.</summary>
    public Task AskAsync(string text) => ActAsync(code => new AskYesNo(Volunteer, code, text));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
        _net.AssertClean();
    }

    private async Task ActAsync(Func<string, CaseCommand> command)
    {
        var code = await Until.NotNullAsync(() =>
        {
            using var connection = Room<Database>().OpenReader();
            return connection.QuerySingleOrDefault<string>("SELECT code FROM cases WHERE state <> 'Closed'");
        });
        var outcome = await Room<Inbox>().ActAsync(Volunteer.VolunteerId, new ActOnCase(command(code)), Guid.CreateVersion7().ToString());
        Assert.True(outcome.Done, $"{outcome.Refusal}");
    }

    private T Room<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();
}
