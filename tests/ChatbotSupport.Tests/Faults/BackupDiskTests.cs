namespace ChatbotSupport.Tests.Faults;

/// <summary>The real program on disks on which a backup does not fit: people are answered, coordinators are told while that can still be stored, and nothing unfinished takes the last room.</summary>
public sealed class BackupDiskTests : IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(180));

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task Where_a_backup_does_not_fit_beside_the_database_none_is_begun_and_coordinators_are_told()
    {
        using var folder = new TemporaryFolder();
        var data = Directory.CreateDirectory(Path.Combine(folder.Path, "small")).FullName;
        var settings = new Dictionary<string, string>
        {
            ["DATA"] = data,
            ["Storage__ConnectionString"] = $"Data Source={Path.Combine(data, "chatbot.db")}",
            ["Storage__BackupFolder"] = Path.Combine(data, "backups"),
        };
        var small = Launch.Built.Confined(
            """
            mount -t tmpfs -o size=45m tmpfs "$DATA" && mkdir "$DATA/backups" && echo x > "$DATA/backups/chatbot-20260101-030000.db" && head -c 20M /dev/zero > "$DATA/backups/chatbot-20260102-030000.db.part" \
            && echo x > "$DATA/backups/chatbot-20260102-030000.db.part-journal" && exec setpriv --reuid "$0" "$@"
            """,
            "0");
        await using var bot = await RunningBot.StartAsync(settings, small);
        var seen = $"/proc/{bot.ProcessId}/root{data}";

        await Eventually.HoldsAsync(() => Task.FromResult(bot.Errors.Contains("no room for a daily backup", StringComparison.Ordinal)), told => told);
        await Eventually.HoldsAsync(() => Task.FromResult(Alerts()), alerts => alerts == 1);
        Assert.Equal(["chatbot-20260101-030000.db"], Directory.GetFiles($"{seen}/backups").Select(Path.GetFileName)); // the last old one stays
        await using var talker = new Talker(bot.Address);
        await talker.OpenAsync(_deadline.Token);
        await talker.HearAsync(_deadline.Token);
        await talker.SayAsync("أرقام الاتصال", _deadline.Token);
        Assert.Contains("533", await talker.HearAsync(_deadline.Token), StringComparison.Ordinal);

        // No database is opened through the process that sees the disk; a copy with its log tells the same.
        long Alerts()
        {
            var copy = Path.Combine(folder.Path, "copy.db");
            foreach (var part in new[] { "", "-wal" })
            {
                File.Copy($"{seen}/chatbot.db{part}", copy + part, overwrite: true);
            }

            return ColumnsOf.Ask<long>(copy, "SELECT count(*) FROM alerts WHERE alert = 'DiskNearlyFull'");
        }
    }

    [Fact]
    public async Task Where_older_ones_leave_no_room_the_oldest_go_and_a_new_one_is_made()
    {
        using var folder = new TemporaryFolder();
        var backups = Directory.CreateDirectory(Path.Combine(folder.Path, "copies")).FullName;
        var settings = new Dictionary<string, string> { ["COPIES"] = backups, ["Storage__BackupFolder"] = backups };
        var small = Launch.Built.Confined(
            """
            mount -t tmpfs -o size=61500k tmpfs "$COPIES" && for day in 1 2 3; do head -c 20M /dev/zero > "$COPIES/chatbot-2026010$day-030000.db"; done && exec setpriv --reuid "$0" "$@"
            """,
            "0");
        await using var bot = await RunningBot.StartAsync(settings, small);

        var files = await Eventually.HoldsAsync(
            () => Task.FromResult(Directory.GetFiles($"/proc/{bot.ProcessId}/root{backups}").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList()), files => bot.Errors.Contains("Daily backup made", StringComparison.Ordinal) && !files.Any(file => file!.EndsWith(".part", StringComparison.Ordinal)));

        Assert.Equal(["chatbot-20260102-030000.db", "chatbot-20260103-030000.db"], files.SkipLast(1));
    }

    [Fact]
    public async Task A_backup_by_hand_that_does_not_fit_is_refused_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        await ProgramRun.RunAsync(["volunteers", "invite", "نور"], ProgramRun.Settings(folder.Path));
        var stick = Directory.CreateDirectory(Path.Combine(folder.Path, "stick")).FullName;
        var settings = new Dictionary<string, string>(ProgramRun.Settings(folder.Path)) { ["STICK"] = stick };
        var tiny = Launch.Built.Confined("""mount -t tmpfs -o size=64k tmpfs "$STICK" && setpriv --reuid "$0" "$@"; code=$?; ls -A "$STICK"; exit $code""", "0");

        var run = await ProgramRun.RunAsync(["backup", stick, "--lang", "en"], settings, launch: tiny);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("There is no room for another copy of the database", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_form_of_the_database_is_changed_it_is_copied_once()
    {
        using var folder = new TemporaryFolder();
        var settings = ProgramRun.Settings(folder.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, "data"));
        FirstForm.Make(Path.Combine(folder.Path, "data", "chatbot.db"));

        // Refused for want of keys: by then the form is the new one, and the way back lies there.
        Assert.Equal(2, (await ProgramRun.RunAsync(["volunteers", "invite", "نور"], settings)).ExitCode);
        Assert.Equal(2, (await ProgramRun.RunAsync(["volunteers", "invite", "نور"], settings)).ExitCode);

        var copy = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "backups")));
        Assert.EndsWith("-before-migration.db", copy, StringComparison.Ordinal);
        Assert.Equal(1, ColumnsOf.Ask<long>(copy, "SELECT user_version FROM pragma_user_version"));
    }

    [Fact]
    public async Task Where_that_copy_does_not_fit_the_start_is_refused_and_the_form_stays()
    {
        using var folder = new TemporaryFolder();
        var data = Directory.CreateDirectory(Path.Combine(folder.Path, "data")).FullName;
        var made = Path.Combine(folder.Path, "old.db");
        FirstForm.Make(made);
        var settings = new Dictionary<string, string>(ProgramRun.Settings(folder.Path)) { ["DATA"] = data, ["MADE"] = made, ["Storage__BackupFolder"] = Path.Combine(data, "backups") };
        var small = Launch.Built.Confined(
            """mount -t tmpfs -o size=20m tmpfs "$DATA" && cp "$MADE" "$DATA/chatbot.db" && setpriv --reuid "$0" "$@"; code=$?; cp "$DATA/chatbot.db" "$MADE"; exit $code""", "0");

        var run = await ProgramRun.RunAsync(["run", "--lang", "en"], settings, launch: small);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Make room on the disk", run.Errors, StringComparison.Ordinal);
        Assert.Equal(1, ColumnsOf.Ask<long>(made, "SELECT user_version FROM pragma_user_version"));
    }
}
