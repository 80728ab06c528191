using ChatbotSupport.Core.Cases;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What a coordinator, or the one who follows along, does about an owner who lets a person wait, or who is not prepared for what the talk came to. The lease ends in the same way, only later: at L1 after hours.</summary>
internal static class SilentOwner
{
    /// <summary>Takes the case over: the person goes on with somebody else and does not stand in the queue again.</summary>
    public static Refusal? TakeOver(TurnDraft draft, Case open, CaseOwner by)
    {
        if (open.Owner is not { } owner || owner.VolunteerId == by.VolunteerId)
        {
            return CaseCommands.Take(draft, open, by);
        }

        if ((IsSilent(draft, open) || owner.IsUnpreparedFor(draft.Conversation.Flags) ? CaseCommands.WhyNot(open) : Refusal.NotSilent) is { } refusal)
        {
            return refusal;
        }

        draft.EditCase(item => item with
        {
            Owner = by,
            LastOwner = item.LastToSpeak,
            PassedOnAt = draft.Now,
            TakenAt = draft.Now,
            WaitingSince = CaseEnding.WaitingSince(item, draft.Now),
            OnCallIsHere = true,
            Second = item.Second?.VolunteerId == by.VolunteerId ? null : item.Second,
        });
        draft.Do(new StopTimer(TimerKind.OnCall));
        CaseClocks.Lease(draft);
        draft.DeskLine(MessageIds.DeskTaken, ("alias", by.Alias));
        draft.Do(new Happened("case_taken_over"));
        draft.SayText(draft.Text(MessageIds.VolunteerJoined, ("alias", by.Alias)));
        Wishes.SayIfNotMet(draft, by);
        SecondPerson.Call(draft);
        ConsentChoices.AskOne(draft);
        return null;
    }

    /// <summary>Returns the case to the queue; the bot is there again, and says so.</summary>
    public static Refusal? CallBack(TurnDraft draft, Case open)
    {
        if (!IsSilent(draft, open))
        {
            return Refusal.NotSilent;
        }

        draft.DeskLine(MessageIds.DeskReturned);
        draft.Do(new Happened("case_called_back"));
        draft.Say(MessageIds.VolunteerLost);
        CaseEnding.BackToQueue(draft);
        return null;
    }

    /// <summary>A reply is overdue, and not only because the case was taken late: whoever just took it has the time of one reply.</summary>
    private static bool IsSilent(TurnDraft draft, Case open) =>
        open is { Owner: not null, ReplyDueAt: { } due } && due <= draft.Now
        && (open.TakenAt is not { } taken || draft.Since(taken) >= draft.Clocks().NextReply);
}
