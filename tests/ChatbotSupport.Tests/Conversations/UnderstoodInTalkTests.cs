using ChatbotSupport.Core;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>What people write in pieces, in half words and in words that no list names, over the shipped playbook.</summary>
public sealed class UnderstoodInTalkTests
{
    [Theory]
    [InlineData("عمري", "15", Flag.Minor)]
    [InlineData("عمري", "١٥ سنة", Flag.Minor)]
    [InlineData("اريد", "اقتل نفسي", Flag.Suicide)]
    [InlineData("يهددني", "يقتلني", Flag.ThreatToLife)]
    public void A_sign_split_over_two_messages_is_seen(string first, string second, Flag flag)
    {
        var stage = new Stage();
        Write(stage, first);
        Assert.DoesNotContain(flag, stage.Conversation.Flags);

        stage.Now += TimeSpan.FromMinutes(1);
        Write(stage, second);

        Assert.Contains(flag, stage.Conversation.Flags);
    }

    [Fact]
    public void What_was_begun_long_before_is_not_finished_by_a_number()
    {
        var stage = new Stage();
        Write(stage, "عمري");
        stage.Now += ConversationLimits.HalfSaidCounts + TimeSpan.FromMinutes(1);
        Write(stage, "15");

        Assert.DoesNotContain(Flag.Minor, stage.Conversation.Flags);
    }

    [Fact]
    public void A_number_after_something_else_is_no_age()
    {
        var stage = new Stage();
        Write(stage, "دفعتله");
        Write(stage, "15");

        Assert.DoesNotContain(Flag.Minor, stage.Conversation.Flags);
    }

    [Theory]
    [InlineData("مع السلامة")]
    [InlineData("شكرا مع السلامة")]
    [InlineData("الله وياكم")]
    [InlineData("تصبحون على خير")]
    public void A_goodbye_in_passing_gets_a_courteous_line_and_no_alarm(string goodbye)
    {
        var stage = new Stage();
        Write(stage, "هلو");

        var said = Write(stage, goodbye);

        Assert.Contains(Stage.Playbook.Messages[WishMessageIds.Farewell].Trim(), said, StringComparison.Ordinal);
        Assert.Empty(stage.Conversation.Flags);
    }

    [Fact]
    public void A_goodbye_of_somebody_who_spoke_of_suicide_is_not_taken_in_passing()
    {
        var stage = new Stage();
        Write(stage, "اريد انتحر");

        Assert.DoesNotContain(Stage.Playbook.Messages[WishMessageIds.Farewell].Trim(), Write(stage, "مع السلامة"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("تعبت وماكو امل بعد", "مع السلامة", "مع السلامة")]
    [InlineData("يئست من كلشي وما عندي حل", "تصبحون على خير", "شكرا وداعا")]
    [InlineData("يئست من كلشي وما عندي حل", "ما راح ازعجكم بعد مع السلامة", "مع السلامة")]
    public void After_despair_a_goodbye_is_asked_about(string despair, string goodbye, string again)
    {
        var stage = new Stage();
        Write(stage, despair);
        Assert.Contains(Flag.Despair, stage.Conversation.Flags);

        Assert.Contains(Stage.Playbook.Messages[MessageIds.GentleSuicide].Trim(), Write(stage, goodbye), StringComparison.Ordinal);

        // Neither yes nor no, and gone: a human is offered, not the menu.
        Assert.DoesNotContain(Stage.Playbook.Messages[WishMessageIds.Farewell].Trim(), Write(stage, again), StringComparison.Ordinal);
        Assert.Equal(QuestionKind.HumanOffer, stage.Conversation.Question?.Kind);
    }

    [Fact]
    public void A_goodbye_minutes_after_a_no_to_the_gentle_question_is_not_taken_in_passing()
    {
        var stage = new Stage();
        Write(stage, "ما راح انتحر بس تعبان");
        Write(stage, "لا");
        Assert.DoesNotContain(Flag.Suicide, stage.Conversation.Flags);

        Assert.Contains(Stage.Playbook.Messages[MessageIds.HeardGently].Trim(), Write(stage, "مع السلامة"), StringComparison.Ordinal);
        Assert.Equal(QuestionKind.HumanOffer, stage.Conversation.Question?.Kind);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("موافقة", 0)]
    [InlineData("ليس الآن", 20)]
    [InlineData("موافقة", 14 * 60)]
    public void The_team_is_told_when_somebody_who_spoke_of_suicide_says_goodbye_while_they_wait(string? consent, int minutes)
    {
        var stage = new Stage();
        Write(stage, "اريد انتحر");
        if (consent is not null)
        {
            Write(stage, consent);
        }

        stage.Now += TimeSpan.FromMinutes(minutes);
        var said = stage.Run(new PersonWrote(["مع السلامة"], stage.Now)).Effects;

        Assert.Contains(said.OfType<AlertCoordinators>(), alert => alert.Alert == CoordinatorAlert.UrgentCase);
    }

    [Theory]
    [InlineData("سيتم إغلاق حسابك خلال 24 ساعة، اضغط هنا لتأكيد هويتك")]
    [InlineData("حسابك راح ينغلق خلال ٤٨ ساعة")]
    public void The_hours_of_a_copied_warning_are_no_deadline_of_a_blackmailer(string warning) =>
        Assert.DoesNotContain(Flag.Deadline, Understanding.Of(warning, Stage.Playbook).Flags);

    [Fact]
    public void Words_of_danger_in_the_middle_of_a_very_long_text_are_seen()
    {
        var around = string.Join(' ', Stage.Playbook.Answers.Values.SelectMany(answer => answer.Examples));
        var text = string.Concat(Enumerable.Repeat(around + " ", 2))[..45_000];

        Assert.Contains(Flag.Suicide, Stage.Playbook.Risks.Screen([text + ". اريد انتحر الليلة. " + text]).Flags);
    }

    [Theory]
    [InlineData("ما اريد بوت")]
    [InlineData("اريد احجي وية بني ادم")]
    public void A_human_is_heard_also_in_anger_at_the_machine(string text)
    {
        var understood = Understanding.Of(text, Stage.Playbook);

        Assert.True(understood.AsksHuman);
        Assert.Equal(Understanding.HumanIntent, understood.Intent);
    }

    [Theory]
    [InlineData("فيس", "facebook")]
    [InlineData("انستا", "instagram")]
    [InlineData("واتسب", "whatsapp")]
    public void Of_a_step_that_asks_for_the_platform_half_its_name_is_enough(string typed, string step)
    {
        var stage = new Stage();
        stage.Run(new PersonOpened("privacy_settings"));

        Write(stage, typed);

        Assert.Equal(step, stage.Conversation.Cursor?.Step);
    }

    [Fact]
    public void Half_a_name_that_could_be_two_is_not_taken_for_either()
    {
        var stage = new Stage();
        stage.Run(new PersonOpened("privacy_settings"));
        var before = stage.Conversation.Cursor?.Step;

        Write(stage, "مو فيسبوك");

        Assert.Equal(before, stage.Conversation.Cursor?.Step);
    }

    private static string Write(Stage stage, string text) =>
        string.Join('\n', stage.Run(new PersonWrote([text], stage.Now)).Effects.OfType<SayToPerson>().Select(line => line.Message.Text));
}
