using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>A question that comes later: only after a yes, once, by day, in the hours the person named, and telling nothing before a press.</summary>
public sealed class FollowUpTests
{
    // Promised at eleven in the morning for twenty hours later, which is before eight; at nine it is day.
    private static readonly TimeSpan Delay = TimeSpan.FromHours(22);

    [Fact]
    public void Whoever_says_no_is_not_written_to_and_not_asked_again()
    {
        var scene = Places.Offered().Press("_no");
        Assert.DoesNotContain(scene.Press("walk").Press("on").Write("20").Run(new PersonWrote(["نعم"], scene.Now)).Effects, Says("«later?»"));
        Assert.True(Nothing(scene.After(Delay).Run(new TimerDue(TimerKind.FollowUp))));
    }

    [Theory]
    [InlineData("web")]
    [InlineData("terminal")]
    public void Nobody_is_asked_where_nothing_can_reach_them_later(string channel)
    {
        var scene = Scene.New(channel).Do(new PersonOpened()).Press("walk").Press("on").Write("20");

        Assert.DoesNotContain(scene.Run(new PersonWrote(["نعم"], scene.Now)).Effects, Says("«later?»"));
    }

    [Fact]
    public void What_comes_first_tells_nothing_and_the_question_follows_a_press()
    {
        var scene = Places.Promised().After(Delay);
        var line = Assert.Single(scene.Run(new TimerDue(TimerKind.FollowUp)).Effects.OfType<SayToPerson>());
        Assert.Equal($"⟨{FollowUpMessageIds.Line}⟩", line.Message.Text);
        Assert.False(line.Waits);
        Assert.Equal("menu", scene.Conversation.Cursor?.Flow ?? "menu");

        // Thirteen hours later the neutral line is the neutral greeting: no second press is asked for.
        var shown = scene.After(TimeSpan.FromHours(13)).Run(new PersonPressed(scene.Payload("_yes")));
        Assert.Contains(shown.Effects, Says("«how»"));
        Assert.DoesNotContain(shown.Effects, Says(MessageIds.WelcomeBack));
        Assert.Equal("how", scene.Conversation.Cursor?.Step);
    }

    [Fact]
    public void Where_they_stood_before_they_come_back_to_afterwards()
    {
        var scene = Places.Promised().Press("walk").After(Delay).Do(new TimerDue(TimerKind.FollowUp)).Press("_yes");
        Assert.Equal("how", scene.Conversation.Cursor?.Step);

        scene.Press("good");
        Assert.Equal(("walk", "pick"), (scene.Conversation.Cursor?.Flow, scene.Conversation.Cursor?.Step));
    }

    [Fact]
    public void It_comes_once()
    {
        var scene = Places.Come().Press("_yes").Press("good");
        Assert.True(Nothing(scene.After(Delay).Run(new TimerDue(TimerKind.FollowUp))));
        Assert.Null(Record.Exception(() => scene.Press("walk").Press("on").Write("20")));
        Assert.DoesNotContain(scene.Run(new PersonWrote(["نعم"], scene.Now)).Effects, Says("«later?»"));
    }

    [Theory]
    [InlineData("_reach.Morning", 8)]
    [InlineData("_reach.Afternoon", 12)]
    [InlineData("_reach.Evening", 17)]
    public void It_waits_for_the_hours_the_person_named(string reach, int hour)
    {
        var scene = Places.Offered().Press("_yes").Press(reach).After(TimeSpan.FromHours(12)); // eleven at night
        var due = Assert.Single(scene.Run(new TimerDue(TimerKind.FollowUp)).Effects.OfType<StartTimer>(), timer => timer.Kind == TimerKind.FollowUp).DueAt;
        Assert.Equal((hour, 0), (due.Hour, due.Minute));
        Assert.True(due > scene.Now && due - scene.Now < TimeSpan.FromDays(1));

        Assert.Contains(scene.After(due - scene.Now).Run(new TimerDue(TimerKind.FollowUp)).Effects, effect => effect is SayToPerson);
    }

    [Theory]
    [InlineData("_reach.AnyTime")]
    [InlineData("_reach.NoticeOnly")]
    public void Nothing_that_the_bot_begins_comes_at_night(string reach)
    {
        var scene = Places.Offered().Press("_yes").Press(reach).After(TimeSpan.FromHours(16)); // three at night

        Assert.Equal(8, Assert.Single(scene.Run(new TimerDue(TimerKind.FollowUp)).Effects.OfType<StartTimer>(), timer => timer.Kind == TimerKind.FollowUp).DueAt.Hour);
    }

    [Fact]
    public void Whoever_never_said_when_is_shown_the_neutral_notice_only()
    {
        var scene = Places.Offered().Press("_yes");

        Assert.Equal(Reach.NoticeOnly, scene.Conversation.Reach);
    }

    [Fact]
    public void Whoever_is_here_just_now_is_not_interrupted()
    {
        var scene = Places.Promised().After(TimeSpan.FromHours(11)).Write("كلام").After(Delay - TimeSpan.FromHours(11) - TimeSpan.FromMinutes(20)).Write("كلام").After(TimeSpan.FromMinutes(20));

        Assert.Contains(scene.Run(new TimerDue(TimerKind.FollowUp)).Effects, effect => effect is StartTimer { Kind: TimerKind.FollowUp } timer && timer.DueAt == scene.Now + TimeSpan.FromMinutes(40));
    }

    [Fact]
    public void Where_a_code_word_was_chosen_a_press_asks_for_it_and_the_question_comes_after_it()
    {
        var scene = Places.Promised().Write("كلمة خاصة").Write("زيتونة الجبل").After(Delay).Do(new TimerDue(TimerKind.FollowUp));
        var payload = scene.Payload("_yes");

        for (var press = 0; press < 2; press++)
        {
            var asked = scene.Run(new PersonPressed(payload)).Effects;
            Assert.Contains(asked, Says(CodeWordMessageIds.Wanted));
            Assert.DoesNotContain(asked, Says("«how»"));
            Assert.NotNull(scene.Conversation.CodeWord);
        }

        Assert.Contains(scene.Run(new PersonWrote(["زيتونة الجبل"], scene.Now)).Effects, Says("«how»"));
    }

    [Theory]
    [InlineData("نعم")]
    [InlineData("متابعة")]
    public void A_typed_yes_does_not_pass_the_code_word_either(string yes)
    {
        var scene = Places.Promised().Write("كلمة خاصة").Write("زيتونة الجبل").After(Delay).Do(new TimerDue(TimerKind.FollowUp));

        Assert.Contains(scene.Run(new PersonWrote([yes], scene.Now)).Effects, Says(CodeWordMessageIds.Wanted));
        Assert.NotNull(scene.Conversation.CodeWord);
        Assert.Equal(FollowUpState.Asked, scene.Conversation.FollowUp?.State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public void Something_in_between_does_not_take_the_question_away(int hours)
    {
        var scene = Places.Come();
        var payload = scene.Payload("_yes");
        scene.After(TimeSpan.FromHours(hours)).Do(new PersonOpened());

        Assert.Contains(scene.Run(new PersonPressed(payload)).Effects, Says("«how»"));
        Assert.False(scene.Conversation.AwaitsContinue);
        Assert.DoesNotContain(scene.Run(new PersonPressed(payload)).Effects, effect => effect is SayToPerson); // pressed twice
    }

    public static TheoryData<string> Endings => ["leaves", "blocks us", "stop", "only when I write", "a human takes over", "waits for a human", "is in danger", "fourteen days"];

    [Theory]
    [MemberData(nameof(Endings))]
    public void It_does_not_come_any_more_when(string ending)
    {
        var scene = Places.Promised();
        scene = ending switch
        {
            "leaves" => scene.Do(new PersonLeft()),
            "blocks us" => scene.Do(new PersonBlocked()),
            "stop" => scene.Write("توقف"),
            "only when I write" => Places.Offered().Press("_yes").Press("_reach.Never"),
            "a human takes over" => TakenAndGivenBack(scene),
            "waits for a human" => scene.Press("team"),
            "is in danger" => scene.Write(TinyPlaybook.Urgent),
            _ => scene.After(TimeSpan.FromDays(14)),
        };

        var due = scene.After(Delay).Run(new TimerDue(TimerKind.FollowUp));

        Assert.DoesNotContain(due.Effects, effect => effect is SayToPerson or StartTimer { Kind: TimerKind.FollowUp });
        Assert.NotEqual(FollowUpState.Waiting, scene.Conversation.FollowUp?.State);
    }

    [Fact]
    public void Leaving_stops_its_clock_and_leaves_no_trace_of_it()
    {
        var scene = Places.Promised();

        Assert.Contains(new StopTimer(TimerKind.FollowUp), scene.Run(new PersonLeft()).Effects);
        Assert.Null(scene.Conversation.FollowUp);
    }

    [Theory]
    [InlineData(22, true)]
    [InlineData(24, false)]
    public void On_whatsapp_it_comes_only_while_the_channel_is_open(int hours, bool comes)
    {
        var scene = new Scene(Places.Promised().Conversation with { Channel = ChannelTraits.WhatsApp }, Scene.Start.AddMinutes(2));

        Assert.Equal(comes, scene.After(TimeSpan.FromHours(hours)).Run(new TimerDue(TimerKind.FollowUp)).Effects.Any(effect => effect is SayToPerson));
    }

    private static Scene TakenAndGivenBack(Scene scene)
    {
        scene.Press("team").Press("_yes").Do(new TakeCase(Scene.Owner, scene.Code));
        return scene.Do(new HandBack(Scene.Owner, scene.Code));
    }

    private static bool Nothing(TurnResult result) => !result.Effects.Any(effect => effect is SayToPerson or StartTimer);

    private static Predicate<Effect> Says(string words) => effect => effect is SayToPerson { Message.Text: var text } && text.Contains(words, StringComparison.Ordinal);
}
