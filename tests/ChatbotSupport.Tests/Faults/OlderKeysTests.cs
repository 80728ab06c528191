namespace ChatbotSupport.Tests.Faults;

/// <summary>The machine is lost, and the copy of the keys is older than the backup: nothing is replaced by what could not be started, and whoever is given up is given up on purpose.</summary>
public sealed class OlderKeysTests : IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(3));

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task Restoring_with_older_keys_is_refused_before_anything_changes_and_goes_on_without_the_people_on_purpose()
    {
        await using var bot = await RunningBot.StartAsync();
        var keys = Path.Combine(bot.Folder, "keys");
        using var elsewhere = new TemporaryFolder();
        await using var one = await WritesAsync(bot);
        Assert.Equal(0, (await bot.RunVerbAsync("backup", "--keys", elsewhere.Path)).ExitCode);
        Assert.NotEqual("", Ask<string>(bot, "SELECT value FROM meta WHERE key = 'keys_copied_at'"));
        await using var other = await WritesAsync(bot);
        var backup = (await bot.RunVerbAsync("backup")).Output.Trim();
        await bot.StopAsync();
        Directory.Delete(keys, recursive: true);
        Directory.Move(Path.Combine(elsewhere.Path, "keys"), keys);

        var refused = await bot.RunVerbAsync("restore", backup, "--lang", "en");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("1 people in it have no key", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("restore FILE --give-up-without-key", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Ask<long>(bot, "SELECT count(*) FROM conversations WHERE stopped = 0"));
        Assert.Empty(Directory.GetFiles(Path.Combine(bot.Folder, "backups"), "*-set-aside.db"));

        var restored = await bot.RunVerbAsync("restore", backup, "--give-up-without-key", "--lang", "en");
        Assert.Equal(1, restored.ExitCode);
        Assert.Contains("Without a key here: 1 people", restored.Output, StringComparison.Ordinal);
        await bot.StartAgainAsync();
        Assert.Equal(1, Ask<long>(bot, "SELECT count(*) FROM conversations"));
        await one.SayAsync("أرقام الاتصال", _deadline.Token);
        Assert.Contains("533", await one.HearAsync(_deadline.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_keys_or_with_those_of_another_installation_nothing_is_restored()
    {
        await using var bot = await RunningBot.StartAsync();
        var keys = Path.Combine(bot.Folder, "keys");
        await using var person = await WritesAsync(bot);
        var backup = (await bot.RunVerbAsync("backup")).Output.Trim();
        await bot.StopAsync();
        Directory.Move(keys, keys + "-away");

        var missing = await bot.RunVerbAsync("restore", backup, "--give-up-without-key", "--lang", "en");
        using var another = new TemporaryFolder();
        await ProgramRun.RunAsync(["volunteers", "invite", "نور"], ProgramRun.Settings(another.Path));
        Directory.Move(Path.Combine(another.Path, "keys"), keys);
        var foreign = await bot.RunVerbAsync("restore", backup, "--give-up-without-key", "--lang", "en");

        Assert.Equal((2, 2), (missing.ExitCode, foreign.ExitCode));
        Assert.Contains("First put the copy of the keys", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("do not belong to this backup", foreign.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_stood_open_shows_what_is_answered_after_an_older_backup()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var person = await WritesAsync(bot);
        var backup = (await bot.RunVerbAsync("backup")).Output.Trim();
        for (var more = 0; more < 3; more++)
        {
            await person.SayAsync("أرقام الاتصال", _deadline.Token);
            await person.HearAsync(_deadline.Token);
        }

        await bot.StopAsync();
        Assert.Equal(0, (await bot.RunVerbAsync("restore", backup)).ExitCode);
        await bot.StartAgainAsync();
        Assert.False(person.HasMore);
        await person.SayAsync("أرقام الاتصال", _deadline.Token);

        Assert.Contains("533", await person.HearAsync(_deadline.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_said_not_to_and_what_there_is_is_listed()
    {
        using var folder = new TemporaryFolder();
        var settings = ProgramRun.Settings(folder.Path);
        await ProgramRun.RunAsync(["volunteers", "invite", "نور"], settings);
        var nothing = await ProgramRun.RunAsync(["restore", "/nowhere.db", "--lang", "en"], settings);
        var backup = (await ProgramRun.RunAsync(["backup"], settings)).Output.Trim();

        var run = await ProgramRun.RunAsync(["restore", "/nowhere.db", "--lang", "en"], settings);

        Assert.Equal((2, 2), (nothing.ExitCode, run.ExitCode));
        Assert.Equal($"There is no file /nowhere.db, and no backup in {Path.Combine(folder.Path, "backups")}.", nothing.Errors.Trim());
        Assert.Equal($"There is no file /nowhere.db. The backups that are there, newest first:\n  {backup}", run.Errors.Trim());
    }

    private async Task<Talker> WritesAsync(RunningBot bot)
    {
        var person = new Talker(bot.Address);
        await person.OpenAsync(_deadline.Token);
        await person.HearAsync(_deadline.Token);
        return person;
    }

    private static T Ask<T>(RunningBot bot, string question) => ColumnsOf.Ask<T>(bot.Database, question);
}
