using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>Whoever writes after two weeks of silence without a code word is somebody new, also where a case of before is still open (safeguarding rules, section 3).</summary>
public sealed class SomebodyNewTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_open_case_of_before_is_over_and_cannot_be_opened_again_by_them(bool isOwned)
    {
        var scene = Waiting();
        if (isOwned)
        {
            scene.Do(new TakeCase(Scene.Owner, scene.Code)).Do(new WriteToPerson(Scene.Owner, scene.Code, "أنا هنا"));
        }

        var before = scene.Code;
        scene.After(ConversationLimits.NewPerson);
        var result = scene.Run(new PersonWrote(["مرحبا"], scene.Now));

        var behind = Assert.Single(result.Effects.OfType<LeaveCaseBehind>()).Case;
        Assert.Equal((before, CaseState.Closed, CaseOutcome.NoAnswer), (behind.Code, behind.State, behind.Outcome));
        Assert.Null(scene.Conversation.Case);
        Assert.Equal(scene.Now, scene.Conversation.FreshAt);
        Assert.Contains(result.Effects, effect => effect is DropHeldLines);
        Assert.DoesNotContain(result.Effects.OfType<SayToPerson>(), say => say.Message.Text.Contains(Scene.Owner.Alias, StringComparison.Ordinal));

        scene.Write("اريد شخص من الفريق");
        Assert.True(scene.Conversation.Case!.IsOpen);
        Assert.NotEqual(before, scene.Code);
        Assert.Equal(Consent.Unanswered, scene.Conversation.Case.Consent);
    }

    [Fact]
    public void Being_turned_away_in_between_does_not_make_them_the_one_of_before()
    {
        var scene = Waiting().After(ConversationLimits.NewPerson);
        scene.Do(new PersonTurnedAway("مرحبا", null)).After(TimeSpan.FromMinutes(10)).Write("مرحبا");

        Assert.NotNull(scene.Conversation.FreshAt);
        Assert.Null(scene.Conversation.Case);
    }

    [Fact]
    public void A_day_less_is_the_same_person_behind_the_press()
    {
        var scene = Waiting().After(ConversationLimits.NewPerson - TimeSpan.FromDays(1)).Write("مرحبا");

        Assert.Null(scene.Conversation.FreshAt);
        Assert.True(scene.Conversation is { AwaitsContinue: true, Case.IsOpen: true });
    }

    private static Scene Waiting() => Scene.New().Do(new PersonOpened()).Write("اريد شخص من الفريق").Press("_yes").Press("_reach.AnyTime");
}
