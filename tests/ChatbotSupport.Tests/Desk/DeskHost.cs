using System.Net;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Content;
using ChatbotSupport.Desk.Status;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatbotSupport.Tests.Desk;

/// <summary>The desk on real HTTP with a real database, for tests.</summary>
public sealed class DeskHost : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("desk").FullName;
    private readonly LogNet _net = new();
    private readonly WebApplication _app;

    private DeskHost(TimeProvider clock)
    {
        Clock = clock;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_net);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddStorage(new StorageOptions(Path.Combine(_folder, "data", "desk.db"))).AddPrivacy(new PrivacyOptions { KeyFolder = Path.Combine(_folder, "keys") }).AddSingleton(clock)
            .AddTurns(new TurnOptions()).AddDelivery()
            .AddPlaybooks(Path.Combine(_folder, "data")).AddSingleton(new ContentFolder(Content, Auto: false, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")))
            .AddSingleton(new StatusFolders(_folder, Path.Combine(_folder, "backups"), TimeProvider.System, () => 0)).AddDesk();
        _app = builder.Build();
        _app.Services.GetRequiredService<CurrentPlaybook>().Swap(Conversations.ShippedPlaybook.Value);
        _app.MapDesk();
        Database = _app.Services.GetRequiredService<Database>();
    }

    public TimeProvider Clock { get; }

    /// <summary>The folder that operators edit on the machine.</summary>
    public string Content => Path.Combine(_folder, "content");

    public Database Database { get; }

    public Uri Address { get; private set; } = null!;

    public Roster Roster => _app.Services.GetRequiredService<Roster>();

    public Membership Membership => _app.Services.GetRequiredService<Membership>();

    public VolunteerAccounts Accounts => _app.Services.GetRequiredService<VolunteerAccounts>();

    public ShiftEnds ShiftEnds => _app.Services.GetRequiredService<ShiftEnds>();

    public PlaybookArchive Archive => _app.Services.GetRequiredService<PlaybookArchive>();

    public CurrentPlaybook Playbook => _app.Services.GetRequiredService<CurrentPlaybook>();

    public LearntFolder Learnt => _app.Services.GetRequiredService<LearntFolder>();

    public Inbox Inbox => _app.Services.GetRequiredService<Inbox>();

    public ClockTrust Trust => _app.Services.GetRequiredService<ClockTrust>();

    public Retention Retention => _app.Services.GetRequiredService<Retention>();

    public Changes Changes => _app.Services.GetRequiredService<Changes>();

    public PersonKeys Keys => _app.Services.GetRequiredService<PersonKeys>();

    public Sealer Sealer => _app.Services.GetRequiredService<Sealer>();

    /// <summary>Every address it answers at.</summary>
    public IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Doors => _app.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints;

    public Writer Writer => _app.Services.GetRequiredService<Writer>();

    public static async Task<DeskHost> StartAsync(TimeProvider? clock = null)
    {
        var host = new DeskHost(clock ?? TimeProvider.System);
        await host._app.StartAsync();
        var address = host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        host.Address = new Uri(address);
        return host;
    }

    public HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };

    public async Task<HttpClient> SignedInAsync(string alias, bool coordinator = false, params Flag[] trained)
    {
        var path = await InviteApprovedAsync(alias, coordinator, trained);
        var browser = Browser();
        var answer = await browser.ComeInAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>A link for somebody whom the coordinators approved long ago.</summary>
    public async Task<string> InviteApprovedAsync(string alias, bool coordinator, params Flag[] trained)
    {
        var path = await Roster.InviteAsync(alias, coordinator, trained);
        await Writer.RunAsync(connection => connection.Execute(
            "update volunteers set approved_at = created_at where alias = @alias; delete from alerts where alert = 'MemberPending'", new { alias }));
        return path;
    }

    public T One<T>(string sql, object? values = null)
    {
        using var connection = Database.OpenReader();
        return connection.ExecuteScalar<T>(sql, values)!;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(); // disposing alone leaves the loops at work in the folder
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        _net.AssertClean();
    }
}
