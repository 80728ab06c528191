using ChatbotSupport.Channels.Terminal.Explaining;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Playbooks.Diagrams;
using ChatbotSupport.Tests.Conversations;

namespace ChatbotSupport.Tests.Terminal;

/// <summary>`simulate --record` and `--explain`.</summary>
public sealed class RecordingTests : IDisposable
{
    private const string Talk = """
        لازم ادفعله لو لا
        عمري 16 ويكول نلتقي باجر
        /press 1
        /press 4
        /wait 11m
        /take
        /volunteer هل أنت في مكان آمن؟
        اي بالبيت
        /photo
        /wait 9h
        حذف
        /press 2
        سلام
        هددني يقتلني اذا ما ادفع
        /take
        /handback
        /wait 90s
        /leave
        """;

    private readonly TemporaryFolder _folder = new();

    private string Story => Path.Combine(_folder.Path, "recorded.transcript.txt");

    [Fact]
    public async Task A_recorded_talk_passes_among_the_transcripts_as_it_is()
    {
        var run = await ProgramRun.RunAsync(["simulate", "--record", Story], input: Talk, launch: Launch.Built);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var story = new Transcript(Story, await File.ReadAllTextAsync(Story));
        Assert.Contains("case 482-716 Owned", story.Text, StringComparison.Ordinal);
        Assert.Equal(story.Text, new TranscriptPlayer().Play(story));
    }

    [Fact]
    public async Task A_story_that_is_there_is_never_written_over()
    {
        await File.WriteAllTextAsync(Story, "# قصة أحد");

        var run = await ProgramRun.RunAsync(["simulate", "--record", Story, "--lang", "en"], input: Talk);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("exists", run.Errors, StringComparison.Ordinal);
        Assert.Equal("# قصة أحد", await File.ReadAllTextAsync(Story));
    }

    [Theory]
    [InlineData("ar", "دون 18 سنة", "نُبّه المنسقون: محادثة عاجلة", "بانتظار شخص من الفريق · L3 عاجل")]
    [InlineData("en", "Minor", "coordinators told: UrgentCase", "AwaitingVolunteer · L3")]
    public async Task Each_turn_is_explained_with_its_rules_matches_and_effects(string language, string sign, string effect, string standing)
    {
        var run = await ProgramRun.RunAsync(["simulate", "--explain", "--lang", language], input: Talk);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(sign, run.Output, StringComparison.Ordinal);
        Assert.Contains("← minor_age_self, minor_age_plain, meeting_demanded", run.Output, StringComparison.Ordinal);
        Assert.Contains("should_i_pay 1.00", run.Output, StringComparison.Ordinal);
        Assert.Contains("Erase", run.Output, StringComparison.Ordinal);
        Assert.Contains(effect, run.Output, StringComparison.Ordinal);
        Assert.Contains(standing, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_an_explanation_shows_has_an_Arabic_word()
    {
        Assert.All(Enum.GetValues<ConversationState>(), state => Assert.NotEqual(state.ToString(), MachineChart.Name(state)));
        Assert.All(Enum.GetValues<ConversationTrigger>(), trigger => Assert.NotEqual(trigger.ToString(), MachineChart.Name(trigger)));
        Assert.All(Enum.GetValues<TimerKind>(), kind => Assert.NotEqual(kind.ToString(), ExplainingWords.Timer(kind)));
        Assert.All(Enum.GetNames<CoordinatorAlert>(), name => Assert.NotEqual(name, DeskWords.Of("alerts", name)));
        Assert.All(Enum.GetNames<CoordinatorAlert>(), name => Assert.DoesNotContain('\\', DeskWords.Of("alerts", name)));
        Assert.All(Enum.GetNames<Flag>(), name => Assert.NotEqual(name, DeskWords.Of("reasons", name)));
        Assert.All(Enum.GetNames<Level>(), name => Assert.NotEqual(name, DeskWords.Of("levels", name)));
        Assert.All(Enum.GetNames<Route>(), name => Assert.NotEqual(name, DeskWords.Of("routes", name)));
        Assert.All(Enum.GetNames<Refusal>(), name => Assert.NotEqual(name, DeskWords.Of("refusals", name)));
    }

    public void Dispose() => _folder.Dispose();
}
