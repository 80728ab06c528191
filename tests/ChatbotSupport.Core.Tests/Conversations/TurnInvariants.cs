using System.Text;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>What has to hold after every turn, whatever happened.</summary>
internal static class TurnInvariants
{
    private const int LongestMessage = 4000;

    private static readonly string[] Questions =
    [
        MessageIds.ConsentQuestion, MessageIds.ReachQuestion, WishMessageIds.Question, WishMessageIds.Explained, MessageIds.GentleSuicide, MessageIds.GentleOther, MessageIds.EraseQuestion, MessageIds.EraseQuestionUrgent,
        MessageIds.NotUnderstoodTwice, MessageIds.MediaSecond,
    ];

    public static void Check(Conversation before, Signal signal, Moment moment, TurnResult result)
    {
        var after = result.Conversation;
        Assert.DoesNotContain(result.Effects.OfType<Happened>(), happened => happened.Code.StartsWith("unexpected_", StringComparison.Ordinal));
        Assert.Equal(before.Version + 1, after.Version);
        Assert.True(after.State is not (ConversationState.Automated or ConversationState.Escalated), "a superstate was stored");
        var stored = ConversationJson.Write(after);
        Assert.Equal(Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(ConversationJson.Write(ConversationJson.Read(stored))));
        CheckMessages(result.Effects);
        CheckStateFitsCase(after);
        CheckAnswered(before, signal, moment, result);
        CheckSilence(before, signal, result);
        CheckLevel(before, signal, result);
        if (result.Refusal is not null)
        {
            Assert.Empty(result.Effects);
            Assert.Equal(ConversationJson.Write(before with { Version = after.Version }), ConversationJson.Write(after));
        }
    }

    private static void CheckMessages(IReadOnlyList<Effect> effects)
    {
        foreach (var message in effects.OfType<SayToPerson>().Select(say => say.Message))
        {
            Assert.InRange(message.Text.Length, 1, LongestMessage);
            Assert.DoesNotContain("((", message.Text, StringComparison.Ordinal);
            Assert.All(message.Buttons, button => Assert.InRange(Encoding.UTF8.GetByteCount(button.Payload), 1, 64));
            Assert.Equal(message.Buttons.Count, message.Buttons.Select(button => button.Payload).Distinct().Count());
            Assert.True(Questions.Count(id => message.Text.Contains($"⟨{id}⟩", StringComparison.Ordinal)) <= 1, $"two questions at once: {message.Text}");
        }

        Assert.True(effects.OfType<SayToPerson>().Count() <= 1, "one turn is one message");
    }

    private static void CheckStateFitsCase(Conversation after)
    {
        switch (after.State)
        {
            case ConversationState.WithVolunteer:
                Assert.True(after.Case is { State: CaseState.Owned, Owner: not null });
                break;
            case ConversationState.AwaitingVolunteer:
                Assert.True(after.Case is { State: CaseState.Waiting, Owner: null });
                break;
            case ConversationState.Menu:
                Assert.False(after.Case is { IsOpen: true });
                Assert.Null(after.Cursor);
                break;
            case ConversationState.Guided:
                Assert.False(after.Case is { IsOpen: true });
                Assert.NotNull(after.Cursor);
                break;
            default:
                break;
        }
    }

    private static void CheckAnswered(Conversation before, Signal signal, Moment moment, TurnResult result)
    {
        var byPerson = signal is PersonOpened or PersonWrote or PersonPressed or PersonSentMedia or PersonLeft or PersonFlooded;
        var live = Owned(before) && Owned(result.Conversation);
        var onlyAcknowledged = signal is PersonPressed press && (press.Payload == ButtonPayload.ShowPayload || result.Effects.Contains(new Happened("press_repeated")));
        var toldLately = signal is PersonFlooded && before.SlowDownSaidAt is { } said && moment.Now - said < ConversationLimits.SlowDownEvery;
        if (byPerson && !live && !onlyAcknowledged && !toldLately)
        {
            Assert.Contains(result.Effects, effect => effect is SayToPerson);
        }
    }

    private static void CheckSilence(Conversation before, Signal signal, TurnResult result)
    {
        if (before.State != ConversationState.WithVolunteer || result.Conversation.State != ConversationState.WithVolunteer || signal is not PersonWrote)
        {
            return;
        }

        // Before «متابعة» nothing of the talk is on the screen, and danger is answered by what is safe to do.
        if (result.Conversation is { AwaitsContinue: true, Level: >= Level.L3 } && result.Effects.OfType<SayToPerson>().All(say => say.Message.Text.Contains(MessageIds.CannotSend, StringComparison.Ordinal)))
        {
            return;
        }

        string[] allowed =
        [
            MessageIds.EraseQuestion, MessageIds.EraseQuestionUrgent, MessageIds.TalkOpen, MessageIds.RemarkQuestion, MessageIds.WelcomeBack,
            MessageIds.ReachSaved, MessageIds.ConsentGiven, MessageIds.ReachQuestion, MessageIds.ConsentQuestion,
            MessageIds.VolunteerJoined, // whoever is sent away had passed the talk on already
            MessageIds.RemarkThanks, // about somebody they spoke with before
        ];
        Assert.All(result.Effects.OfType<SayToPerson>(), say => Assert.Contains(allowed, id => say.Message.Text.Contains(id, StringComparison.Ordinal)));
    }

    private static void CheckLevel(Conversation before, Signal signal, TurnResult result)
    {
        var after = result.Conversation;
        var newPerson = after.LastPersonAt - before.LastPersonAt >= ConversationLimits.NewPerson;
        var newCase = before.Case is not { IsOpen: true } && after.Case is { IsOpen: true };
        if (signal is not SetLevel && !newPerson && !newCase)
        {
            Assert.True(after.Level >= before.Level, $"the level fell from {before.Level} to {after.Level}");
        }

        if (after.Level > before.Level && after.Level >= Level.L3)
        {
            Assert.True(after.Case is { IsOpen: true }, "an urgent rise has no case");
            Assert.Contains(result.Effects, effect => effect is AlertCoordinators { Alert: CoordinatorAlert.UrgentCase });
        }
    }

    private static bool Owned(Conversation conversation) => conversation.Case is { State: CaseState.Owned };
}
