using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Web;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Clocks;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatbotSupport.Tests.Turns;

/// <summary>The whole road on a real database file with a clock in the hand; a second one on the same folder is the process after a restart.</summary>
internal sealed class Road : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder? _own;
    private readonly LogNet _net = new();
    private readonly ServiceProvider _services;
    private int _messages;

    public Road(string? folder = null, HeldClock? clock = null, PrivacyOptions? privacy = null, TurnOptions? turns = null, bool opens = true, string channel = "phone")
    {
        Phone = new() { Name = channel };
        _own = folder is null ? new TemporaryFolder() : null;
        Folder = folder ?? _own!.Path;
        Clock = clock ?? new HeldClock();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_net))
            .AddSingleton<TimeProvider>(Clock)
            .AddStorage(new StorageOptions(DatabaseFile))
            .AddPrivacy(privacy ?? new PrivacyOptions { KeyFolder = KeyFolder })
            .AddTurns(turns ?? new TurnOptions())
            .AddDelivery()
            .AddSingleton<IChannel>(Phone)
            .BuildServiceProvider();
        Get<CurrentPlaybook>().Swap(ShippedPlaybook.Value);
        if (opens)
        {
            Task.Run(Get<Opening>().RunAsync).GetAwaiter().GetResult();
        }
    }

    public string Folder { get; }

    public string DatabaseFile => Path.Combine(Folder, "data", "chatbot.db");

    public string KeyFolder => Path.Combine(Folder, "keys");

    public HeldClock Clock { get; }

    public PhoneChannel Phone { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<Accepted> WritesAsync(string address, string text, string? id = null, DateTimeOffset? sentAt = null) =>
        AcceptAsync(address, IncomingKind.Text, text, null, null, id, sentAt);

    public Task<Accepted> PressesAsync(string address, string payload, string? id = null) => AcceptAsync(address, IncomingKind.Pressed, null, payload, null, id);

    public Task<Accepted> SendsPhotoAsync(string address) => SendsAsync(address, MediaKind.Photo);

    public Task<Accepted> SendsAsync(string address, MediaKind kind) => AcceptAsync(address, IncomingKind.Media, null, null, kind, null);

    public Task<Accepted> LeavesAsync(string address) => AcceptAsync(address, IncomingKind.Left, null, null, null, null);

    public Task<Accepted> OpensAsync(string address) => AcceptAsync(address, IncomingKind.Opened, null, null, null, null);

    /// <summary>Runs turns and sends lines until nothing is left to do at this moment.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await RunTurnsAsync();
            foreach (var recipient in Ask<string>("SELECT DISTINCT conversation_id FROM outbox WHERE state = 'Queued'"))
            {
                await Get<OutboxSender>().SendAllAsync(recipient, CancellationToken.None);
            }

            await Get<Timers>().RunDueAsync();
        }
        while (Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'").Single() > 0);
    }

    /// <summary>Runs the waiting turns; the clock goes on while one pauses before its last try.</summary>
    public async Task RunTurnsAsync()
    {
        foreach (var subject in Ask<string>("SELECT DISTINCT subject FROM inbox WHERE state = 'Waiting'"))
        {
            var run = Get<TurnLoop>().RunAllAsync(subject, CancellationToken.None);
            await Clock.LetPassAsync(run);
        }
    }

    /// <summary>A volunteer acts, and the turn is run.</summary>
    public async Task<DeskOutcome> ActsAsync(string volunteer, DeskSignal signal, string? id = null)
    {
        var act = Get<Inbox>().ActAsync(volunteer, signal, id ?? $"press-{++_messages}");
        while (!act.IsCompleted)
        {
            await RunTurnsAsync();
            await Task.Yield();
        }

        await SettleAsync();
        return await act;
    }

    public string AddVolunteer(string alias, bool coordinator = false, string trained = "Minor Suicide")
    {
        var id = RowId.Draw();
        Do(
            "INSERT INTO volunteers (id, alias, coordinator, trained, opted_out, capacity, created_at, approved_at) VALUES (@id, @alias, @coordinator, @trained, '', 3, 0, 0)",
            new { id, alias, coordinator = coordinator ? 1 : 0, trained });
        return id;
    }

    public IReadOnlyList<T> Ask<T>(string sql, object? values = null)
    {
        using var reader = Get<Database>().OpenReader();
        return reader.Query<T>(sql, values).AsList();
    }

    public int Do(string sql, object? values = null) =>
        Task.Run(() => Get<Writer>().RunAsync(connection => connection.Execute(sql, values))).GetAwaiter().GetResult();

    /// <summary>The talk as the desk would open it.</summary>
    public IReadOnlyList<string> Lines(string conversation)
    {
        using var reader = Get<Database>().OpenReader();
        return
        [
            .. reader.Query<(string Id, string Author, byte[] Text)>("SELECT id, author, text FROM lines WHERE conversation_id = @conversation ORDER BY number", new { conversation })
                .Select(line => $"{line.Author}: {Get<Sealer>().Open(conversation, "lines", "text", line.Id, line.Text)}"),
        ];
    }

    /// <summary>Starts the loops, as the process does.</summary>
    public async Task StartAsync()
    {
        foreach (var loop in _services.GetServices<IHostedService>())
        {
            await loop.StartAsync(CancellationToken.None);
        }
    }

    /// <summary>Lets time pass as it does: the loops wake every minute, and see the clock go on.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var until = Clock.GetUtcNow() + time; Clock.GetUtcNow() < until;)
        {
            var left = until - Clock.GetUtcNow();
            Clock.Advance(left < Step ? left : Step);
            var now = Clock.GetUtcNow();
            await Until.TrueAsync(() =>
            {
                // Falls asleep in the very moment the clock is moved: a little later it wakes.
                var isSeen = DateTimeOffset.FromUnixTimeMilliseconds(Ask<long>("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'heartbeat'").Single()) - now is var beat
                    && beat >= TimeSpan.Zero && beat < TimeSpan.FromHours(1);
                Clock.Advance(isSeen ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
                return isSeen;
            });
        }
    }

    public async Task StopAsync()
    {
        foreach (var loop in _services.GetServices<IHostedService>())
        {
            await loop.StopAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _services.Dispose();
        _own?.Dispose();
        _net.AssertClean();
    }

    /// <summary>Every byte the bot has written anywhere.</summary>
    public IEnumerable<(string File, byte[] Bytes)> Files()
    {
        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            yield return (file, copy.ToArray());
        }
    }

    private Task<Accepted> AcceptAsync(
        string address, IncomingKind kind, string? text, string? payload, MediaKind? media, string? id, DateTimeOffset? sentAt = null) =>
        Get<Inbox>().AcceptAsync(new IncomingMessage(
            address.StartsWith("web-", StringComparison.Ordinal) ? Mailbox.Channel : Phone.Name,
            address, id ?? $"message-{++_messages}", kind, text, payload, media, sentAt ?? Clock.GetUtcNow()));
}
