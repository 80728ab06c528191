using ChatbotSupport.Core;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>Anger, wishes for somebody of the team, signs without blackmail and parts of a sign over several messages, over the shipped playbook.</summary>
public sealed class HeardInTalkTests
{
    // What the button «شخص من الفريق» sends.
    private const string Human = "_human";

    [Theory]
    [InlineData("اذا عرفت عشيرتي", "اخاف اصير جثة", Flag.ThreatToLife)]
    [InlineData("كال انتظرج", "باجر بالشقة", Flag.InPersonMeeting)]
    [InlineData("بشقته باجر", "يريد مني اجي", Flag.InPersonMeeting)]
    public void Parts_of_a_sign_that_stand_in_two_messages_add_up(string first, string second, Flag flag)
    {
        Assert.DoesNotContain(flag, Understanding.Of(first, Stage.Playbook).Flags);
        Assert.DoesNotContain(flag, Understanding.Of(second, Stage.Playbook).Flags);
        var stage = new Stage();
        Write(stage, first);
        stage.Now += TimeSpan.FromMinutes(1);
        Write(stage, second);

        Assert.Contains(flag, stage.Conversation.Flags);
    }

    [Fact]
    public void Parts_that_stand_far_apart_or_long_ago_belong_to_nothing()
    {
        var stage = new Stage();
        Write(stage, "كال انتظرج");
        Write(stage, "شنو يعني الابتزاز وشلون يصير وشنو الفرق بينه وبين غير اشياء مثل التهديد بالعمل");
        Write(stage, "باجر بالشقة");
        stage.Now += ConversationLimits.HalfSaidCounts + TimeSpan.FromMinutes(1);
        Write(stage, "كال انتظرج");
        stage.Now += ConversationLimits.HalfSaidCounts + TimeSpan.FromMinutes(1);
        Write(stage, "باجر بالشقة");

        Assert.DoesNotContain(Flag.InPersonMeeting, stage.Conversation.Flags);
    }

    [Fact]
    public void Anger_at_the_machine_offers_a_human_and_calls_nobody_before_the_press()
    {
        var stage = new Stage();

        var said = Write(stage, "انت غبي");

        Assert.Contains(Stage.Playbook.Messages[WishMessageIds.Anger].Trim(), said, StringComparison.Ordinal);
        Assert.Null(stage.Conversation.Case);
        Assert.Contains(stage.Conversation.Question!.Options, option => option.Id == Human);

        Write(stage, Stage.Playbook.Messages[MessageIds.HumanButton].Trim());
        Assert.NotNull(stage.Conversation.Case);
    }

    [Theory]
    [InlineData("اريد نور ترجع تحجي وياي")]
    [InlineData("وين راحت البنية اللي جانت تحجي وياي")]
    [InlineData("مو وياك احجي, اريد واحد يفهم")]
    [InlineData("هذاك الي جان يجاوبني البارحة وينه")]
    public void Whoever_wants_somebody_back_or_nobody_like_this_asks_for_a_human(string text)
    {
        Assert.True(Understanding.Of(text, Stage.Playbook).AsksHuman);
        var stage = new Stage();
        Write(stage, text);

        Assert.NotNull(stage.Conversation.Case);
    }

    [Theory]
    [InlineData("رجلي يفتش تلفوني", "phone_compromised")]
    [InlineData("ماكو امل بعد", "emotional_support")]
    public void Whoever_tells_of_a_sign_and_of_no_blackmail_is_answered_about_the_sign(string text, string answer)
    {
        var stage = new Stage();

        var said = Write(stage, text);

        Assert.Contains(Stage.Playbook.Answers[answer].Text.Trim().Split('\n')[0], said, StringComparison.Ordinal);
        Assert.DoesNotContain(Stage.Playbook.Answers["blackmailed_start"].Text.Trim().Split('\n')[0], said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_demand_for_money_is_no_demand_for_pictures() =>
        Assert.Equal("blackmailed_start", Understanding.Of("يريد مني فلوس والا ينشر", Stage.Playbook).Intent);

    [Fact]
    public void The_front_page_of_what_everybody_knows_is_nothing_to_warn_of_and_what_imitates_it_is()
    {
        Assert.False(Stage.Playbook.AlertMatcher.Match("facebook.com").HasUnknownLink);
        Assert.True(Stage.Playbook.AlertMatcher.Match("facebook.com/page.login").HasUnknownLink);
        Assert.Contains("imitates facebook.com", Stage.Playbook.AlertMatcher.Match("faceboook.com").Because);
    }

    [Fact]
    public void Whoever_is_asked_a_second_time_which_topic_they_mean_finds_a_human_beneath()
    {
        var stage = new Stage();
        Write(stage, "اريد الفيس يمسح الصوره");
        Assert.Equal(QuestionKind.DidYouMean, stage.Conversation.Question?.Kind);
        Assert.DoesNotContain(stage.Conversation.Question!.Options, option => option.Id == Human);

        Write(stage, "اكو قناة تليكرام ناشره صوري شلون اسدها");

        Assert.Contains(stage.Conversation.Question!.Options, option => option.Id == Human);
    }

    [Fact]
    public void What_belongs_nowhere_three_times_in_a_row_leads_to_the_offer_of_a_human()
    {
        var stage = new Stage();
        Write(stage, "منو فاز امس الزوراء لو الشرطه");
        Write(stage, "وصفة كيك بدون بيض");
        var said = Write(stage, "شنو عاصمة فرنسا");

        Assert.True(stage.Conversation.Question!.Kind == QuestionKind.HumanOffer, said);
    }

    [Theory]
    [InlineData("من سنتين يهددني وهسه راح انتحر", Level.L4)]
    [InlineData("قبل سنتين دزيتله صوري وهسه راح يقتلوني اهلي", Level.L4)]
    [InlineData("والله ما امزح راح اقتل نفسي", Level.L3)]
    [InlineData("هل تساعدون اريد انتحر", Level.L3)]
    [InlineData("راح يقتلني الهكر", Level.L3)]
    [InlineData("رجلي يضربني بالشغل", Level.L3)]
    [InlineData("امي راح تذبحني نسيت الموبايل مفتوح وشافت الصور", Level.L3)]
    [InlineData("ابوي هددني بالقتل محبوس بالغرفه", Level.L3)]
    [InlineData("يهددني بالسلاح وهو بالجيش", Level.L3)]
    [InlineData("جنت محبوسه بالغرفه وهسه بعدني", Level.L3)]
    [InlineData("اذا رسبت بالامتحان راح انتحر", Level.L3)]
    public void No_word_beside_it_turns_a_clear_danger_into_a_question(string text, Level least) =>
        Assert.True(Understanding.Of(text, Stage.Playbook).Level >= least);

    private static string Write(Stage stage, string text) =>
        string.Join('\n', stage.Run(new PersonWrote([text], stage.Now)).Effects.OfType<SayToPerson>().Select(line => line.Message.Text));
}
