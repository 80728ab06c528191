using System.Diagnostics;
using System.Net;
using ChatbotSupport.Tests.Desk;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Faults;

/// <summary>The real program while its disk is full, its database is held by somebody else, or it stands still: nobody is told «stored» wrongly, and who waited is answered once.</summary>
public sealed class RunningFaultTests : IDisposable
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(180));

    private static TimeSpan Pause => Environment.GetEnvironmentVariable("LONG") == "1" ? TimeSpan.FromSeconds(60) : TimeSpan.FromSeconds(5);

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task On_a_full_disk_nothing_is_accepted_that_is_not_kept_and_with_space_all_goes_on()
    {
        using var folder = new TemporaryFolder();
        var data = Directory.CreateDirectory(Path.Combine(folder.Path, "small")).FullName;
        var settings = new Dictionary<string, string>
        {
            ["DATA"] = data,
            ["Storage__ConnectionString"] = $"Data Source={Path.Combine(data, "chatbot.db")}",
        };
        var small = Launch.Built.Confined("""mount -t tmpfs -o size=6m tmpfs "$DATA" && exec setpriv --reuid "$0" "$@" """, "0");
        await using var bot = await RunningBot.StartAsync(settings, small);
        await using var talker = new Talker(bot.Address);
        await talker.OpenAsync(_deadline.Token);
        await talker.HearAsync(_deadline.Token);

        // The small disk is seen by the process alone; its root leads there.
        var ballast = $"/proc/{bot.ProcessId}/root{data}/ballast";
        Fill(ballast);
        var saying = talker.SayAsync("أرقام الاتصال", _deadline.Token);
        await UntilAsync(() => talker.Refusals >= 3);
        Assert.False(saying.IsCompleted);
        Assert.False(talker.HasMore);
        await Eventually.HoldsAsync(() => bot.RunVerbAsync("health"), run => run.ExitCode == 2); // what was written in the last five seconds is believed
        using (var unready = await bot.Http.GetAsync("/health/ready", _deadline.Token))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, unready.StatusCode);
        }

        File.Delete(ballast);
        await saying;
        await Eventually.HoldsAsync(() => bot.RunVerbAsync("health"), run => run.ExitCode == 0); // and what failed in them
        Assert.Contains("533", await talker.HearAsync(_deadline.Token), StringComparison.Ordinal);
        Assert.Equal((2, 0), (talker.Shown, talker.OutOfOrder));
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public async Task While_somebody_else_holds_the_database_people_wait_and_are_then_answered_once()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var talker = new Talker(bot.Address);
        await talker.OpenAsync(_deadline.Token);
        await talker.HearAsync(_deadline.Token);
        using (var other = new SqliteConnection($"Data Source={bot.Database};Pooling=False"))
        {
            other.Open();
            using var begun = other.BeginTransaction(deferred: false);
            var saying = talker.SayAsync("أرقام الاتصال", _deadline.Token);
            using var held = new PeriodicTimer(Held);
            await held.WaitForNextTickAsync(_deadline.Token);
            Assert.False(saying.IsCompleted);
            using var unready = await bot.Http.GetAsync("/health/ready", _deadline.Token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, unready.StatusCode);
            begun.Rollback();
            await saying;
        }

        Assert.Contains("533", await talker.HearAsync(_deadline.Token), StringComparison.Ordinal);
        Assert.Equal((2, 0), (talker.Shown, talker.OutOfOrder));
    }

    [Fact]
    public async Task A_process_that_stood_still_goes_on_where_it_was()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var talker = new Talker(bot.Address);
        await talker.OpenAsync(_deadline.Token);
        await talker.HearAsync(_deadline.Token);

        bot.Signal(Signals.Stop);
        var saying = talker.SayAsync("أرقام الاتصال", _deadline.Token);
        using var still = new PeriodicTimer(Pause);
        await still.WaitForNextTickAsync(_deadline.Token);
        Assert.False(saying.IsCompleted);
        bot.Signal(Signals.Continue);
        await saying;

        Assert.Contains("533", await talker.HearAsync(_deadline.Token), StringComparison.Ordinal);
        Assert.Equal((2, 0), (talker.Shown, talker.OutOfOrder));
        using var ready = await bot.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task A_folder_of_backups_that_cannot_be_read_ends_nothing_and_coordinators_hear_of_it()
    {
        // The folders of a test belong to whoever runs it; the program runs as somebody else, who may pass through and owns their own.
        const string Script = """
            folder=$(dirname "$Privacy__KeyFolder") && chmod o+x "$(dirname "$BACKUPS")" && mkdir -m 000 "$BACKUPS" && chown -R "$0" "$folder" && exec setpriv --reuid "$0" --regid "$0" --clear-groups "$@"
            """;
        using var folder = new TemporaryFolder();
        var backups = Path.Combine(folder.Path, "backups");
        var settings = new Dictionary<string, string> { ["BACKUPS"] = backups, ["Storage__BackupFolder"] = backups };

        await using var bot = await RunningBot.StartAsync(settings, Launch.Built.Confined(Script, "12345"));
        await UntilAsync(() => bot.Errors.Contains("backup", StringComparison.OrdinalIgnoreCase));

        using var other = new SqliteConnection($"Data Source={bot.Database};Mode=ReadOnly;Pooling=False");
        other.Open();
        using var asked = other.CreateCommand();
        asked.CommandText = "SELECT count(*) FROM alerts WHERE alert = 'BackupFailed'";
        await UntilAsync(() => asked.ExecuteScalar() is 1L);
        using var ready = await bot.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task It_stops_at_once_also_while_a_volunteers_page_is_open()
    {
        await using var bot = await RunningBot.StartAsync();
        var invited = await bot.RunVerbAsync("volunteers", "invite", "نور");
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = bot.Address };
        (await browser.ComeInAsync(invited.Output.Trim())).EnsureSuccessStatusCode();
        await using var stream = await browser.GetStreamAsync("/desk/api/changes");
        Assert.True(await stream.ReadAsync(new byte[1]) > 0);

        var since = Stopwatch.GetTimestamp();
        Assert.Equal(0, await bot.StopAsync());

        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(7)); // whoever waits for the page waits for eight
    }

    private static void Fill(string ballast)
    {
        using var stream = new FileStream(ballast, FileMode.Create);
        var block = new byte[4096];
        try
        {
            while (stream.Length < 1 << 30)
            {
                stream.Write(block);
                stream.Flush();
            }
        }
        catch (IOException)
        {
            return; // full
        }

        throw new InvalidOperationException("The small disk did not become full.");
    }

    private async Task UntilAsync(Func<bool> done)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!done())
        {
            await pause.WaitForNextTickAsync(_deadline.Token);
        }
    }
}
