using ChatbotSupport.Delivery;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Turns.Arriving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>The whole road in this process: the product's own rooms, loops, settings and database on the disk; only the channel is ours.</summary>
internal sealed class ServingBot : IAsyncDisposable
{
    /// <summary>The database file inside its folder.</summary>
    public const string DatabaseName = "trial.db";

    private readonly IHost _host;
    private int _messages;

    private ServingBot(IHost host) => _host = host;

    /// <summary>Where its people are.</summary>
    public required Phones Phones { get; init; }

    /// <summary>One of its rooms.</summary>
    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Starts it on a folder.</summary>
    public static async Task<ServingBot> StartAsync(string folder)
    {
        var tongue = new Tongue(Arabic: false);
        var surroundings = (Surroundings.Read(tongue, Console.Error) ?? throw new InvalidOperationException("The settings cannot be read.")).MovedTo(folder);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        BotHost.AddLogs(builder.Logging, new LogSettings { Level = LogLevel.Warning });
        builder.Services.AddRooms(surroundings, TimeProvider.System);
        var phones = new Phones();
        builder.Services.AddSingleton<IChannel>(phones);
        var bot = new ServingBot(builder.Build()) { Phones = phones };
        if (!await StartCheck.PrepareAsync(bot._host.Services, surroundings, tongue, Console.Error))
        {
            throw new InvalidOperationException("The bot cannot start.");
        }

        await bot._host.StartAsync();
        return bot;
    }

    /// <summary>A person writes; completes when the message is safe on the disk.</summary>
    public Task<Accepted> WriteAsync(string address, string text) => Get<Inbox>().AcceptAsync(new IncomingMessage(
        Phones.Channel, address, $"message-{Interlocked.Increment(ref _messages)}-{Environment.TickCount64}", IncomingKind.Text, text, null, null, TimeProvider.System.GetUtcNow()));

    /// <summary>A person writes and waits until the answer is handed to the channel.</summary>
    public async Task AskAsync(string address, string text)
    {
        var answered = Phones.Expect(address);
        await WriteAsync(address, text);
        await answered.WaitAsync(Patience);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    // A line that is not answered is an error of the bot or of the load, never a slow figure.
    private static TimeSpan Patience => TimeSpan.FromSeconds(30);
}
