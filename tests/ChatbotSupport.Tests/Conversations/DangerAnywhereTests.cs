using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>Danger told in places where it is easily passed over: in pieces, in a batch, with a command, in a flood, by an old button, while somebody waits.</summary>
public sealed class DangerAnywhereTests
{
    private const string Weak = "افكار سودة براسي";

    private readonly Stage _stage = new();

    [Theory]
    [InlineData(Flag.Suicide, new[] { "راح", "انهي", "حياتي" })]
    [InlineData(Flag.Suicide, new[] { "اريد", "والله", "اموت" })]
    [InlineData(Flag.Suicide, new[] { "والله العظيم تعبت من كلشي وهسه اريد", "اموت" })]
    [InlineData(Flag.Suicide, new[] { "ما", "اريد", "اعيش" })]
    [InlineData(Flag.Suicide, new[] { "اريد", "اموت والله تعبت كلش من هالعيشة" })]
    [InlineData(Flag.ThreatToLife, new[] { "اخوي كال راح", "يذبحني" })]
    [InlineData(Flag.ThreatToLife, new[] { "ابوي اذا عرف بالسالفة اكيد راح", "يقتلني" })]
    [InlineData(Flag.Minor, new[] { "اني بنت", "عمري", "١٥" })]
    [InlineData(Flag.InPersonMeeting, new[] { "وافقت", "اشوفه", "باجر" })]
    public void A_sign_split_over_several_messages_is_seen(Flag flag, string[] messages)
    {
        foreach (var message in messages)
        {
            Says(message);
            _stage.Now += TimeSpan.FromSeconds(20);
        }

        Assert.Contains(flag, _stage.Conversation.Flags);
    }

    [Theory]
    [InlineData("كلمة خاصة")]
    [InlineData("خروج")]
    [InlineData("متابعة")]
    [InlineData("القائمة")]
    [InlineData("توقف")]
    public void A_command_in_the_same_breath_hides_no_danger(string command)
    {
        Says("اريد انتحر", command);

        Assert.True(_stage.Conversation.Case is { IsOpen: true });
    }

    [Fact]
    public void A_sign_in_two_messages_is_no_code_word()
    {
        Says("كلمة خاصة");
        Says("عمري", "خمسطعش");

        Assert.Null(_stage.Conversation.CodeWord);
        Assert.Contains(Flag.Minor, _stage.Conversation.Flags);
    }

    [Fact]
    public void In_a_flood_a_weak_sign_is_asked_about_and_a_human_is_offered()
    {
        var said = Said(_stage.Run(new PersonFlooded([.. Enumerable.Repeat("هلو", 20), Weak, "هلو"], _stage.Now)));
        Assert.Contains(Text(MessageIds.GentleSuicide), said, StringComparison.Ordinal);

        var other = new Stage();
        said = Said(other.Run(new PersonFlooded([.. Enumerable.Repeat("هلو", 20), "نشر صوري بالكروب", "هلو"], other.Now)));
        Assert.Contains(Text(MessageIds.ElevatedOffer), said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_at_the_end_of_a_batch_does_not_hide_the_weak_sign_before_it()
    {
        Says("اتعرض للابتزاز");
        var option = _stage.Conversation.Question!.Options[0].Text;

        Assert.Contains(Text(MessageIds.GentleSuicide), Says(Weak, option), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13 * 60)]
    public void A_yes_to_the_gentle_question_counts_whenever_it_is_pressed(int minutes)
    {
        Says(Weak);
        var yes = _stage.Buttons.Last(button => button.Text == Text(MessageIds.YesButton));
        Says("لا");
        Says("شنو رقم الشرطة المجتمعية");
        _stage.Now += TimeSpan.FromMinutes(minutes);

        _stage.Run(new PersonPressed(yes.Payload));

        Assert.Contains(Flag.Suicide, _stage.Conversation.Flags);
        Assert.True(_stage.Conversation.Case is { IsOpen: true });
    }

    [Theory]
    [InlineData("اي والله")]
    [InlineData("نعم افكر بيها")]
    [InlineData("اي هواي")]
    [InlineData("ايه كل يوم")]
    [InlineData("نعم بس ما اكدر اسويها")]
    public void A_yes_in_more_words_to_the_gentle_question_is_a_yes(string yes)
    {
        Says(Weak);
        Says(yes);

        Assert.Contains(Flag.Suicide, _stage.Conversation.Flags);
        Assert.True(_stage.Conversation.Case is { IsOpen: true });
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(13 * 60, false)]
    [InlineData(0, true)]
    public void A_danger_pressed_under_an_older_safety_question_counts(int minutes, bool isTalking)
    {
        _stage.Run(new PersonOpened("safety_check"));
        var life = _stage.Buttons.Last(button => button.Text == "خطر على الحياة الآن");
        Says("شنو رقم الشرطة المجتمعية");
        if (isTalking)
        {
            Talk();
        }

        _stage.Now += TimeSpan.FromMinutes(minutes);
        var result = _stage.Run(new PersonPressed(life.Payload));

        Assert.Contains(Flag.ThreatToLife, _stage.Conversation.Flags);
        Assert.Contains(result.Effects.OfType<AlertCoordinators>(), alert => alert.Alert == CoordinatorAlert.UrgentCase);
        Assert.Equal(isTalking, result.Effects.OfType<KeepLine>().Any(line => line.Live && line.Author == LineAuthor.Person));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_danger_chosen_once_more_from_a_list_that_stays_on_the_screen_is_told_once_more(bool isTalking)
    {
        _stage.Run(new PersonOpened("safety_check"));
        var life = _stage.Buttons.Last(button => button.Text == "خطر على الحياة الآن");
        _stage.Run(new PersonPressed(life.Payload));
        Assert.Contains(_stage.Run(new PersonPressed(life.Payload)).Effects, effect => effect is Happened { Code: "press_repeated" });
        if (isTalking)
        {
            Talk();
        }
        else
        {
            Says("ليس الآن");
        }

        _stage.Now += TimeSpan.FromMinutes(20);
        var result = _stage.Run(new PersonPressed(life.Payload));

        Assert.Equal(!isTalking, result.Effects.OfType<AlertCoordinators>().Any(alert => alert.Alert == CoordinatorAlert.OnCallNeeded));
        Assert.Equal(!isTalking, result.Effects.OfType<SayToPerson>().Any(say => say.Message.Text.Contains("911", StringComparison.Ordinal)));
        Assert.Equal(isTalking, result.Effects.OfType<StartTimer>().Any(timer => timer.Kind == TimerKind.SilentVolunteer));
        Assert.Equal(isTalking, result.Effects.OfType<KeepLine>().Any(line => line is { Live: true, Author: LineAuthor.Person }));
    }

    [Fact]
    public void A_hint_of_suicide_of_somebody_who_waits_with_another_danger_is_asked_about()
    {
        Says("عمري 15 ويهددني");
        Says("موافقة");

        Assert.Contains(Text(MessageIds.GentleSuicide), Says(Weak), StringComparison.Ordinal);
        Says("اي");
        Assert.Contains(Flag.Suicide, _stage.Conversation.Flags);
        Assert.Contains(Reason.Suicide, _stage.Conversation.Case!.Reasons);
    }

    [Fact]
    public void Whoever_waits_and_tells_of_something_worse_waits_no_longer_than_for_that()
    {
        Says("شخص من الفريق");
        Says("موافقة");
        var before = _stage.Conversation.Case!.ReplyDueAt;

        Says("نشر صوري بالكروب");

        Assert.Equal(Level.L2, _stage.Conversation.Level);
        Assert.True(_stage.Conversation.Case!.ReplyDueAt < before);
        Assert.Contains(Reason.Published, _stage.Conversation.Case.Reasons);
    }

    [Fact]
    public void A_request_for_a_human_with_something_worse_in_it_is_as_urgent_as_that()
    {
        Says("شخص من الفريق");
        Says("موافقة");
        Talk();
        _stage.Run(new CloseCase(Noor, _stage.CaseCode, CaseOutcome.Helped));
        _stage.Now += TimeSpan.FromDays(9);
        Says("هلو");
        Says("متابعة");

        Says("نشر صوري بالكروب", "شخص من الفريق");

        Assert.Equal(Level.L2, _stage.Conversation.Level);
    }

    [Fact]
    public void A_weak_sign_in_a_remark_on_a_talk_is_asked_about()
    {
        Says("شخص من الفريق");
        Says("موافقة");
        Says("ملاحظة على الحديث");

        Assert.Contains(Text(MessageIds.GentleSuicide), Says(Weak), StringComparison.Ordinal);
    }

    private static CaseOwner Noor => new("1", "نور");

    private static string Text(string id) => Stage.Playbook.Messages[id].Trim();

    private static string Said(TurnResult result) => string.Join('\n', result.Effects.OfType<SayToPerson>().Select(say => say.Message.Text));

    private void Talk()
    {
        if (_stage.Conversation.Case is not { IsOpen: true })
        {
            Says("شخص من الفريق");
            Says("موافقة");
        }

        Assert.Null(_stage.Run(new TakeCase(Noor, _stage.CaseCode)).Refusal);
    }

    private string Says(params string[] lines) => Said(_stage.Run(new PersonWrote(lines, _stage.Now)));
}
