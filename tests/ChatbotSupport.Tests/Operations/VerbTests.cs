using System.Text.Json;

namespace ChatbotSupport.Tests.Operations;

/// <summary>Every verb, as an operator types it.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_finds_the_shipped_content_sound()
    {
        var run = await VerbAsync("check", "--lang", "en");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("error [", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", "خطأ [")]
    [InlineData("en", "error [")]
    public async Task Check_names_file_line_and_mend_of_a_mistake_and_ends_with_one(string language, string error)
    {
        var content = CopyContent();
        await File.AppendAllTextAsync(Path.Combine(content, "flows", "scam_clicked.yaml"), "oops: 1\n");
        var line = (await File.ReadAllLinesAsync(Path.Combine(content, "flows", "scam_clicked.yaml"))).Length;

        var run = await VerbAsync("check", content, "--lang", language);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"flows/scam_clicked.yaml:{line}:1 {error}", run.Output, StringComparison.Ordinal);
        Assert.Contains("oops", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_of_a_folder_that_is_not_there_says_so()
    {
        var nowhere = Path.Combine(_folder.Path, "nowhere");

        var run = await VerbAsync("check", nowhere, "--lang", "en");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nowhere", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Understand_answers_line_by_line_and_survives_a_bad_one()
    {
        LearntShelf.Bring(Path.Combine(_folder.Path, "data"));
        var run = await ProgramRun.RunAsync(["understand", "--lang", "en"], Settings, """
            {"id":"a","text":"عمري 15 وواحد يهددني ينشر صوري"}
            not json
            {"id":"b","text":"شنو رقم الشرطة المجتمعية"}
            """);

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(3, lines.Count);
        Assert.Equal(("a", "L3", true), (lines[0].GetProperty("id").GetString(), lines[0].GetProperty("level").GetString(), lines[0].GetProperty("escalate").GetBoolean()));
        Assert.Contains("minor", lines[0].GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()));
        Assert.Equal(("answer", "who_to_call"), (lines[2].GetProperty("kind").GetString(), lines[2].GetProperty("intent").GetString()));
    }

    [Fact]
    public async Task Understand_explains_every_sign_with_its_phrase_and_an_alert_with_its_step()
    {
        LearntShelf.Bring(Path.Combine(_folder.Path, "data"));
        var run = await ProgramRun.RunAsync(["understand", "--explain", "--lang", "en"], Settings, """
            {"text":"اهلي يقتلوني اذا عرفوا"}
            {"text":"صدك اكو منحة 300 الف لكل عائلة؟"}
            """);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("sign life_family_kills: [family]", run.Output, StringComparison.Ordinal);
        Assert.Contains("alert scam_300k_grant: words of the claim", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roster_is_invited_listed_and_removed()
    {
        var invited = await VerbAsync("volunteers", "invite", "نور", "--trained", "minor");
        var listed = await VerbAsync("volunteers", "list");
        var removed = await VerbAsync("volunteers", "remove", "نور");
        var after = await VerbAsync("volunteers", "list");
        var again = await VerbAsync("volunteers", "remove", "نور", "--lang", "en");

        Assert.Equal([0, 0, 0, 0, 2], new[] { invited, listed, removed, after, again }.Select(run => run.ExitCode));
        Assert.Matches("/desk/in/[A-Za-z0-9_-]{43}\n$", invited.Output);
        Assert.Contains("نور\tفريق\tبانتظار الموافقة\tminor", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("نور", after.Output, StringComparison.Ordinal);
        Assert.Contains("nobody of that alias", again.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ا\u202Eب")]
    [InlineData("<b>")]
    [InlineData("")]
    public async Task An_alias_that_could_mislead_is_refused(string alias)
    {
        var run = await VerbAsync("volunteers", "invite", alias, "--lang", "en");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("letters, digits and spaces", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_written_beside_the_running_program_and_restored_once_it_stands_still()
    {
        await using var bot = await RunningBot.StartAsync();
        var backup = await bot.RunVerbInProcessAsync("backup", "--lang", "en");
        var file = backup.Output.Trim();
        var tooEarly = await bot.RunVerbInProcessAsync("restore", file, "--lang", "en");
        await bot.StopAsync();
        var restored = await bot.RunVerbInProcessAsync("restore", file, "--lang", "en");
        await bot.StartAgainAsync();

        Assert.Equal((0, 2, 0), (backup.ExitCode, tooEarly.ExitCode, restored.ExitCode));
        Assert.Contains("stop it first", tooEarly.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_copied_alone_and_only_to_a_folder_apart()
    {
        await VerbAsync("volunteers", "invite", "نور");
        var nowhere = await VerbAsync("backup", "--keys", "--lang", "en");
        var beside = await VerbAsync("backup", "--keys", Path.Combine(_folder.Path, "data", "backups", "x"), "--lang", "en");
        var around = await VerbAsync("backup", "--keys", _folder.Path, "--lang", "en");
        var among = await VerbAsync("backup", "--keys", Path.Combine(_folder.Path, "keys", "copy"), "--lang", "en");
        var apart = Path.Combine(_folder.Path, "safe");
        var copied = await VerbAsync("backup", "--keys", apart);

        Assert.Equal([2, 2, 2, 2, 0], new[] { nowhere, beside, around, among, copied }.Select(run => run.ExitCode));
        Assert.Contains("needs a FOLDER apart", nowhere.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "data", "backups")));
        Assert.Equal([Path.Combine(apart, "keys")], Directory.GetFileSystemEntries(apart));
        Assert.True(File.Exists(Path.Combine(apart, "keys", "people.db")));
    }

    [Theory]
    [InlineData("data/keys")]
    [InlineData("data")]
    [InlineData(".")]
    [InlineData("data/backups/keys")]
    public async Task A_key_folder_that_a_copy_of_the_data_would_take_along_is_refused(string keys)
    {
        var settings = Settings;
        settings["Privacy__KeyFolder"] = Path.GetFullPath(keys, _folder.Path);

        var run = await ProgramRun.RunAsync(["volunteers", "list", "--lang", "en"], settings);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Privacy:KeyFolder", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Storage:BackupFolder", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbs_without_a_database_say_so()
    {
        var backup = await VerbAsync("backup", "--lang", "en");
        var list = await VerbAsync("volunteers", "list", "--lang", "en");

        Assert.Equal((2, 2), (backup.ExitCode, list.ExitCode));
        Assert.Contains("no database yet", backup.Errors, StringComparison.Ordinal);
        Assert.Contains("no database yet", list.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_reads_a_script_plays_the_volunteer_and_keeps_nothing()
    {
        var run = await ProgramRun.RunAsync(["simulate", "--states"], Settings, """
            عمري 16 ويكول نلتقي باجر
            موافقة
            /take
            /volunteer هل أنت في مكان آمن؟
            اي بالبيت
            /handback
            /quit
            """, Launch.Built);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("AwaitingVolunteer", run.Output, StringComparison.Ordinal);
        Assert.Contains("WithVolunteer", run.Output, StringComparison.Ordinal);
        Assert.Contains("هل أنت في مكان آمن؟", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_trial_says_which_line_of_the_script_could_not_be_played()
    {
        var run = await ProgramRun.RunAsync(["simulate"], input: "/press 99\n/volunteer قبل الاستلام\n");

        Assert.Equal(1, run.ExitCode);
    }

    private Dictionary<string, string> Settings => ProgramRun.Settings(_folder.Path);

    private Task<ProgramRun> VerbAsync(params string[] args) => ProgramRun.RunAsync(args, Settings);

    private string CopyContent() => ContentCopy.To(Path.Combine(_folder.Path, "content"));
}
