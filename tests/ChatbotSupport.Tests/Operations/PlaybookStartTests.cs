using ChatbotSupport.Tests.Faults;

namespace ChatbotSupport.Tests.Operations;

/// <summary>The real program with a playbook that is broken, gone or out of date: a start never fails because of content once one is kept (safeguarding rules, section 4).</summary>
public sealed class PlaybookStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_then_a_broken_file_and_a_passed_date_it_starts_and_answers()
    {
        await using var bot = await StartAsync();
        await bot.KillAsync();
        await File.WriteAllTextAsync(Path.Combine(Content, "flows", "menu.yaml"), "format: 1\nid: [");
        var facts = Path.Combine(Content, "facts.yaml");
        await File.WriteAllTextAsync(facts, (await File.ReadAllTextAsync(facts)).Replace("review_by: '2026", "review_by: '2020", StringComparison.Ordinal));

        await bot.StartAgainAsync();

        Assert.Contains("flows/menu.yaml:2", bot.Errors, StringComparison.Ordinal);
        Assert.Contains("answers from the last sound copy", bot.Errors, StringComparison.Ordinal);
        await AnswersAsync(bot);
    }

    [Fact]
    public async Task Started_again_without_its_folder_it_answers()
    {
        await using var bot = await StartAsync();
        await bot.StopAsync();
        Directory.Delete(Content, recursive: true);

        await bot.StartAgainAsync();

        await AnswersAsync(bot);
    }

    [Fact]
    public async Task A_first_start_with_a_broken_folder_is_refused_with_place_and_mend()
    {
        ContentCopy.To(Content);
        File.Delete(Path.Combine(Content, "desk.yaml"));

        var run = await ProgramRun.RunAsync(["run", "--lang", "en"], Settings);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("desk.yaml", run.Errors, StringComparison.Ordinal);
        Assert.Contains("mend the above and start again", run.Errors, StringComparison.Ordinal);
    }

    private string Content => Path.Combine(_folder.Path, "content");

    private Dictionary<string, string> Settings => new(ProgramRun.Settings(_folder.Path)) { ["Playbook__Folder"] = Content };

    private async Task<RunningBot> StartAsync()
    {
        ContentCopy.To(Content);
        return await RunningBot.StartAsync(new Dictionary<string, string> { ["Playbook__Folder"] = Content });
    }

    private static async Task AnswersAsync(RunningBot bot)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var talker = new Talker(bot.Address);
        await talker.OpenAsync(deadline.Token);
        await talker.HearAsync(deadline.Token);
        await talker.SayAsync("أرقام الاتصال", deadline.Token);
        Assert.Contains("533", await talker.HearAsync(deadline.Token), StringComparison.Ordinal);
    }
}
