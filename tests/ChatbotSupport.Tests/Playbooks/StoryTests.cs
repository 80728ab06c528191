using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Stories;
using ChatbotSupport.Tests.Conversations;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class StoryTests : IDisposable
{
    private const string Good = """
        format: 1
        id: one
        title: |
          تحية ثم نهاية
        lines:
          - person: |
              نسيت رمز حسابي
            answer: account
            bot: |
              الرقم ((hotline))
            never: |
              نساعد لا نساعد
            buttons: |
              القائمة
            state: Menu
            level: L0
            route: normal
            case: none
          - press: القائمة
            bot: |
              بماذا يمكن أن نساعد؟
            step: none
          - press: نهاية
          - passes: 10m
          - person: |
              اهلي يقتلوني
            flags: threat_to_life
            level: L3
            case: open
            state: AwaitingVolunteer

        """;

    private static readonly TimeSpan Baghdad = TimeSpan.FromHours(3);

    private static readonly Lazy<Core.Playbook> Sample = new(() => PlaybookReader.Read(Files(), SamplePlaybook.Today).Playbook!);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_story_that_goes_as_expected_has_no_fault_and_counts_what_it_visits()
    {
        var run = Play(Good);
        Assert.Empty(run.Faults().Select(finding => PlaybookCheck.Describe(finding, "en")));
        Assert.Contains("account", run.Coverage.Answers);
        Assert.Contains("menu/home", run.Coverage.Steps);
        Assert.Contains("menu/finish", run.Coverage.Steps);
        Assert.Contains("menu/home/stop", run.Coverage.Choices);
        Assert.DoesNotContain("menu/home/hello", run.Coverage.Choices);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Check_tells_what_no_story_visits_when_the_stories_are_played_too(bool plays)
    {
        SamplePlaybook.Write(_folder.Path, new Dictionary<string, string>(Files()) { ["stories/one.yaml"] = Good });
        var output = new StringWriter();
        Assert.Equal(0, PlaybookCheck.Run(output, _folder.Path, new CheckWish("ar") { Stories = plays ? Baghdad : null }, SamplePlaybook.Today));
        Assert.Equal(plays, output.ToString().Contains("[untested_step]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("answer: account", "answer: other", 8, 13, "account")]
    [InlineData("      بماذا يمكن أن نساعد؟\n    step", "      وداعًا\n    step", 21, 7, "بماذا يمكن أن نساعد؟")]
    [InlineData("step: none", "step: menu/hello", 22, 11, "none")]
    [InlineData("state: Menu\n", "state: Guided\n", 15, 12, "Menu")]
    [InlineData("      نساعد لا نساعد\n", "      الرقم\n", 12, 7, "الرقم 911")]
    [InlineData("      القائمة\n    state", "      الخروج\n    state", 14, 7, "[القائمة]")]
    [InlineData("level: L3", "level: L4", 28, 12, "L3")]
    [InlineData("flags: threat_to_life", "flags: suicide", 27, 12, "threat_to_life")]
    [InlineData("case: open", "case: none", 29, 11, "open")]
    [InlineData("press: القائمة", "press: الجواب", 19, 5, "[القائمة]")]
    public void What_goes_otherwise_is_told_at_its_line_with_what_came_instead(string from, string to, int line, int column, string came)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        var finding = Play(Good.Replace(from, to, StringComparison.Ordinal)).Faults()[0];
        Assert.Equal(("story_differs", "stories/one.yaml", line, column), (finding.Code, finding.File, finding.Line, finding.Column));
        Assert.Contains(came, finding.What.Arabic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("passes: 10m", "passes: ⟦later", "bad_span")]
    [InlineData("state: Menu", "state: ⟦Menuu", "not_one_of")]
    [InlineData("flags: threat_to_life", "flags: ⟦threat", "not_one_of")]
    [InlineData("  - passes: 10m", "  - press: القائمة\n    passes: ⟦10m", "not_both")]
    [InlineData("    route: normal", "    ⟦rout: normal", "unknown_key")]
    [InlineData("lines:", "at: ⟦'غدًا'\nlines:", "bad_moment")]
    public void A_mistake_in_a_story_is_told_at_its_place(string from, string to, string code)
    {
        var marked = Good.Replace(from, to, StringComparison.Ordinal);
        var before = marked[..marked.IndexOf('⟦', StringComparison.Ordinal)];
        var finding = Assert.Single(Read(marked.Replace("⟦", "", StringComparison.Ordinal)).Findings);
        Assert.Equal((code, before.Count(letter => letter == '\n') + 1), (finding.Code, finding.Line));
        if (code != "not_both")
        {
            Assert.Equal(before.Length - before.LastIndexOf('\n'), finding.Column);
        }
    }

    [Fact]
    public void The_report_shows_what_was_expected_beside_what_came_and_what_no_story_visits()
    {
        var stories = Read(Good.Replace("answer: account", "answer: other", StringComparison.Ordinal));
        var run = StoryRun.Play(stories.Stories, Sample.Value);
        var report = new StoryReport(run, Unvisited.Of(PlaybookReader.Contents(Files(), SamplePlaybook.Today), run.Coverage), stories.Findings);
        Assert.False(report.Fine);
        Assert.Equal((2, 3), report.Unvisited.Steps);
        Assert.Equal((1, 2), report.Unvisited.Choices);
        Assert.Equal((1, 3), report.Unvisited.Answers);
        Assert.Equal(["untested_answer", "untested_answer", "untested_choice", "untested_step"], report.Unvisited.Findings.Select(finding => finding.Code).Order());
        Assert.Contains(report.Unvisited.Findings, finding => finding is { Code: "untested_choice", File: "flows/menu.yaml", Line: 11 });
        var text = new StringWriter();
        report.Write(text, "ar");
        Assert.Contains("✗ تحية ثم نهاية (stories/one.yaml)\nstories/one.yaml:8:13 خطأ [story_differs]\n  الجواب: other\n  ما حدث: account", text.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("<td>الجواب: other</td><td>account</td>", report.Page("ar"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_stories_go_as_they_should_and_visit_most_of_what_is_there()
    {
        var folder = Path.Combine(SamplePlaybook.Root(), "conversation-flows");
        var stories = StoryFolder.Read(folder, Baghdad);
        Assert.Empty(stories.Findings.Select(finding => PlaybookCheck.Describe(finding, "en")));
        Assert.True(stories.Stories.Count >= 60);
        var run = StoryRun.Play(stories.Stories, ShippedPlaybook.Value);
        Assert.Empty(run.Faults().Select(finding => PlaybookCheck.Describe(finding, "en")));
        var unvisited = Unvisited.Of(PlaybookReader.Contents(PlaybookFolder.Load(folder).Files, SamplePlaybook.Today), run.Coverage);
        Assert.True(unvisited.Steps.Seen >= 0.9 * unvisited.Steps.All, $"{unvisited.Steps}");
        Assert.True(unvisited.Choices.Seen >= 0.8 * unvisited.Choices.All, $"{unvisited.Choices}");
        Assert.True(unvisited.Answers.Seen >= 0.9 * unvisited.Answers.All, $"{unvisited.Answers}");
    }

    [Fact]
    public async Task A_recorded_talk_is_a_story_that_goes_the_same_way_again()
    {
        var file = Path.Combine(_folder.Path, "stories", "recorded.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var run = await ProgramRun.RunAsync(["stories", "--record", file], input: "سلام عليكم\nادفعله لو لا\n/press المزيد\nعمري 15\n/wait 11m\n/take\n/volunteer أهلًا\nاي\n/handback\n/leave\n");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var stories = StoryFolder.Read(_folder.Path, Baghdad);
        Assert.Empty(stories.Findings.Select(finding => PlaybookCheck.Describe(finding, "en")));
        Assert.Empty(StoryRun.Play(stories.Stories, ShippedPlaybook.Value).Faults().Select(finding => PlaybookCheck.Describe(finding, "en")));
        Assert.Contains("press: المزيد", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Files() => new(SamplePlaybook.Files()) { ["answers/account.yaml"] = ExampleTests.Account };

    private StoryRun Play(string text) => StoryRun.Play(Read(text).Stories, Sample.Value);

    private StoryFolder Read(string text)
    {
        SamplePlaybook.Write(_folder.Path, new Dictionary<string, string> { ["stories/one.yaml"] = text });
        return StoryFolder.Read(_folder.Path, Baghdad);
    }
}
