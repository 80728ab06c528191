using System.Net.Sockets;
using System.Runtime;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>One life of the process: start, tell where it is, wait for the end, and tell the shell how it ended.</summary>
public static partial class BotRun
{
    /// <summary>Runs until stopped and returns the exit code.</summary>
    public static async Task<int> RunAsync(WebApplication bot, Surroundings surroundings, Tongue tongue, CancellationToken stop)
    {
        try
        {
            await bot.StartAsync(stop);
        }
        catch (StartRefusedException refused)
        {
            await bot.StopAsync(CancellationToken.None);
            await Console.Error.WriteLineAsync(tongue.Say(refused.Arabic, refused.Message));
            return ExitCode.CouldNotRun;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped before it had begun, as whoever stopped it wanted.
            await bot.StopAsync(CancellationToken.None);
            return ExitCode.Fine;
        }
        catch (SqliteException broken)
        {
            // A full disk, most often: said in a sentence, and without a stack trace.
            await bot.StopAsync(CancellationToken.None);
            await Console.Error.WriteLineAsync(Damage.IsDamage(broken) ? Damage.Describe(surroundings, tongue) : tongue.Say(
                $"تعذرت الكتابة في قاعدة البيانات {surroundings.Database}؛ هل امتلأ القرص؟ ",
                $"The database {surroundings.Database} cannot be written; is the disk full? ") + broken.Message);
            return ExitCode.CouldNotRun;
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            // The loops began before the address was tried; they end in order, without an outcry in the log.
            await bot.StopAsync(CancellationToken.None);
            await Console.Error.WriteLineAsync(tongue.Say(
                $"العنوان {surroundings.Settings.Web.Listen} يستعمله برنامج آخر؛ أوقفه أو غيّر الإعداد Web:Listen",
                $"{surroundings.Settings.Web.Listen} is used by another program; stop it or change the setting Web:Listen."));
            return ExitCode.CouldNotRun;
        }

        await TellAddressesAsync(bot, surroundings.Settings.Web, tongue);
        LetGoOfTheStart();
        await bot.WaitForShutdownAsync(stop);

        var dead = Readiness.DeadLoops(bot.Services.GetServices<IHostedService>()).ToList();
        var logger = bot.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(BotRun));
        foreach (var loop in dead)
        {
            LoopDied(logger, loop);
        }

        return dead.Count == 0 ? ExitCode.Fine : ExitCode.CouldNotRun;
    }

    // Reading the playbook leaves tens of megabytes behind that the collector would not look at for days: they are large, and nothing large comes after.
    private static void LetGoOfTheStart()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static async Task TellAddressesAsync(WebApplication bot, WebSettings web, Tongue tongue)
    {
        if (web.PersonChat)
        {
            Console.WriteLine(tongue.Say($"المحادثة: {web.BaseAddress}/", $"Chat: {web.BaseAddress}/"));
        }

        if (!web.Desk)
        {
            return;
        }

        // The link signs a coordinator in: never into a file or a log, and never for anybody but whoever sits here.
        var here = web.IsLoopback && !Console.IsOutputRedirected;
        var link = here ? await bot.Services.GetRequiredService<Roster>().InviteFirstAsync(tongue.Say("التنسيق", "Coordinator")) : null;
        Console.WriteLine(link is null
            ? tongue.Say(
                $"المكتب على الويب: {web.BaseAddress}/desk  (رابط دخول لشخص: volunteers invite ALIAS)",
                $"Desk: {web.BaseAddress}/desk  (a sign-in link for somebody: volunteers invite ALIAS)")
            : tongue.Say(
                $"المكتب على الويب، رابط دخول لمرة واحدة صالح اثنتي عشرة ساعة: {web.BaseAddress}{link}",
                $"Desk, a sign-in link for one use within twelve hours: {web.BaseAddress}{link}"));
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Critical, Message = "Loop {Loop} died; the process ends.")]
    private static partial void LoopDied(ILogger logger, LogCode loop);
}
