using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>The clocks of an open case: a reply owed, a lease, the on-call list.</summary>
internal static class CaseClocks
{
    /// <summary>A volunteer owes a reply by a time.</summary>
    public static void OweReply(TurnDraft draft, DateTimeOffset dueAt)
    {
        draft.EditCase(open => open with { ReplyDueAt = dueAt });
        draft.Do(new StartTimer(TimerKind.ReplyDue, dueAt));
    }

    /// <summary>A sign of L4 must not stay without an answer; a further sign does not put it off.</summary>
    private static void OweSafety(TurnDraft draft)
    {
        if (draft.OpenCase is { SafetyDueAt: null })
        {
            var due = draft.Now + ConversationLimits.SilentVolunteer;
            draft.EditCase(open => open with { SafetyDueAt = due });
            draft.Do(new StartTimer(TimerKind.SilentVolunteer, due));
        }
    }

    /// <summary>Danger was told in a talk: nobody ends it unread, and at L4 it does not stay without an answer.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="seen">The level the sign asks for.</param>
    public static void Danger(TurnDraft draft, Level seen)
    {
        if (seen >= Level.L3)
        {
            draft.EditCase(open => open with { DangerAt = draft.Now });
        }

        if (seen == Level.L4)
        {
            OweSafety(draft);
        }
    }

    /// <summary>Whether danger told in the talk may be unread: no line has gone out since, and the time in which one is to come is not over.</summary>
    public static bool IsDangerUnread(TurnDraft draft) => draft.OpenCase is { State: CaseState.Owned, Erased: false } open
        && (open.SafetyDueAt is not null || (open.DangerAt is { } told && draft.Since(told) < ConversationLimits.SilentVolunteer));

    /// <summary>No reply is owed.</summary>
    public static void ReplyGiven(TurnDraft draft)
    {
        draft.EditCase(open => open with { ReplyDueAt = null, SafetyDueAt = null, DangerAt = null, Happening = null });
        draft.Do(new StopTimer(TimerKind.ReplyDue));
        draft.Do(new StopTimer(TimerKind.SilentVolunteer));
    }

    /// <summary>The owner keeps the case for one lease from now.</summary>
    public static void Lease(TurnDraft draft)
    {
        var until = draft.Now + draft.Clocks().Lease;
        draft.EditCase(open => open with { LeaseUntil = until });
        draft.Do(new StartTimer(TimerKind.Lease, until));
    }

    /// <summary>
    /// It became worse under an owner: how long they may be silent before somebody else has the case is that of the level now, and never longer than it was (safeguarding rules, section 4).
    /// Whoever took it for a quiet talk may be asleep.
    /// </summary>
    public static void ShortenLease(TurnDraft draft)
    {
        if (draft.OpenCase is { State: CaseState.Owned, LeaseUntil: { } until } && until > draft.Now + draft.Clocks().Lease)
        {
            Lease(draft);
        }
    }

    /// <summary>All clocks of the case stop.</summary>
    public static void StopAll(TurnDraft draft)
    {
        foreach (var kind in (TimerKind[])[TimerKind.ReplyDue, TimerKind.Lease, TimerKind.OnCall, TimerKind.SilentVolunteer])
        {
            draft.Do(new StopTimer(kind));
        }
    }
}
