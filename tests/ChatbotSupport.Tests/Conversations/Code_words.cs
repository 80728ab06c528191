using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>A word that only the person knows, and what is said to whoever else holds the phone: it guards earlier details and nothing else (safeguarding rules, section 3).</summary>
public sealed class Code_words
{
    private const string Word = "زيتونة الجبل";
    private const string Question = "منو انتو";

    private static readonly CaseOwner Owner = new(new string('a', 32), "نور");

    private readonly Stage _stage = new();

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
    [InlineData(13)]
    [InlineData(24 * 20)]
    public void Back_after_an_absence_the_word_leads_on_and_without_it_nothing_earlier_is_named(int hours)
    {
        Says("اتعرض للابتزاز");
        Choose();
        _stage.Now += TimeSpan.FromHours(hours);

        var welcome = Says("هلا");
        Assert.Contains(Text(MessageIds.WelcomeBack), welcome, StringComparison.Ordinal);
        Assert.Contains(Text(CodeWordMessageIds.Wanted), Says("متابعة"), StringComparison.Ordinal);
        var wrong = _stage.Run(new PersonWrote(["زيتونة الوادي"], _stage.Now));
        Assert.True(_stage.Conversation.AwaitsContinue);
        Assert.DoesNotContain(wrong.Effects, effect => effect is ReleaseHeldLines);

        // Written another way it is the same word.
        var right = _stage.Run(new PersonWrote(["زيتونه الجبل"], _stage.Now));

        Assert.False(_stage.Conversation.AwaitsContinue);
        Assert.Single(right.Effects.OfType<ReleaseHeldLines>());
        Assert.Single(right.Effects.OfType<ForgetSaid>());
    }

    [Fact]
    public void Whoever_forgot_it_starts_afresh_with_an_open_case_too_and_what_waited_is_not_shown()
    {
        Says("عمري 16 ويكول نلتقي باجر");
        Choose();
        _stage.Now += TimeSpan.FromHours(13);
        Says("هلا");
        Says("متابعة");

        var fresh = _stage.Run(new PersonWrote([Text(MessageIds.WelcomeFresh)], _stage.Now));

        Assert.Single(fresh.Effects.OfType<DropHeldLines>());
        Assert.DoesNotContain(fresh.Effects, effect => effect is ReleaseHeldLines);
        Assert.Null(_stage.Conversation.CodeWord);
        Assert.False(_stage.Conversation.AwaitsContinue);
        Assert.True(_stage.Conversation.Case!.IsOpen);
    }

    [Fact]
    public void After_five_words_the_right_one_is_answered_like_a_wrong_one_and_nobody_reads_it()
    {
        Guess();
        var wrong = Said(_stage.Run(new PersonWrote(["نهر الفرات"], _stage.Now)));

        var right = _stage.Run(new PersonWrote([Word], _stage.Now));

        Assert.True(_stage.Conversation.AwaitsContinue);
        Assert.Equal(wrong, Said(right));
        Assert.DoesNotContain(right.Effects, effect => effect is ForgetSaid);
        AssertNobodyReadsIt(right);
        Assert.Contains(Text(CodeWordMessageIds.Later), Says("متابعة"), StringComparison.Ordinal);
    }

    [Fact]
    public void Some_hours_after_five_words_it_is_taken_and_whatever_held_it_goes_from_the_screen()
    {
        Guess();
        var typed = _stage.Now;
        Says(Word);
        _stage.Now += ConversationLimits.CodeWordTriesCount;

        Assert.Contains(Text(CodeWordMessageIds.Wanted), Says("متابعة"), StringComparison.Ordinal);
        var right = _stage.Run(new PersonWrote([Word], _stage.Now));

        Assert.False(_stage.Conversation.AwaitsContinue);
        Assert.True(Assert.Single(right.Effects.OfType<ForgetSaid>()).Since <= typed);
    }

    [Fact]
    public void In_a_talk_the_word_typed_after_five_others_or_before_it_was_asked_for_does_not_reach_the_volunteer()
    {
        BeginTalk();
        Choose();
        _stage.Now += TimeSpan.FromHours(13);
        AssertNobodyReadsIt(_stage.Run(new PersonWrote([Word], _stage.Now)));
        Assert.True(_stage.Conversation.AwaitsContinue);
        Guess();

        AssertNobodyReadsIt(_stage.Run(new PersonWrote(["هلا", Word], _stage.Now)));
    }

    [Fact]
    public void Whoever_is_here_already_and_writes_it_all_the_same_is_told_where_they_are_and_nobody_reads_it()
    {
        BeginTalk();
        Choose();

        var again = _stage.Run(new PersonWrote([Word], _stage.Now));

        AssertNobodyReadsIt(again);
        Assert.Single(again.Effects.OfType<ForgetSaid>());
        Assert.Contains("نور", Said(again), StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_quick_exit_the_word_is_asked_for_too_and_nothing_that_waited_is_shown_without_it()
    {
        BeginTalk();
        Choose();
        Says("خروج");
        _stage.Run(new WriteToPerson(Owner, _stage.CaseCode, "وين المكان هسه؟"));
        _stage.Now += TimeSpan.FromMinutes(2);

        var back = _stage.Run(new PersonWrote(["هلا"], _stage.Now));
        Assert.DoesNotContain(back.Effects, effect => effect is ReleaseHeldLines);
        Assert.Equal(Text(MessageIds.WelcomeBack), Said(back).Trim());
        Assert.Contains(Text(CodeWordMessageIds.Wanted), Says("متابعة"), StringComparison.Ordinal);

        Assert.Single(_stage.Run(new PersonWrote([Word], _stage.Now)).Effects.OfType<ReleaseHeldLines>());
    }

    [Fact]
    public void Where_only_the_person_can_clear_the_screen_they_are_reminded_every_time_they_write_it()
    {
        _stage.WritesOn("whatsapp");
        Choose();
        _stage.Now += TimeSpan.FromHours(13);
        Says("هلا");
        Says("متابعة");

        Assert.Contains(Text(CodeWordMessageIds.DeleteIt), Says(Word), StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_for_numbers_uses_up_no_try()
    {
        Choose();
        _stage.Now += TimeSpan.FromHours(13);
        Says("متابعة");
        for (var times = 0; times <= ConversationLimits.CodeWordTries; times++)
        {
            Assert.Contains("533", Says("شنو رقم الشرطة المجتمعية"), StringComparison.Ordinal);
        }

        Says(Word);

        Assert.False(_stage.Conversation.AwaitsContinue);
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

    private static string Text(string id) => Stage.Playbook.Messages[id].Trim();

    private static string Said(TurnResult result) => string.Join('\n', result.Effects.OfType<SayToPerson>().Select(say => say.Message.Text));

    private static void PlantedIn(string stored)
    {
        foreach (var form in new[] { Word, "زيتون", "الجبل", System.Text.Json.JsonSerializer.Serialize("زيتون").Trim('"') })
        {
            Assert.DoesNotContain(form, stored, StringComparison.Ordinal);
        }
    }

    private string Says(string text) => Said(_stage.Run(new PersonWrote([text], _stage.Now)));

    private void AssertHeardAsAText(TurnResult result)
    {
        Assert.Contains(result.Effects, effect => effect is KeepLine { Author: LineAuthor.Person });
        Assert.DoesNotContain(result.Effects, effect => effect is ForgetSaid);
        Assert.Null(_stage.Conversation.CodeWord);
        Assert.Equal(CodeWordWait.None, _stage.Conversation.AwaitsCodeWord);
    }

    private static void AssertNobodyReadsIt(TurnResult result)
    {
        foreach (var effect in result.Effects)
        {
            PlantedIn(effect.ToString() + (effect as SayToPerson)?.Message.Text);
        }
    }

    private void Guess()
    {
        if (_stage.Conversation.CodeWord is null)
        {
            Choose();
            _stage.Now += TimeSpan.FromHours(13);
            Says("هلا");
        }

        Says("متابعة");
        foreach (var guess in new[] { "وردة", "قمر بغداد", "شمسنا", "نجمة", "دجلة" })
        {
            Says(guess);
        }
    }

    private void BeginTalk()
    {
        Says("عمري 16 ويكول نلتقي باجر");
        Says("موافقة");
        Says(Text(MessageIds.ReachAny));
        _stage.Run(new TakeCase(Owner, _stage.CaseCode));
        _stage.Run(new WriteToPerson(Owner, _stage.CaseCode, "أنا هنا"));
    }

    private void Choose()
    {
        Says("كلمة خاصة");
        Says(Word);
        Assert.NotNull(_stage.Conversation.CodeWord);
    }

    private void Guard(string phone)
    {
        switch (phone)
        {
            case "word":
                Choose();
                break;
            case "shared" or "unknown":
                Says("شخص من الفريق");
                Says("موافقة");
                if (phone == "shared")
                {
                    Says(Text(MessageIds.ReachNotice));
                }

                break;
            default:
                Says("هلا");
                break;
        }
    }
}
