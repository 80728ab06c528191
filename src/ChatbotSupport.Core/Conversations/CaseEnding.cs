using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>The two ways a talk stops: the case closes, or it returns to the queue at the same level.</summary>
internal static class CaseEnding
{
    /// <summary>Closes the case. The conversation stays open: the next message is answered by the bot, where the person stood.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="messageId">What the person is told; null when nobody may write to them.</param>
    public static void End(TurnDraft draft, CaseOutcome outcome, string? messageId)
    {
        if (messageId is not null)
        {
            draft.Say(messageId);
            SayWhatIsOwed(draft, inQueue: false);
        }

        draft.EditCase(open => Closed(open, outcome, draft.Now));
        CaseClocks.StopAll(draft);
        draft.Do(new Happened("case_closed_" + outcome));
        draft.Machine.Fire(draft.Conversation.Cursor is null ? ConversationTrigger.EscalationEnded : ConversationTrigger.EscalationEndedInFlow);
        if (messageId is not null && draft.Conversation is { State: not ConversationState.Closed, AwaitsContinue: false })
        {
            AfterTalk.Close(draft);
        }
    }

    /// <summary>The case of whoever was here before ends, and whoever is here now has none: what they say in this very turn may open one of their own.</summary>
    public static void LeaveBehind(TurnDraft draft, Case open)
    {
        CaseClocks.StopAll(draft);
        draft.Do(new LeaveCaseBehind(Closed(open, CaseOutcome.NoAnswer, draft.Now) with { Version = open.Version + 1 }, draft.Text(MessageIds.DeskSomebodyNew)));
        draft.Machine.Fire(ConversationTrigger.EscalationEnded);
    }

    /// <summary>Whether the person may be told of the end: not after an erasure, and not when they do not want to be written to.</summary>
    public static bool MayBeTold(TurnDraft draft) =>
        draft.OpenCase is not ({ Erased: true } or { Owner: null, IsDeclined: true });

    /// <summary>Since when they wait, should nobody write: whoever nobody wrote to since it was taken has waited all along.</summary>
    public static DateTimeOffset WaitingSince(Case open, DateTimeOffset now) => open.TakenAt is { } taken && !(open.LastVolunteerAt >= taken) ? open.WaitingSince : now;

    /// <summary>Nobody owns the case any more; it waits again.</summary>
    public static void BackToQueue(TurnDraft draft)
    {
        SayWhatIsOwed(draft, inQueue: true);
        draft.EditCase(open => open with
        {
            State = CaseState.Waiting,
            Owner = null,
            LastOwner = open.LastToSpeak,
            TakenAt = null,
            PassedOnAt = null,
            LeaseUntil = null,
            WaitingSince = WaitingSince(open, draft.Now),
            OnCallIsHere = false,
            SafetyDueAt = null,
            DangerAt = null,
            Second = null,
            SecondWanted = false,
        });
        draft.Do(new StopTimer(TimerKind.Lease));
        draft.Do(new StopTimer(TimerKind.SilentVolunteer));
        draft.Machine.Fire(ConversationTrigger.VolunteerGone);
        Handover.StartClocks(draft);
    }

    private static Case Closed(Case open, CaseOutcome outcome, DateTimeOffset now) => open with
    {
        State = CaseState.Closed,
        Outcome = outcome,
        ClosedAt = now,
        LeaseUntil = null,
        ReplyDueAt = null,
        SafetyDueAt = null,
        DangerAt = null,
        Happening = null,
        Second = null,
        SecondWanted = false,
    };

    // The promise of ninety seconds outlives the talk: whoever was to answer a sign of L4 is gone, so what is safe to do is said now. Behind «متابعة» it was said with the sign.
    private static void SayWhatIsOwed(TurnDraft draft, bool inQueue)
    {
        if (draft is not { OpenCase: { SafetyDueAt: not null, Erased: false } open, Conversation.Level: Level.L4 })
        {
            return;
        }

        draft.Alert(CoordinatorAlert.SilentVolunteer);
        if (draft.Conversation is { AwaitsContinue: false, Left: false })
        {
            if (inQueue)
            {
                draft.Say(MessageIds.AutomaticSafety);
            }

            SafetyWords.Say(draft, draft.Conversation.Flags, earlier: open.Happening);
            draft.DeskLine(MessageIds.DeskAutomatic);
        }
    }
}
