using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>A sign such as 👍 under a volunteer's line is an answer of whoever put it there, and no proof of who that was.</summary>
public sealed class SignsUnderLinesTests
{
    private const string Asked = "هل أنت في مكان آمن؟";

    private static readonly PersonReacted Thumb = new("👍", Asked);

    private readonly Stage _stage = new();

    public SignsUnderLinesTests()
    {
        Runs(new PersonWrote(["عمري 15 وواحد يهددني ينشر صوري"], _stage.Now));
        Runs(new PersonWrote(["موافقة"], _stage.Now));
        Runs(new TakeCase(Nour, _stage.CaseCode));
        Runs(new WriteToPerson(Nour, _stage.CaseCode, Asked));
    }

    private static CaseOwner Nour => new("نور", "نور");

    [Fact]
    public void It_is_a_line_of_the_talk_and_in_danger_a_reply_is_owed()
    {
        var result = Runs(Thumb);

        var line = Assert.Single(result.Effects.OfType<KeepLine>());
        Assert.Equal((LineAuthor.Person, $"👍 (على: «{Asked}»)"), (line.Author, line.Text));
        Assert.Contains(result.Effects, effect => effect is StartTimer { Kind: TimerKind.ReplyDue });
        Assert.DoesNotContain(result.Effects, effect => effect is SayToPerson or ReleaseHeldLines);
    }

    [Fact]
    public void That_one_was_taken_away_is_told_too() =>
        Assert.Equal($"سُحب التفاعل (عن: «{Asked}»)", Assert.Single(Runs(new PersonReacted("", Asked)).Effects.OfType<KeepLine>()).Text);

    [Fact]
    public void After_a_silence_it_is_nobodys_word()
    {
        Assert.All(_stage.Pass(TimeSpan.FromHours(13)), passed => Assert.Null(passed.Result.Refusal));
        Runs(new TakeCase(Nour, _stage.CaseCode)); // the lease is over by now

        var line = Assert.Single(Runs(Thumb).Effects.OfType<KeepLine>());

        Assert.Equal(LineAuthor.System, line.Author);
        Assert.Contains("بعد غياب", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_show_that_the_person_is_there()
    {
        var before = _stage.Conversation.LastPersonAt;
        Assert.All(_stage.Pass(TimeSpan.FromMinutes(3)), passed => Assert.Null(passed.Result.Refusal));

        Runs(Thumb);

        Assert.Equal(before, _stage.Conversation.LastPersonAt);
    }

    [Fact]
    public void After_the_talk_it_is_nothing()
    {
        Runs(new PersonWrote(["إنهاء"], _stage.Now));

        Assert.Empty(Runs(Thumb).Effects);
    }

    private TurnResult Runs(Signal signal) => _stage.Run(signal);
}
