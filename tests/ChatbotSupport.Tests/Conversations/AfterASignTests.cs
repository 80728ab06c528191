using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>What is said after somebody spoke of suicide: alone the words say little, after that they are a decision or a goodbye.</summary>
public sealed class AfterASignTests
{
    private readonly Stage _stage = new();

    [Theory]
    [InlineData("خلص قررت", Reason.Decided)]
    [InlineData("قررت", Reason.Decided)]
    [InlineData("الليلة", Reason.Decided)]
    [InlineData("هسه", Reason.Decided)]
    [InlineData("راح اسويها", Reason.Decided)]
    [InlineData("كلشي جاهز", Reason.Decided)]
    [InlineData("حبوب", Reason.Decided)]
    [InlineData("من السطح", Reason.Decided)]
    [InlineData("سامحوني", Reason.SaidGoodbye)]
    [InlineData("ودعت امي", Reason.SaidGoodbye)]
    [InlineData("لا تزعلون عليه", Reason.SaidGoodbye)]
    public void A_decision_or_a_goodbye_after_it_rings_and_the_card_says_why(string line, Reason reason)
    {
        Says("احسن اموت");

        var result = _stage.Run(new PersonWrote([line], _stage.Now));

        Assert.Equal(Level.L4, _stage.Conversation.Level);
        Assert.Contains(reason, _stage.Conversation.Case!.Reasons);
        Assert.Contains(result.Effects, effect => effect is AlertCoordinators { Alert: CoordinatorAlert.UrgentCase, Level: Level.L4 });
        Assert.Contains(Text(reason == Reason.Decided ? SafetyMessageIds.Decided : SafetyMessageIds.Goodbye), Said(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("احسن اموت", "شربت", SafetyMessageIds.Taken, Reason.HarmedNow)]
    [InlineData("احسن اموت", "كل الشريط", SafetyMessageIds.Taken, Reason.HarmedNow)]
    [InlineData("اهلي اذا عرفوا يقتلوني", "دا يدك الباب", SafetyMessageIds.NearAtHome, Reason.DangerNear)]
    [InlineData("احسن اموت", "جرحت ايدي", SafetyMessageIds.Wounded, Reason.HarmedNow)]
    [InlineData("احسن اموت", "الدم ما يوكف", SafetyMessageIds.Wounded, Reason.HarmedNow)]
    [InlineData("هددني يقتلني", "دا يدك الباب", SafetyMessageIds.NearAtHome, Reason.DangerNear)]
    [InlineData("هددني يقتلني", "اجوا", SafetyMessageIds.NearAtHome, Reason.DangerNear)]
    [InlineData("يريد يشوفني والا ينشر", "وصلت", SafetyMessageIds.NearAtMeeting, Reason.DangerNear)]
    [InlineData("يريد يشوفني والا ينشر", "هو كدامي", SafetyMessageIds.NearAtMeeting, Reason.DangerNear)]
    public void One_word_of_what_is_happening_rings_and_is_answered_by_what_to_do_now(string before, string line, string words, Reason reason)
    {
        Says(before);
        Assert.Equal(Level.L3, _stage.Conversation.Level);

        var result = _stage.Run(new PersonWrote([line], _stage.Now));

        Assert.Equal(Level.L4, _stage.Conversation.Level);
        Assert.Contains(reason, _stage.Conversation.Case!.Reasons);
        Assert.Contains(result.Effects, effect => effect is AlertCoordinators { Alert: CoordinatorAlert.OnCallNeeded });
        Assert.Contains(Text(words), Said(result), StringComparison.Ordinal);
        Assert.Contains(Text(words), Says(line), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_body_tells_names_the_hospital_and_raises_nothing_by_itself()
    {
        Says("احسن اموت");

        Assert.Contains(Text(SafetyMessageIds.Taken), Says("نعسانه"), StringComparison.Ordinal);
        Assert.Equal(Level.L3, _stage.Conversation.Level);
        Assert.Contains(Reason.HarmedNow, _stage.Conversation.Case!.Reasons);
    }

    [Theory]
    [InlineData("احسن اموت", "ما شربت شي")]
    [InlineData("احسن اموت", "اخذت حبة للصداع")]
    [InlineData("احسن اموت", "مو نعسانة")]
    [InlineData("يريد يشوفني والا ينشر", "ما وصلت")]
    [InlineData("يريد يشوفني والا ينشر", "وصلت لبيتنا الحمد لله")]
    [InlineData("هددني يقتلني", "دخل على حسابي")]
    [InlineData("هددني يقتلني", "ابوي بره البيت")]
    [InlineData("هددني يقتلني", "هم اختي يمي")]
    [InlineData("يريد يشوفني والا ينشر", "صوري وصلت عنده")]
    [InlineData("يريد يشوفني والا ينشر", "كاعد بالبيت واخوي يمي")]
    [InlineData("احسن اموت", "كلهم")]
    [InlineData("احسن اموت", "علاج")]
    public void What_denies_it_or_tells_of_something_else_does_not_ring(string before, string line)
    {
        Says(before);
        Says(line);

        Assert.Equal(Level.L3, _stage.Conversation.Level);
    }

    [Theory]
    [InlineData("قررت اروح للشرطة")]
    [InlineData("قررت ما اسويها")]
    [InlineData("ما قررت بعد")]
    [InlineData("سامحوني على الازعاج")]
    [InlineData("هسه شسوي")]
    public void What_only_sounds_like_it_does_not_ring(string line)
    {
        Says("احسن اموت");
        Says(line);

        Assert.Equal(Level.L3, _stage.Conversation.Level);
    }

    [Fact]
    public void In_a_talk_it_rings_too_and_the_bot_stays_silent()
    {
        Says("احسن اموت");
        Says("موافقة");
        Assert.Null(_stage.Run(new TakeCase(new("1", "نور"), _stage.CaseCode)).Refusal);

        Assert.Equal("", Says("خلص قررت"));

        Assert.Equal(Level.L4, _stage.Conversation.Level);
        Assert.Contains(Reason.Decided, _stage.Conversation.Case!.Reasons);
    }

    [Fact]
    public void At_the_highest_level_the_team_still_hears_of_a_goodbye()
    {
        Says("احسن اموت");
        Says("خلص قررت");

        var result = _stage.Run(new PersonWrote(["سامحوني"], _stage.Now));

        Assert.Contains(Reason.SaidGoodbye, _stage.Conversation.Case!.Reasons);
        Assert.Contains(result.Effects, effect => effect is AlertCoordinators { Alert: CoordinatorAlert.UrgentCase });
    }

    [Fact]
    public void Nobody_reads_the_same_words_twice_in_a_row()
    {
        Says("احسن اموت");
        var said = "";
        foreach (var line in new[] { "اريد انام وما اكعد", "اتمنى الموت", "محد يفهمني", "كرهت حياتي", "ما عاد اتحمل" })
        {
            var now = Says(line);
            Assert.NotEqual(said, now);
            said = now;
        }
    }

    [Theory]
    [InlineData("خلص قررت")]
    [InlineData("سامحوني")]
    public void After_an_answer_that_was_neither_yes_nor_no_it_is_taken_for_a_sign(string line)
    {
        Assert.Contains(Text(MessageIds.GentleSuicide), Says("ما عاد اتحمل"), StringComparison.Ordinal);
        Assert.Contains(Text(MessageIds.GentleUnclear), Says("يمكن"), StringComparison.Ordinal);

        Says(line);

        Assert.Equal(Level.L3, _stage.Conversation.Level);
        Assert.Contains(Flag.Suicide, _stage.Conversation.Flags);
    }

    [Theory]
    [InlineData("شربت", SafetyMessageIds.Taken)]
    [InlineData("جرحت ايدي", SafetyMessageIds.Wounded)]
    public void Under_the_question_about_suicide_what_is_happening_rings(string line, string words)
    {
        Says("ما عاد اتحمل");

        Assert.Contains(Text(words), Says(line), StringComparison.Ordinal);
        Assert.Equal(Level.L4, _stage.Conversation.Level);
        Assert.Contains(Reason.HarmedNow, _stage.Conversation.Case!.Reasons);
    }

    [Fact]
    public void A_fright_under_that_question_is_no_sign()
    {
        Says("ما عاد اتحمل");
        Says("ارجف من الخوف");

        Assert.DoesNotContain(Flag.Suicide, _stage.Conversation.Flags);
    }

    [Fact]
    public void A_silent_volunteer_is_stepped_in_for_with_what_to_do_now()
    {
        Says("يريد يشوفني والا ينشر");
        Says("موافقة");
        Assert.Null(_stage.Run(new TakeCase(new("1", "نور"), _stage.CaseCode)).Refusal);
        Assert.Equal("", Says("وصلت، هو كدامي"));

        var stepped = _stage.Pass(TimeSpan.FromSeconds(91)).Where(due => due.Kind == TimerKind.SilentVolunteer).Select(due => Said(due.Result)).Single();

        Assert.Contains(Text(SafetyMessageIds.NearAtMeeting), stepped, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_silence_one_word_names_nothing_of_before_and_the_team_hears_of_it()
    {
        Says("احسن اموت");
        _stage.Now += TimeSpan.FromHours(13);

        var result = _stage.Run(new PersonWrote(["شربت"], _stage.Now));

        Assert.DoesNotContain(Text(SafetyMessageIds.Taken), Said(result), StringComparison.Ordinal);
        Assert.Contains(result.Effects, effect => effect is AlertCoordinators { Alert: CoordinatorAlert.UrgentCase });
    }

    [Theory]
    [InlineData("اهلي راح يقتلوني ويقتلونه")]
    [InlineData("اخوي طالع بالسلاح يدور علي")]
    public void Whoever_is_to_be_killed_reads_nothing_for_avengers(string line) =>
        Assert.DoesNotContain(Text(SafetyMessageIds.Revenge), Says(line), StringComparison.Ordinal);

    [Fact]
    public void Where_the_family_is_the_danger_no_door_is_left_open()
    {
        Says("بلعت حبوب لان ابوي راح يقتلني");

        Assert.DoesNotContain(Stage.Playbook.Messages.Values, message => message.Contains("غير مقفل", StringComparison.Ordinal));
        Assert.Equal(Level.L4, _stage.Conversation.Level);
    }

    [Fact]
    public void Without_any_sign_before_it_says_nothing()
    {
        Says("واحد يهددني");
        Says("خلص قررت");

        Assert.True(_stage.Conversation.Level < Level.L3);
    }

    private static string Text(string id) => Stage.Playbook.Messages[id].Trim();

    private static string Said(TurnResult result) => string.Join('\n', result.Effects.OfType<SayToPerson>().Select(say => say.Message.Text));

    private string Says(string line) => Said(_stage.Run(new PersonWrote([line], _stage.Now)));
}
