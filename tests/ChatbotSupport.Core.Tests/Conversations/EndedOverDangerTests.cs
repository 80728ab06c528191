using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>Danger told between the two taps of «إغلاق» is not closed over, and the promise of ninety seconds outlives the talk (safeguarding rules, section 4).</summary>
public sealed class EndedOverDangerTests
{
    [Theory]
    [InlineData(TinyPlaybook.Imminent)]
    [InlineData(TinyPlaybook.Urgent)]
    public void Neither_closing_nor_handing_back_goes_over_what_was_told_a_moment_ago(string sign)
    {
        var scene = Talking().Write(sign);

        Assert.Equal(Refusal.DangerUnread, scene.Copy().Run(new CloseCase(Scene.Owner, scene.Code, CaseOutcome.Helped)).Refusal);
        Assert.Equal(Refusal.DangerUnread, scene.Copy().Run(new HandBack(Scene.Owner, scene.Code)).Refusal);

        scene.Do(new WriteToPerson(Scene.Owner, scene.Code, "أنا معك"));
        Assert.Null(scene.Run(new CloseCase(Scene.Owner, scene.Code, CaseOutcome.Helped)).Refusal);
    }

    [Fact]
    public void After_the_bot_has_answered_in_the_place_of_whoever_is_silent_it_may_be_closed()
    {
        var scene = Talking().Write(TinyPlaybook.Imminent).After(ConversationLimits.SilentVolunteer);
        scene.Do(new TimerDue(TimerKind.SilentVolunteer));

        Assert.Null(scene.Run(new CloseCase(Scene.Owner, scene.Code, CaseOutcome.Referred)).Refusal);
    }

    [Fact]
    public void What_is_passed_back_to_the_queue_says_at_once_what_is_safe_to_do()
    {
        var scene = Talking().Write(TinyPlaybook.Imminent);

        var result = scene.Run(new ReturnToQueue(Scene.Owner, scene.Code, null));

        Assert.Null(result.Refusal);
        Assert.Contains(result.Effects.OfType<SayToPerson>(), say => say.Message.Text.Contains(TinyPlaybook.Instance.Messages[MessageIds.CannotSend].Trim(), StringComparison.Ordinal));
        Assert.Null(scene.Conversation.Case!.SafetyDueAt);
    }

    private static Scene Talking()
    {
        var scene = Scene.New().Do(new PersonOpened()).Write("اريد شخص من الفريق").Press("_yes").Press("_reach.AnyTime");
        return scene.Do(new TakeCase(Scene.Owner, scene.Code)).Do(new WriteToPerson(Scene.Owner, scene.Code, "أنا هنا")).After(TimeSpan.FromMinutes(1));
    }
}
