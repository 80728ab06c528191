using System.Globalization;
using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>Whether people are answered at this moment: the start is over, every loop is alive, no page of the database was found damaged and it takes what they write.</summary>
public sealed class Readiness(IHostApplicationLifetime life, IEnumerable<IHostedService> rooms, Database database, WriteProbe probe, ChannelPulse pulse, IEnumerable<StandingRows> numbers, TimeProvider clock)
{
    private const string Unknown = "-";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks. A messenger that is out of reach does not count: starting again does not bring it back, and would cut off whoever is answered elsewhere.</summary>
    public async Task<bool> AskAsync(CancellationToken stop) =>
        life.ApplicationStarted.IsCancellationRequested
        && !life.ApplicationStopping.IsCancellationRequested
        && !DeadLoops(rooms).Any()
        && !database.Soundness.IsDamaged
        && await WritesAsync(stop);

    /// <summary>Whether every messenger that is on has answered lately.</summary>
    public bool HearsMessengers() => !pulse.Silent().Any();

    /// <summary>Seconds since each messenger last answered.</summary>
    public string Messengers() => string.Concat(pulse.All.OrderBy(one => one.Key).Select(one =>
        string.Create(CultureInfo.InvariantCulture, $"\n{one.Key} {(long)(clock.GetUtcNow() - one.Value.HeardAt).TotalSeconds} s {one.Value.Trouble}").TrimEnd())) + Number();

    // What a watchdog can do something about: whether our token is taken, the number registered, the template approved, and how long ago Meta last called us.
    private string Number()
    {
        try
        {
            return numbers.SingleOrDefault()?.Read() is not { } number ? "" : string.Create(CultureInfo.InvariantCulture,
                $"\nwhatsapp token {number.Token ?? Unknown} number {number.Number ?? Unknown} template {number.Template ?? Unknown} account {number.Account ?? Unknown} called {Ago(number.WebhookAt)}");
        }
        catch (SqliteException)
        {
            return ""; // that the database does not answer is told already
        }
    }

    private string Ago(long? at) => at is { } then ? string.Create(CultureInfo.InvariantCulture, $"{(clock.GetUtcNow().ToUnixTimeMilliseconds() - then) / 1000} s") : Unknown;

    /// <summary>Loops that ended although nobody stopped them.</summary>
    public static IEnumerable<string> DeadLoops(IEnumerable<IHostedService> rooms) =>
        rooms.OfType<BackgroundService>().Where(loop => loop.ExecuteTask is { IsFaulted: true }).Select(loop => loop.GetType().Name);

    private async Task<bool> WritesAsync(CancellationToken stop)
    {
        try
        {
            await probe.WriteAsync().WaitAsync(Patience, clock, stop);
            return true;
        }
        catch (Exception failure) when (failure is TimeoutException or SqliteException)
        {
            return false;
        }
    }
}
