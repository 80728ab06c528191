using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>Back after an absence or a quick exit: the word leads on, and without it nothing earlier is named.</summary>
public sealed class Coming_back_with_a_code_word : CodeWordTalk
{
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

    /// <summary>On the page the word is promised for as long as the page lives, and there it is asked for: after the stillness in which the page stops.</summary>
    [Fact]
    public void On_the_page_the_promise_is_about_the_page_and_it_is_kept()
    {
        Assert.Equal("web", _stage.Conversation.Channel);
        var asked = Says("كلمة خاصة");
        Assert.Contains("حين تتوقف هذه الصفحة", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(Text(CodeWordMessageIds.Question).Split('\n')[1], asked, StringComparison.Ordinal);
        Says(Word);
        Says("حسابه باسم مزروع");
        _stage.Now += TimeSpan.FromMinutes(16);

        var opened = Said(_stage.Run(new PersonOpened()));
        Assert.Contains(Text(MessageIds.WelcomeBack), opened, StringComparison.Ordinal);
        Assert.DoesNotContain("مزروع", opened, StringComparison.Ordinal);
        Assert.Contains(Text(CodeWordMessageIds.Wanted), Says("متابعة"), StringComparison.Ordinal);
        Assert.True(_stage.Conversation.AwaitsContinue);
        Assert.Single(_stage.Run(new PersonWrote([Word], _stage.Now)).Effects.OfType<ReleaseHeldLines>());
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
}
