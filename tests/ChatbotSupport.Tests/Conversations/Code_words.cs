using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>A word that only the person knows, and what is said to whoever else holds the phone: it guards earlier details and nothing else (safeguarding rules, section 3).</summary>
public sealed class Code_words
{
    private const string Word = "زيتونة الجبل";
    private const string Question = "منو انتو";

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
    public void Guessing_ends_after_five_words_and_the_right_one_is_not_taken_then()
    {
        Choose();
        _stage.Now += TimeSpan.FromHours(13);
        Says("هلا");
        Says("متابعة");
        foreach (var guess in new[] { "وردة", "قمر بغداد", "شمسنا", "نجمة", "دجلة" })
        {
            Says(guess);
        }

        Says(Word);

        Assert.True(_stage.Conversation.AwaitsContinue);
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
