using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>A word that only the person knows, and what is said to whoever else holds the phone: it guards earlier details and nothing else (safeguarding rules, section 3).</summary>
public sealed class Code_words : CodeWordTalk
{
    [Fact]
    public void Whoever_asks_first_who_we_are_gets_the_honest_answer() => Assert.Contains("رد آلي مجاني", Says(Question), StringComparison.Ordinal);

    [Theory]
    [InlineData("shared", 11, true)]
    [InlineData("shared", 9, false)]
    [InlineData("word", 11, true)]
    [InlineData("word", 9, false)]
    [InlineData("unknown", 60, false)]
    [InlineData("nothing", 60, false)]
    public void Who_we_are_is_covered_only_where_others_look_and_only_after_ten_minutes(string phone, int minutes, bool isCovered)
    {
        Guard(phone);
        _stage.Now += TimeSpan.FromMinutes(minutes);

        var said = Says(Question);

        Assert.Equal(isCovered, said.Contains(Text(CodeWordMessageIds.Cover), StringComparison.Ordinal));
        Assert.Equal(!isCovered, said.Contains("رد آلي مجاني", StringComparison.Ordinal));
        Assert.Equal("", isCovered ? string.Concat(new[] { "ابتزاز", "تهديد", "شرطة" }.Where(word => said.Contains(word, StringComparison.Ordinal))) : "");
    }

    [Fact]
    public void Covered_or_not_danger_is_seen_and_numbers_and_a_human_are_there()
    {
        Choose();
        _stage.Now += TimeSpan.FromHours(20);

        Assert.Contains("533", Says("شنو رقم الشرطة المجتمعية"), StringComparison.Ordinal);
        Says("اريد انتحر");
        Assert.True(_stage.Conversation.Level >= Level.L3);
        Assert.NotNull(_stage.Conversation.Case);
    }

    [Fact]
    public void Who_we_are_is_not_covered_where_words_of_safety_would_be_left_out()
    {
        Choose();
        _stage.Now += TimeSpan.FromMinutes(11);
        var told = Said(_stage.Run(new PersonWrote(["نشر صوري", Question], _stage.Now)));
        Assert.Contains(Text(MessageIds.ElevatedOffer), told, StringComparison.Ordinal);
        Assert.DoesNotContain(Text(CodeWordMessageIds.Cover), told, StringComparison.Ordinal);

        Says("اريد انتحر");
        _stage.Now += TimeSpan.FromMinutes(11);
        var urgent = Says(Question);
        Assert.Contains(Text(MessageIds.SafetyLine), urgent, StringComparison.Ordinal);
        Assert.DoesNotContain(Text(CodeWordMessageIds.Cover), urgent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_covered_turn_did_not_show_counts_as_neither_said_nor_asked()
    {
        Choose();
        var before = _stage.Conversation;
        Assert.False(before.Greeted);
        _stage.Now += TimeSpan.FromMinutes(11);

        Assert.Equal(Text(CodeWordMessageIds.Cover), Says(Question).Trim());
        Assert.Equal(before.Question?.Visit, _stage.Conversation.Question?.Visit);
        Assert.Equal(before.Asked.Count, _stage.Conversation.Asked.Count);

        Assert.Contains(Text(MessageIds.Greeting), Says("هلو"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_word_is_kept_in_no_form_in_which_it_could_be_read_and_is_no_line_of_the_talk()
    {
        _stage.Run(new PersonWrote(["كلمة خاصة"], _stage.Now));
        var result = _stage.Run(new PersonWrote([Word], _stage.Now));

        Assert.DoesNotContain(result.Effects.OfType<KeepLine>(), line => line.Author == LineAuthor.Person);
        Assert.Single(result.Effects.OfType<ForgetSaid>());
        PlantedIn(System.Text.Encoding.UTF8.GetString(ConversationJson.Write(_stage.Conversation)));
        Assert.Contains(Text(CodeWordMessageIds.Kept), Said(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("شنو اسوي؟")]
    [InlineData("شنو رقم الشرطة المجتمعية")]
    [InlineData("bit.ly/3xYzAb")]
    [InlineData("عمري ١٥")]
    public void A_question_a_link_or_a_sign_is_never_kept_as_the_word(string text)
    {
        Says("كلمة خاصة");

        AssertHeardAsAText(_stage.Run(new PersonWrote([text], _stage.Now)));
    }

    [Fact]
    public void Danger_in_the_same_breath_comes_before_the_asking_for_a_word()
    {
        _stage.Run(new PersonWrote(["راح انتحر اليوم", "كلمة خاصة"], _stage.Now));

        Assert.True(_stage.Conversation.Case is { IsOpen: true });
    }

    [Theory]
    [InlineData(11)]
    [InlineData(60 * 24 * 3)]
    public void Some_time_after_the_asking_a_question_is_a_question_and_no_word(int minutes)
    {
        Says("كلمة خاصة");
        _stage.Now += TimeSpan.FromMinutes(minutes);

        var asked = _stage.Run(new PersonWrote(["شنو اسوي؟"], _stage.Now));

        AssertHeardAsAText(asked);
    }

    public static TheoryData<string> Interruptions => ["press", "media", "open"];

    [Theory]
    [MemberData(nameof(Interruptions))]
    public void What_comes_in_between_ends_the_asking(string what)
    {
        Says("كلمة خاصة");
        _stage.Run(what switch { "press" => new PersonPressed("old"), "media" => new PersonSentMedia(MediaKind.Photo), _ => new PersonOpened() });

        AssertHeardAsAText(_stage.Run(new PersonWrote(["وردة بغداد"], _stage.Now)));
    }

    [Fact]
    public void In_a_talk_the_next_text_is_the_word_only_when_the_team_did_not_write_since()
    {
        BeginTalk();
        Says("كلمة خاصة");
        _stage.Now += TimeSpan.FromMinutes(1);
        _stage.Run(new WriteToPerson(Owner, _stage.CaseCode, "وين المكان هسه؟"));
        AssertHeardAsAText(_stage.Run(new PersonWrote(["وردة بغداد"], _stage.Now)));

        Choose();
    }

    [Fact]
    public void A_word_that_is_too_short_is_told_once_and_what_follows_is_a_text()
    {
        Says("كلمة خاصة");
        Assert.Contains(Text(CodeWordMessageIds.TooShort), Says("ورد"), StringComparison.Ordinal);

        AssertHeardAsAText(_stage.Run(new PersonWrote(["ورد"], _stage.Now)));
    }

    [Fact]
    public void A_word_that_begins_a_sign_does_not_hide_the_sign()
    {
        Says("كلمة خاصة");
        Says("عمري");
        Says("15");

        Assert.Contains(Flag.Minor, _stage.Conversation.Flags);
    }

    [Fact]
    public void The_wish_for_a_human_in_place_of_the_word_is_heard()
    {
        const string wish = "محتاج احجي ويا احد منكم";
        Assert.True(Stage.Playbook.Risks.Screen([wish]).WantsHuman);
        Says("كلمة خاصة");

        AssertHeardAsAText(_stage.Run(new PersonWrote([wish], _stage.Now)));
    }

    [Fact]
    public void Whoever_comes_after_the_owner_was_interrupted_does_not_replace_the_word()
    {
        Choose();
        var chosen = _stage.Conversation.CodeWord;
        Says("كلمة خاصة");
        _stage.Now += TimeSpan.FromHours(13);

        Says("وردة بغداد");

        Assert.Equal(chosen, _stage.Conversation.CodeWord);
    }

    [Fact]
    public void In_a_talk_the_fresh_start_can_be_typed_as_it_is_offered()
    {
        BeginTalk();
        Choose();
        _stage.Now += TimeSpan.FromHours(13);
        Says("هلا");
        Says("متابعة");
        Says("وردة بغداد");

        Assert.DoesNotContain(Text(MessageIds.WelcomeBack), Says(Text(MessageIds.WelcomeFresh)), StringComparison.Ordinal);
        Assert.Null(_stage.Conversation.CodeWord);
        Assert.False(_stage.Conversation.AwaitsContinue);
    }

    [Fact]
    public void What_the_cover_hid_is_still_owed_and_answers_no_typed_word()
    {
        Guard("shared");
        var before = _stage.Conversation;
        _stage.Now += TimeSpan.FromMinutes(11);

        Assert.Contains(Text(CodeWordMessageIds.Cover), Says(Question), StringComparison.Ordinal);

        Assert.Equal((before.SafetyLineAt, before.Question?.Visit), (_stage.Conversation.SafetyLineAt, _stage.Conversation.Question?.Visit));
    }

    [Fact]
    public void A_sign_of_danger_in_the_same_breath_is_not_covered()
    {
        Choose();
        _stage.Now += TimeSpan.FromMinutes(11);

        var said = Said(_stage.Run(new PersonWrote(["نشر صوري", Question], _stage.Now)));

        Assert.DoesNotContain(Text(CodeWordMessageIds.Cover), said, StringComparison.Ordinal);
        Assert.True(_stage.Conversation.Level >= Level.L2);
    }

    [Fact]
    public void A_sign_of_danger_in_place_of_the_word_is_answered_as_danger()
    {
        Says("كلمة خاصة");

        Says("راح انتحر اليوم");

        Assert.Equal(Level.L4, _stage.Conversation.Level);
        Assert.Null(_stage.Conversation.CodeWord);
    }

    [Fact]
    public void Opened_by_somebody_else_the_chat_of_a_shared_phone_shows_nothing_of_where_it_stood()
    {
        Guard("shared");
        _stage.Now += TimeSpan.FromMinutes(11);

        var opened = Said(_stage.Run(new PersonOpened()));

        Assert.Equal(Text(MessageIds.WelcomeBack), opened.Trim());
    }
}
