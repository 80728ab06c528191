using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What happens when time passes. A timer that is not true any more does nothing.</summary>
internal static class ConversationTimers
{
    public static void Due(TurnDraft draft, TimerKind kind)
    {
        switch (kind)
        {
            case TimerKind.ReplyDue when draft.OpenCase is { ReplyDueAt: { } due } && HasRunOut(draft, due):
                if (due > draft.Now)
                {
                    draft.EditCase(open => open with { ReplyDueAt = draft.Now });
                }

                if (draft.OpenCase.Consent is Consent.Unanswered or Consent.Given)
                {
                    draft.Alert(CoordinatorAlert.ReplyOverdue);
                }

                draft.Do(new StartTimer(TimerKind.ReplyDue, draft.Now + UntilNextReminder(draft, due)));
                break;
            case TimerKind.Lease when draft.OpenCase is { State: CaseState.Owned, LeaseUntil: { } until } && HasRunOut(draft, until):
                draft.Alert(CoordinatorAlert.LeaseOver);
                draft.DeskLine(MessageIds.DeskLeaseOver);
                draft.Say(MessageIds.VolunteerLost);
                CaseEnding.BackToQueue(draft);
                break;
            case TimerKind.OnCall when draft is { OpenCase: { State: CaseState.Waiting, OnCallIsHere: true, IsDeclined: true }, Conversation.Level: Level.L4 }:
                // Nobody may write to them, and somebody knows: what rings all night is not heard when the next one is in danger. A change of level or consent lets it ring anew.
                draft.EditCase(open => open with { OnCallIsHere = false });
                break;
            case TimerKind.OnCall when draft is { OpenCase: { State: CaseState.Waiting, Erased: false }, Conversation.Level: Level.L4 }:
                draft.EditCase(open => open with { OnCallIsHere = false });
                draft.Alert(CoordinatorAlert.OnCallNeeded);
                draft.Do(new StartTimer(TimerKind.OnCall, draft.Now + draft.Playbook.Desk.OnCallRepeat));
                break;
            case TimerKind.SilentVolunteer when draft is { OpenCase: { State: CaseState.Owned, SafetyDueAt: not null }, Conversation: { Level: Level.L4, AwaitsContinue: true } }:
                // What is safe to do was said with the sign itself; anything more would wait behind «متابعة».
                draft.EditCase(open => open with { SafetyDueAt = null, DangerAt = null, Happening = null });
                draft.Alert(CoordinatorAlert.SilentVolunteer);
                break;
            case TimerKind.SilentVolunteer when draft is { OpenCase: { State: CaseState.Owned, SafetyDueAt: not null }, Conversation.Level: Level.L4 }:
                var happening = draft.OpenCase?.Happening;
                draft.EditCase(open => open with { SafetyDueAt = null, DangerAt = null, Happening = null });
                draft.Say(MessageIds.AutomaticSafety);
                SafetyWords.Say(draft, draft.Conversation.Flags, earlier: happening);
                draft.DeskLine(MessageIds.DeskAutomatic);
                draft.Alert(CoordinatorAlert.SilentVolunteer);
                break;
            case TimerKind.SilentVolunteer when draft.OpenCase is { SafetyDueAt: not null }:
                // Not L4 any more, or nobody's: the promise of ninety seconds is made anew with the next sign.
                draft.EditCase(open => open with { SafetyDueAt = null });
                break;
            case TimerKind.WindowClosing when draft.OpenCase is { Erased: false, PersonLeft: false }:
                draft.DeskLine(WhatsAppMessageIds.DeskWindowCloses);
                draft.Alert(CoordinatorAlert.WindowClosing);
                break;
            case TimerKind.FollowUp when FollowUps.Due(draft):
                break;
            case TimerKind.Silence when draft.OpenCase is null:
                FollowUps.Forget(draft);
                Guidance.SetCursor(draft, null);
                draft.Conversation = draft.Conversation with { Question = null, Values = new Dictionary<string, string>() };
                draft.Machine.Fire(ConversationTrigger.SilencePassed);
                break;
            case TimerKind.Silence:
                draft.Do(new StartTimer(TimerKind.Silence, draft.Now + ConversationLimits.Silence));
                break;
            default:
                draft.Do(new Happened("timer_outdated"));
                break;
        }
    }

    // The timer rang, and the time noted for it is further away than any clock runs: it was noted before the clock was set back.
    private static bool HasRunOut(TurnDraft draft, DateTimeOffset noted)
    {
        var clocks = draft.Clocks();
        var longest = new[] { clocks.FirstReply, clocks.NextReply, clocks.Lease, ConversationLimits.RemindAtLeastEvery }.Max();
        return noted <= draft.Now || noted - draft.Now > longest + ConversationLimits.ClockSlack;
    }

    /// <summary>As long again as the reply is late already: an alert that rings evenly for days is one that nobody hears.</summary>
    private static TimeSpan UntilNextReminder(TurnDraft draft, DateTimeOffset due)
    {
        var shortest = draft.Clocks().NextReply;
        var late = draft.Now - due;
        return late < shortest ? shortest : late < ConversationLimits.RemindAtLeastEvery ? late : ConversationLimits.RemindAtLeastEvery;
    }
}
