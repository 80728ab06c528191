using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.Http;
using ChatbotSupport.BotApi.Methods;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.BotApi.Rates;
using ChatbotSupport.BotApi.Updates;
using ChatbotSupport.StandIn.Faults;
using ChatbotSupport.StandIn.Http;
using ChatbotSupport.StandIn.Stage;

namespace ChatbotSupport.BotApi;

/// <summary>Telegram's Bot API on this machine, with the people who write to the bot: strict where the real one is strict.</summary>
public sealed class BotApiServer : IAsyncDisposable
{
    /// <summary>A token of the right shape that opens nothing anywhere.</summary>
    public const string DefaultToken = "5550001:stand-in-token-that-opens-nothing";

    private readonly World _world;
    private readonly Loopback _server;
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebhookDelivery _webhook;
    private Task _deliveries = Task.CompletedTask;

    private BotApiServer(string token, TimeProvider clock, int port)
    {
        Token = token;
        _world = new World(long.Parse(token.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture), clock);
        Requests = new RequestLog<ApiRequest>(_world);
        Faults = new FaultPlan<ApiRequest>(_world);
        Updates = new UpdateStream(_world);
        _webhook = new WebhookDelivery(_world);

        var methods = new MethodTable(
        [
            .. new UpdateMethods(_webhook).All, .. new ProfileMethods(_world, Profile).All, .. MessageMethods.All, .. DeletionMethods.All, .. CallbackMethods.All,
            .. ReactionMethods.All, .. ChatMethods.All, .. TopicMethods.All, .. MemberMethods.All,
        ]);
        var endpoint = new Endpoint(_world, token, methods, new LongPoll(_world, _webhook, Updates), Requests, Faults);

        _server = new Loopback(port, http => Stage is { } play && http.Request.Path == StagePage.Path
            ? new StagePage(play).ServeAsync(http)
            : endpoint.ServeAsync(http, _stopping.Token));
    }

    /// <summary>Where it listens; what the product's <c>Telegram:ApiBaseUrl</c> is set to.</summary>
    public string Url { get; private set; } = "";

    public string Token { get; }

    /// <summary>Every call that arrived.</summary>
    public RequestLog<ApiRequest> Requests { get; }

    /// <summary>What will go wrong.</summary>
    public FaultPlan<ApiRequest> Faults { get; }

    /// <summary>What the bot has yet to hear of.</summary>
    public UpdateStream Updates { get; }

    /// <summary>How fast the bot may write; off unless a test turns it on.</summary>
    public RateLimits Rates => _world.Rates;

    /// <summary>Privacy mode switched off: the bot reads everything in groups, also without being an administrator.</summary>
    public bool BotReadsAllGroupMessages
    {
        get => _world.BotReadsAllGroupMessages;
        set => _world.BotReadsAllGroupMessages = value;
    }

    /// <summary>Lets another process play people by lines; only where the stand-in is a process of its own.</summary>
    internal IPlay? Stage { get; set; }

    /// <summary>What people see of the bot before they write.</summary>
    public BotProfile Profile { get; } = new();

    public static async Task<BotApiServer> StartAsync(TimeProvider? clock = null, string token = DefaultToken, int port = 0)
    {
        var server = new BotApiServer(token, clock ?? TimeProvider.System, port);
        server.Url = await server._server.StartAsync();
        server._deliveries = server._webhook.RunAsync(server._stopping.Token);
        return server;
    }

    /// <summary>Somebody new, who has not pressed Start yet.</summary>
    public Person Person(string firstName, string? username = null, string? language = "ar")
    {
        lock (_world.Gate)
        {
            var account = _world.NewPerson(firstName, username, language);
            return new Person(_world, account, _world.Chats[account.Id]);
        }
    }

    /// <summary>A group with topics, as the volunteers' room is; small ones have neither topics nor a lasting id.</summary>
    public Group Group(string title, Person? owner = null, bool isForum = true, bool isSmall = false)
    {
        lock (_world.Gate)
        {
            var chat = _world.NewGroup(title, isSmall ? ChatKind.Group : ChatKind.Supergroup);
            chat.IsForum = isForum && !isSmall;
            return new Group(_world, chat, owner?.Account ?? _world.NewPerson("المالكة", null, "ar"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _deliveries;
        _webhook.Dispose();
        await _server.DisposeAsync();
        _stopping.Dispose();
    }
}
