using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>A person must not wait for somebody who does not answer while a coordinator watches.</summary>
public sealed class SilentOwnerTests
{
    [Fact]
    public void A_coordinator_takes_over_and_the_person_is_told_who_it_is()
    {
        var scene = Waits(TimeSpan.FromMinutes(14));

        var result = scene.Run(new TakeOver(Scene.Stranger, scene.Code));

        Assert.Null(result.Refusal);
        Assert.Equal((ConversationState.WithVolunteer, Scene.Stranger), (scene.Conversation.State, scene.Conversation.Case!.Owner));
        Assert.Contains(result.Effects, effect => effect is SayToPerson say && say.Message.Text.Contains(Scene.Stranger.Alias, StringComparison.Ordinal));
        Assert.Equal(Refusal.NotOwner, scene.Run(new WriteToPerson(Scene.Owner, scene.Code, "متأخر")).Refusal);
    }

    [Fact]
    public void A_coordinator_returns_the_case_and_the_bot_is_there_again()
    {
        var scene = Waits(TimeSpan.FromMinutes(14));

        Assert.Null(scene.Run(new CallBack(Scene.Stranger, scene.Code)).Refusal);
        Assert.Equal((ConversationState.AwaitingVolunteer, CaseState.Waiting), (scene.Conversation.State, scene.Conversation.Case!.State));
        Assert.Null(scene.Conversation.Case.Owner);
    }

    [Fact]
    public void Nothing_is_taken_from_an_owner_who_answers_in_time()
    {
        foreach (var scene in new[] { Waits(TimeSpan.FromMinutes(9)), Taken(late: TimeSpan.FromMinutes(30)) })
        {
            Assert.Equal(Refusal.NotSilent, scene.Copy().Run(new TakeOver(Scene.Stranger, scene.Code)).Refusal);
            Assert.Equal(Refusal.NotSilent, scene.Copy().Run(new CallBack(Scene.Stranger, scene.Code)).Refusal);
        }
    }

    [Fact]
    public void Who_takes_over_has_time_to_answer_before_the_next_one_may()
    {
        var scene = Waits(TimeSpan.FromMinutes(14));
        scene.Do(new TakeOver(Scene.Stranger, scene.Code));

        Assert.Equal(Refusal.NotSilent, scene.Run(new TakeOver(Scene.Owner, scene.Code)).Refusal);
    }

    [Fact]
    public void Whoever_the_person_sent_away_does_not_come_back_by_taking_over()
    {
        var scene = Taken(late: TimeSpan.Zero).Write("شخص آخر");
        scene.Do(new TakeCase(Scene.Stranger, scene.Code)).Write("كلام").After(TimeSpan.FromMinutes(14));

        Assert.Equal(Refusal.Excluded, scene.Run(new TakeOver(Scene.Owner, scene.Code)).Refusal);
    }

    [Theory]
    [InlineData(TinyPlaybook.Elevated, 45)]
    [InlineData(TinyPlaybook.Urgent, 15)]
    [InlineData(TinyPlaybook.Imminent, 5)]
    public void Whoever_took_a_quiet_talk_and_sleeps_through_what_it_came_to_loses_it_as_soon_as_that_allows(string sign, int minutes)
    {
        var scene = Quiet().After(TimeSpan.FromMinutes(30)).Write(sign);

        Assert.Equal(scene.Now + TimeSpan.FromMinutes(minutes), scene.Conversation.Case!.LeaseUntil);
        scene.After(TimeSpan.FromMinutes(minutes)).Do(new TimerDue(TimerKind.Lease));

        Assert.Equal((ConversationState.AwaitingVolunteer, CaseState.Waiting), (scene.Conversation.State, scene.Conversation.Case.State));
    }

    [Fact]
    public void A_sign_never_makes_a_lease_longer()
    {
        var scene = Taken(late: TimeSpan.Zero).After(TimeSpan.FromMinutes(8));
        var until = scene.Conversation.Case!.LeaseUntil;

        scene.Write("طفل");

        Assert.Equal(until, scene.Conversation.Case.LeaseUntil);
    }

    [Fact]
    public void Whoever_a_remark_is_about_gives_up_the_second_place_too()
    {
        var scene = Taken(late: TimeSpan.Zero).Write("ملاحظة على الحديث");
        scene.Do(new TransferCase(Scene.Owner, scene.Code, Scene.Stranger, "نُصح بالهدوء")).Do(new FollowAlong(Scene.Owner, scene.Code));

        scene.Write("كلامه جارح");

        Assert.Contains(Scene.Owner.VolunteerId, scene.Conversation.Case!.Excluded);
        Assert.Null(scene.Conversation.Case.Second);
        Assert.Equal(Scene.Stranger, scene.Conversation.Case.Owner);
    }

    [Fact]
    public void A_word_that_somebody_is_there_which_comes_when_nothing_rings_silences_no_later_alarm()
    {
        var scene = Scene.New().Do(new PersonOpened()).Write(TinyPlaybook.Urgent);
        scene.Do(new OnCallIsHere(Scene.Stranger, scene.Code));

        var result = scene.Run(new PersonWrote([TinyPlaybook.Imminent], scene.Now));

        Assert.Contains(result.Effects.OfType<AlertCoordinators>(), alert => alert.Alert == CoordinatorAlert.OnCallNeeded);
    }

    /// <summary>An L1 case that was taken and answered, at four hours of lease.</summary>
    private static Scene Quiet()
    {
        var scene = Scene.New().Do(new PersonOpened()).Write("اريد شخص من الفريق").Press("_yes").Press("_reach.AnyTime");
        scene.Do(new TakeCase(Scene.Owner, scene.Code));
        return scene.Do(new WriteToPerson(Scene.Owner, scene.Code, "أنا هنا"));
    }

    /// <summary>An L3 talk in which the person wrote and nobody answered.</summary>
    private static Scene Waits(TimeSpan waited)
    {
        var scene = Taken(late: TimeSpan.Zero);
        return scene.Do(new WriteToPerson(Scene.Owner, scene.Code, "أنا هنا")).After(TimeSpan.FromMinutes(1)).Write("كلام").After(waited);
    }

    /// <summary>An L3 case that was taken this late and has no line of its owner yet.</summary>
    private static Scene Taken(TimeSpan late)
    {
        var scene = Scene.New().Do(new PersonOpened()).Write(TinyPlaybook.Urgent).Press("_yes").Press("_reach.AnyTime").After(late);
        return scene.Do(new TakeCase(Scene.Owner, scene.Code)).After(TimeSpan.FromMinutes(1));
    }
}
