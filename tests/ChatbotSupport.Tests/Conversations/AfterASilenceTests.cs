using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>Whatever somebody writes who is back after a long silence, what the team wrote meanwhile is one press away, and nothing of it comes before that press.</summary>
public sealed class AfterASilenceTests
{
    private readonly Stage _stage = new();

    public AfterASilenceTests()
    {
        Runs(Wrote("عمري 15 وواحد يهددني ينشر صوري"));
        Runs(Wrote("موافقة"));
        Runs(Wrote("أي وقت"));
        Silence();
    }

    [Theory]
    [InlineData("اي موجودة")]
    [InlineData("اي موجود")]
    [InlineData("رجعت")]
    [InlineData("اني هنا")]
    [InlineData("هلو")]
    [InlineData("ما عاد اتحمل")]
    [InlineData("راح انتحر")]
    [InlineData("اهلي راح يذبحوني هسه")]
    [InlineData("شنو رقم الشرطة")]
    [InlineData("شخص من الفريق")]
    [InlineData("نشر صوري بالكروب")]
    [InlineData("can you help me please")]
    [InlineData("تکایە یارمەتیم بدەن")]
    [InlineData("؟؟؟")]
    [InlineData("خشب كرسي مزرعة")]
    public void What_waited_is_one_press_away(string line) => LeadsOn(Runs(Wrote(line)));

    [Fact]
    public void Beside_pictures_and_a_flood_too()
    {
        LeadsOn(Runs(new PersonSentMedia(MediaKind.Voice)));
        Silence();
        LeadsOn(Runs(new PersonFlooded([.. Enumerable.Repeat("وينكم", 21)], _stage.Now)));
    }

    [Fact]
    public void The_gentle_question_is_still_there_after_what_waited()
    {
        var asked = Runs(Wrote("ما عاد اتحمل"));
        Assert.Contains(Text(MessageIds.GentleSuicide), Said(asked), StringComparison.Ordinal);

        var after = LeadsOn(asked);

        Assert.Contains(Text(MessageIds.GentleSuicide), Said(after), StringComparison.Ordinal);
        Runs(Wrote("نعم"));
        Assert.Contains(Flag.Suicide, _stage.Conversation.Flags);
    }

    [Fact]
    public void In_a_talk_danger_after_a_silence_is_answered_by_what_to_do_and_not_by_a_greeting()
    {
        Runs(new TakeCase(new("1", "نور"), _stage.CaseCode));
        _stage.Now += TimeSpan.FromHours(13);

        var result = Runs(Wrote("اهلي راح يذبحوني هسه"));

        Assert.Contains("911", Said(result), StringComparison.Ordinal);
        Assert.DoesNotContain(Text(MessageIds.WelcomeBack).Split('\n')[0], Said(result), StringComparison.Ordinal);
        LeadsOn(result);
    }

    private static string Text(string id) => Stage.Playbook.Messages[id].Trim();

    private static string Said(TurnResult result) => string.Join('\n', result.Effects.OfType<SayToPerson>().Select(say => say.Message.Text));

    private TurnResult LeadsOn(TurnResult result)
    {
        Assert.True(_stage.Conversation.AwaitsContinue);
        Assert.DoesNotContain(result.Effects, effect => effect is ReleaseHeldLines);
        var on = Assert.Single(result.Effects.OfType<SayToPerson>().Single().Message.Buttons, button => button.Text == Text(MessageIds.WelcomeContinue));

        var after = Runs(new PersonPressed(on.Payload));

        Assert.Contains(after.Effects, effect => effect is ReleaseHeldLines);
        return after;
    }

    private void Silence() => Assert.All(_stage.Pass(TimeSpan.FromHours(13)), passed => Assert.Null(passed.Result.Refusal));

    private PersonWrote Wrote(string line) => new([line], _stage.Now);

    private TurnResult Runs(Signal signal) => _stage.Run(signal);
}
