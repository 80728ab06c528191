using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>Signs add up over the last minutes of a conversation.</summary>
public sealed class WeakSignsTests
{
    [Fact]
    public void One_hint_is_asked_about_and_three_different_ones_are_taken_for_the_danger()
    {
        var scene = Scene.New().Write(TinyPlaybook.Weak);
        Assert.Equal(QuestionKind.GentleCheck, scene.Conversation.Question?.Kind);
        Assert.Empty(scene.Conversation.Flags);

        scene.After(TimeSpan.FromMinutes(2)).Write("نوم").After(TimeSpan.FromMinutes(2)).Write("وحيد");

        Assert.Contains(Flag.Suicide, scene.Conversation.Flags);
        Assert.Equal(Level.L3, scene.Conversation.Level);
    }

    [Fact]
    public void The_same_hint_again_and_hints_hours_apart_do_not_add_up()
    {
        var again = Scene.New().Write(TinyPlaybook.Weak).Write(TinyPlaybook.Weak).Write(TinyPlaybook.Weak);
        var apart = Scene.New().Write(TinyPlaybook.Weak).After(TimeSpan.FromHours(1)).Write("نوم").After(TimeSpan.FromHours(1)).Write("وحيد");

        Assert.DoesNotContain(Flag.Suicide, again.Conversation.Flags);
        Assert.DoesNotContain(Flag.Suicide, apart.Conversation.Flags);
    }

    [Fact]
    public void Whoever_was_asked_and_said_no_is_not_overruled_by_hints()
    {
        var scene = Scene.New().Write(TinyPlaybook.Weak).Press("_no").Write("نوم").Write("وحيد");

        Assert.DoesNotContain(Flag.Suicide, scene.Conversation.Flags);
    }

    [Fact]
    public void A_hint_of_a_danger_that_is_known_hides_nothing_worse_in_the_same_text()
    {
        var scene = Scene.New().Write(TinyPlaybook.Weak).Press("_yes").Press("_yes");
        Assert.Equal(Level.L3, scene.Conversation.Level);

        var result = scene.Run(new PersonWrote([TinyPlaybook.Weak, TinyPlaybook.Imminent], scene.Now));

        Assert.Equal(Level.L4, scene.Conversation.Level);
        Assert.Contains(Reason.ThreatToLife, scene.Conversation.Case!.Reasons);
        Assert.Contains(result.Effects, effect => effect is AlertCoordinators { Alert: CoordinatorAlert.UrgentCase });
    }
}
