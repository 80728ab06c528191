using ChatbotSupport.GraphApi.Faults;
using ChatbotSupport.GraphApi.Http;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.GraphApi.Rates;
using ChatbotSupport.GraphApi.Templates;
using ChatbotSupport.GraphApi.Webhooks;
using ChatbotSupport.StandIn.Http;
using ChatbotSupport.StandIn.Stage;

namespace ChatbotSupport.GraphApi;

/// <summary>Meta's WhatsApp Cloud API on this machine, with the people who write to the business: strict where the real one is strict.</summary>
public sealed class GraphServer : IAsyncDisposable
{
    private readonly World _world;
    private readonly Loopback _server;
    private readonly CancellationTokenSource _stopping = new();
    private Task _deliveries = Task.CompletedTask;

    private GraphServer(TimeProvider clock, int port)
    {
        _world = new World(clock, "106540000000001", "15550000001");
        Requests = new RequestLog<GraphRequest>(_world);
        Faults = new FaultPlan(_world);
        Webhook = new WebhookDelivery(_world, this);
        var endpoint = new Endpoint(this, _world, Requests, Faults);

        _server = new Loopback(port, http => Stage is { } play && http.Request.Path == StagePage.Path
            ? new StagePage(play).ServeAsync(http)
            : endpoint.ServeAsync(http, _stopping.Token));
    }

    /// <summary>Where it listens; what the product's <c>WhatsApp:GraphBaseUrl</c> is set to.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Of the right shape; it opens nothing anywhere, like the other secrets here.</summary>
    public string Token { get; set; } = "EAAstandInTokenThatOpensNothing";

    /// <summary>The key with which deliveries are signed.</summary>
    public string AppSecret { get; } = "5ec2e75ec2e75ec2e75ec2e75ec2e75e";

    /// <summary>The word that is asked back when the webhook is set up.</summary>
    public string VerifyToken { get; } = "stand-in-verify-token";

    public string BusinessAccountId { get; } = "102290000000001";

    public string PhoneNumberId => _world.PhoneNumberId;

    /// <summary>Every call that arrived.</summary>
    public RequestLog<GraphRequest> Requests { get; }

    /// <summary>What will go wrong.</summary>
    public FaultPlan Faults { get; }

    /// <summary>The way in which the product hears of what happens.</summary>
    public WebhookDelivery Webhook { get; }

    /// <summary>How fast the business may write; off unless a test turns it on.</summary>
    public RateLimits Rates => _world.Rates;

    public TemplateShelf Templates => _world.Templates;

    public Billing Billing => _world.Billing;

    /// <summary>The token has run out; every call is refused with 401 and code 190.</summary>
    public bool IsTokenExpired { get; set; }

    public bool IsNumberRegistered { get; set; } = true;

    /// <summary>Too many people complained of the number; it still serves.</summary>
    public bool IsNumberFlagged { get; set; }

    /// <summary>A closed window is told at once instead of later, with a status; the real server does either.</summary>
    public bool RefusesClosedWindowAtOnce
    {
        get => _world.RefusesClosedWindowAtOnce;
        set => _world.RefusesClosedWindowAtOnce = value;
    }

    /// <summary>Lets another process play people by lines; only where the stand-in is a process of its own.</summary>
    internal IPlay? Stage { get; set; }

    public static async Task<GraphServer> StartAsync(TimeProvider? clock = null, int port = 0)
    {
        var server = new GraphServer(clock ?? TimeProvider.System, port);
        server.Url = await server._server.StartAsync();
        server._deliveries = server.Webhook.RunAsync(server._stopping.Token);
        return server;
    }

    /// <summary>Somebody new with a phone, who has not written yet.</summary>
    public Person Person(string name, Shown shown = Shown.Both)
    {
        lock (_world.Gate)
        {
            var person = _world.NewPerson(name);
            person.Shown = shown;
            return person;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _deliveries;
        Webhook.Dispose();
        await _server.DisposeAsync();
        _stopping.Dispose();
    }
}
