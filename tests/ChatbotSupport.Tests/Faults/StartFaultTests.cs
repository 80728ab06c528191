using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Faults;

/// <summary>The real program started on data or keys that cannot be used: it refuses with what to do, changes nothing, and shows no stack trace.</summary>
public sealed class StartFaultTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private Dictionary<string, string> Settings => ProgramRun.Settings(_folder.Path);

    private string Database => Path.Combine(_folder.Path, "data", "chatbot.db");

    private string Keys => Path.Combine(_folder.Path, "keys");

    /// <summary>A database that knows a person, and a backup of it.</summary>
    public async Task InitializeAsync()
    {
        var listen = $"http://127.0.0.1:{RunningBot.FreePort()}";
        var settings = new Dictionary<string, string>(Settings) { ["Web__Listen"] = listen };
        await using var bot = await RunningBot.StartAsync(settings, address: new Uri(listen));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var talker = new Talker(bot.Address);
        await talker.OpenAsync(deadline.Token);
        await talker.HearAsync(deadline.Token);
        await bot.StopAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_newer_database_is_refused_and_left_alone()
    {
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var newer = connection.CreateCommand();
            newer.CommandText = "PRAGMA user_version = 999";
            newer.ExecuteNonQuery();
        }

        await RefusedAsync("newer version");
    }

    [Fact]
    public async Task A_damaged_database_is_refused_with_the_way_back_and_the_way_back_works()
    {
        var backup = Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "backups"), "*.db"));
        await File.WriteAllBytesAsync(Database, new byte[64 * 1024]);
        File.Delete(Database + "-wal");
        File.Delete(Database + "-shm");

        await RefusedAsync($"restore {backup}");
        var restored = await ProgramRun.RunAsync(["restore", backup], Settings);
        var listed = await ProgramRun.RunAsync(["volunteers", "list"], Settings);

        Assert.Equal((0, 0), (restored.ExitCode, listed.ExitCode));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Database)!, "chatbot.db.broken-*"));
    }

    [Fact]
    public async Task Missing_keys_are_refused_and_none_are_made()
    {
        Directory.Delete(Keys, recursive: true);

        await RefusedAsync("Put the original key folder");
        Assert.False(Directory.Exists(Keys));
    }

    [Fact]
    public async Task Keys_of_another_installation_are_refused()
    {
        using var other = new TemporaryFolder();
        await ProgramRun.RunAsync(["volunteers", "invite", "نور"], ProgramRun.Settings(other.Path));
        Directory.Delete(Keys, recursive: true);
        Directory.Move(Path.Combine(other.Path, "keys"), Keys);

        await RefusedAsync("do not belong to this database");
    }

    [Fact]
    public async Task Data_that_cannot_be_written_are_refused()
    {
        var settings = new Dictionary<string, string>(Settings) { ["DATA"] = Path.GetDirectoryName(Database)! };
        var locked = Launch.Built.Confined("""mount --bind "$DATA" "$DATA" && mount -o remount,bind,ro "$DATA" && exec setpriv --reuid "$0" "$@" """, "0");

        var run = await ProgramRun.RunAsync(["run", "--lang", "en"], settings, launch: locked);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"The data folder {Path.GetDirectoryName(Database)} cannot be written", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("already running", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_user_are_refused_in_a_sentence_also_by_a_verb()
    {
        var settings = new Dictionary<string, string>(Settings) { ["TOP"] = _folder.Path };
        var other = Launch.Built.Confined("""chmod o+x "$TOP" && exec setpriv --reuid "$0" --regid "$0" --clear-groups "$@" """, "12345");
        var backup = Directory.GetFiles(Path.Combine(_folder.Path, "backups"), "*.db")[0];

        foreach (var words in new[] { new[] { "run" }, ["restore", backup] })
        {
            var run = await ProgramRun.RunAsync([.. words, "--lang", "en"], settings, launch: other);

            Assert.True(run.ExitCode == 2 && run.Errors.Contains($"The data folder {Path.GetDirectoryName(Database)} cannot be written", StringComparison.Ordinal), $"{words[0]} {run.ExitCode} {run.Errors}");
        }
    }

    [Fact]
    public async Task A_full_disk_is_refused_in_a_sentence()
    {
        // A log that is brought home at the start would leave room. Open while the files are copied, so that the empty log and its index are there as after any stop.
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var emptied = connection.CreateCommand();
        emptied.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        emptied.ExecuteNonQuery();
        var settings = new Dictionary<string, string>(Settings) { ["DATA"] = Path.GetDirectoryName(Database)! };
        var full = Launch.Built.Confined(
            """mount -t tmpfs -o size=4m tmpfs /mnt && cp "$DATA"/chatbot.db* /mnt/ && mount --bind /mnt "$DATA"; dd if=/dev/zero of="$DATA/ballast" bs=4096 status=none; exec setpriv --reuid "$0" "$@" """, "0");

        var run = await ProgramRun.RunAsync(["run", "--lang", "en"], settings, launch: full);

        Assert.Equal(2, run.ExitCode);
        Assert.True(run.Errors.Contains("full", StringComparison.Ordinal), run.Errors);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(string because)
    {
        var run = await ProgramRun.RunAsync(["run", "--lang", "en"], Settings);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(because, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }
}
