using ChatbotSupport.Core.Cases;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Two people on one case: the second reads and notes. It never delays anything, and the person is told once.</summary>
internal static class SecondPerson
{
    public static Refusal? Ask(TurnDraft draft, Case open)
    {
        if (open.Second is not null)
        {
            return Refusal.SecondThere;
        }

        draft.EditCase(item => item with { SecondWanted = true });
        draft.Do(new Happened("second_wanted"));
        draft.Alert(CoordinatorAlert.SecondPersonWanted);
        return null;
    }

    public static Refusal? Follow(TurnDraft draft, Case open, CaseOwner by)
    {
        if (open.Second?.VolunteerId == by.VolunteerId)
        {
            return null;
        }

        if (open.Owner is not { } owner || owner.VolunteerId == by.VolunteerId)
        {
            return Refusal.NothingToFollow;
        }

        if ((open.Second is null ? CaseCommands.WhyNot(open) : Refusal.SecondThere) is { } refusal)
        {
            return refusal;
        }

        draft.EditCase(item => item with { Second = by, SecondWanted = false });
        draft.DeskLine(MessageIds.DeskSecond, ("alias", by.Alias));
        draft.Do(new Happened("second_follows"));
        Tell(draft);
        return null;
    }

    public static Refusal? Stop(TurnDraft draft, Case open, CaseOwner by)
    {
        if (open.Second?.VolunteerId != by.VolunteerId)
        {
            return Refusal.NotOwner;
        }

        draft.EditCase(item => item with { Second = null });
        draft.DeskLine(MessageIds.DeskSecondGone, ("alias", by.Alias));
        draft.Do(new Happened("second_stopped"));
        return null;
    }

    /// <summary>The talk came to a level at which two are wanted: coordinators hear of it with the way to follow along. Who follows is told to the person then.</summary>
    public static void Call(TurnDraft draft)
    {
        if (draft is { Conversation.Level: >= Safeguarding.Level.L3, OpenCase: { Owner: not null, Second: null } })
        {
            draft.Alert(CoordinatorAlert.SecondPersonWanted);
        }
    }

    /// <summary>Tells the person that a second one may follow along, unless they know.</summary>
    public static void Tell(TurnDraft draft)
    {
        if (draft.OpenCase is { SecondTold: false })
        {
            draft.EditCase(open => open with { SecondTold = true });
            draft.SayBeneath(MessageIds.SecondPerson);
        }
    }
}
