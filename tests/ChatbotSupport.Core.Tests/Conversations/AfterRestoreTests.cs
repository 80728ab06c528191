using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>After a backup was put back nobody knows what a person asked for since: what they agreed to is asked for again, what they refused stays refused, and nothing is said to them.</summary>
public sealed class AfterRestoreTests
{
    [Theory]
    [InlineData(Reach.AnyTime, Reach.Unasked)]
    [InlineData(Reach.NoticeOnly, Reach.Unasked)]
    [InlineData(Reach.Never, Reach.Never)]
    public void A_talk_returns_to_the_queue_and_what_was_agreed_to_is_open_again(Reach reach, Reach then)
    {
        var scene = InTalk(reach);

        var result = scene.Run(new BackupRestored());

        Assert.Empty(result.Effects.OfType<SayToPerson>());
        Assert.Equal((ConversationState.AwaitingVolunteer, CaseState.Waiting, Consent.Unanswered), (scene.Conversation.State, scene.Conversation.Case!.State, scene.Conversation.Case.Consent));
        Assert.Null(scene.Conversation.Case.Owner);
        Assert.Equal(then, scene.Conversation.Reach);
        Assert.Single(result.Effects.OfType<KeepLine>(), line => line.Author == LineAuthor.System);
    }

    [Fact]
    public void Who_writes_again_is_greeted_neutrally_and_is_asked_again_whether_the_team_may_read()
    {
        var scene = InTalk(Reach.AnyTime);
        scene.Do(new BackupRestored());

        scene.Write("متابعة");
        scene.Do(new TakeCase(Scene.Stranger, scene.Code));

        Assert.Equal(QuestionKind.Consent, scene.Conversation.Question?.Kind);
    }

    [Fact]
    public void Done_twice_it_is_the_same()
    {
        var scene = InTalk(Reach.Morning);
        scene.Do(new BackupRestored());
        var once = scene.Conversation;

        scene.Do(new BackupRestored());

        Assert.Equal((once.State, once.Reach, once.Case!.State, once.Case.Consent, once.AwaitsContinue), (scene.Conversation.State, scene.Conversation.Reach, scene.Conversation.Case!.State, scene.Conversation.Case.Consent, scene.Conversation.AwaitsContinue));
    }

    [Fact]
    public void What_was_refused_stays_refused()
    {
        var scene = Scene.New().Write("شخص من الفريق").Press("_no");

        scene.Do(new BackupRestored());

        Assert.Equal(Consent.NotNow, scene.Conversation.Case!.Consent);
    }

    private static Scene InTalk(Reach reach)
    {
        var scene = Scene.New().Write("شخص من الفريق").Press("_yes").Press($"_reach.{reach}");
        Assert.Equal(reach, scene.Conversation.Reach);
        return scene.Do(new TakeCase(Scene.Owner, scene.Code));
    }
}
