using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>The volunteer's side: every action on a case, with the reason when it is refused.</summary>
internal static class CaseCommands
{
    public static Refusal? Run(TurnDraft draft, CaseCommand command)
    {
        if (draft.OpenCase is not { } open || open.Code != command.CaseCode)
        {
            return Refusal.NoSuchCase;
        }

        if (open.Excluded.Contains(command.By.VolunteerId) && command is not StopFollowing)
        {
            return Refusal.Excluded;
        }

        if (open.Owner is { } known && known.VolunteerId == command.By.VolunteerId && known != command.By)
        {
            draft.EditCase(item => item with { Owner = command.By }); // trained since, or does not take such talks any more
        }

        switch (command)
        {
            case TakeCase:
                return Take(draft, open, command.By);
            case TakeOver:
                return SilentOwner.TakeOver(draft, open, command.By);
            case CallBack:
                return SilentOwner.CallBack(draft, open);
            case FollowAlong:
                return SecondPerson.Follow(draft, open, command.By);
            case StopFollowing:
                return SecondPerson.Stop(draft, open, command.By);
        }

        // Who signs off what is left of an erased person never spoke with them.
        var owns = open.Owner?.VolunteerId == command.By.VolunteerId || (open.Erased && command is CloseCase);
        if (!owns && (open.Owner is not null || command is WriteToPerson or AskYesNo or TakeBack or HandBack or ReturnToQueue or TransferCase or AskForSecond or OwnerGone) && command is not (OnCallIsHere or AddNote))
        {
            return Refusal.NotOwner;
        }

        return command switch
        {
            WriteToPerson write => Write(draft, open, write.By, write.Text, asksYesNo: false),
            AskYesNo ask => Write(draft, open, ask.By, ask.Text, asksYesNo: true),
            TakeBack back => TakeLineBack(draft, back.LineId),
            HandBack back => End(draft, MessageIds.BotBack, back.Outcome),
            CloseCase close => End(draft, MessageIds.CaseClosed, close.Outcome),
            ReturnToQueue back => PassingOn.Return(draft, back.By, back.Kind, back.Note),
            TransferCase transfer => PassingOn.Transfer(draft, open, transfer),
            AskForSecond => SecondPerson.Ask(draft, open),
            MarkMisuse => Misuse.Mark(draft),
            OwnerGone gone => PassingOn.Return(draft, gone.By, null, null),
            SetLevel { Shown: { } shown } set when shown < draft.Conversation.Level && set.Level < draft.Conversation.Level => Refusal.LevelRose,
            SetLevel set => SetLevel(draft, set.Level),
            SetRoute set => SetRoute(draft, set.Route),
            AddNote note => Note(draft, open, note.By, note.Text),
            OnCallIsHere => OnCall(draft),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "unknown case command"),
        };
    }

    /// <summary>Why nobody may have the case, whoever has it now; null when somebody may.</summary>
    public static Refusal? WhyNot(Case open) =>
        open.Erased ? Refusal.Unreachable
        : open.IsDeclined ? Refusal.NotNow
        : null;

    public static Refusal? Take(TurnDraft draft, Case open, CaseOwner by)
    {
        if (open.Owner is { } owner)
        {
            return owner.VolunteerId == by.VolunteerId ? null : Refusal.AlreadyTaken;
        }

        if (WhyNot(open) is { } refusal)
        {
            return refusal;
        }

        draft.EditCase(item => item with { State = CaseState.Owned, Owner = by, TakenAt = draft.Now, OnCallIsHere = true });
        draft.Do(new StopTimer(TimerKind.OnCall));
        CaseClocks.Lease(draft);
        draft.DeskLine(MessageIds.DeskTaken, ("alias", by.Alias));
        draft.Do(new Happened("case_taken"));
        draft.Machine.Fire(ConversationTrigger.VolunteerJoined);
        FollowUps.Cancel(draft);
        Wishes.Drop(draft);
        draft.SayText(draft.Text(MessageIds.VolunteerJoined, ("alias", by.Alias)));
        Wishes.SayIfNotMet(draft, by);
        if (draft.Conversation.Level >= Level.L3)
        {
            draft.Alert(CoordinatorAlert.SecondPersonWanted);
            SecondPerson.Tell(draft);
        }

        ConsentChoices.AskOne(draft);
        return null;
    }

    private static Refusal? Write(TurnDraft draft, Case open, CaseOwner by, string text, bool asksYesNo)
    {
        if (open.Erased)
        {
            return Refusal.Unreachable;
        }

        var line = text.Trim();
        if (line.Length is 0 or > ConversationLimits.MaxVolunteerText)
        {
            return Refusal.BadText;
        }

        IReadOnlyList<Button> buttons = [];
        if (asksYesNo)
        {
            draft.Ask(QuestionKind.VolunteerYesNo, LiveTalk.YesNoPlace, Handover.YesAndNo(draft), line);
            buttons = [.. Handover.YesAndNo(draft).Select(option => new Button(ButtonPayload.Write(draft.Conversation.Visit, option.Id), option.Text))];
        }

        draft.Tell(new Message(line, buttons, MessageKind.Volunteer, by.Alias));
        draft.EditCase(item => item with { LastVolunteerAt = draft.Now });
        CaseClocks.ReplyGiven(draft);
        CaseClocks.Lease(draft);
        return null;
    }

    // The person may have read it: what follows is the same as if nothing had been taken back.
    private static Refusal? TakeLineBack(TurnDraft draft, string lineId)
    {
        draft.Do(new TakeLineBack(lineId));
        draft.Do(new Happened("line_taken_back"));
        return null;
    }

    private static Refusal? End(TurnDraft draft, string messageId, CaseOutcome outcome)
    {
        if (outcome == CaseOutcome.Misuse)
        {
            return Misuse.Mark(draft);
        }

        if (CaseClocks.IsDangerUnread(draft))
        {
            return Refusal.DangerUnread;
        }

        CaseEnding.End(draft, outcome, CaseEnding.MayBeTold(draft) ? messageId : null);
        return null;
    }

    private static Refusal? SetLevel(TurnDraft draft, Level level)
    {
        var rose = level > draft.Conversation.Level;
        if (level < Level.L4)
        {
            draft.EditCase(open => open with { SafetyDueAt = null });
            draft.Do(new StopTimer(TimerKind.SilentVolunteer));
        }

        draft.Conversation = draft.Conversation with { Level = level };
        draft.Do(new Happened("level_set_" + level));
        if (rose && level >= Level.L3)
        {
            draft.Alert(CoordinatorAlert.UrgentCase);
            SecondPerson.Call(draft);
        }

        draft.EditCase(open => open with { OnCallIsHere = open.OnCallIsHere && level == Level.L4 });
        if (level < Level.L4)
        {
            draft.Do(new StopTimer(TimerKind.OnCall));
        }

        if (draft.OpenCase is { State: CaseState.Waiting })
        {
            Handover.StartClocks(draft);
        }
        else
        {
            CaseClocks.Lease(draft);
        }

        return null;
    }

    private static Refusal? SetRoute(TurnDraft draft, Route route)
    {
        draft.Conversation = draft.Conversation with { Route = route };
        draft.Do(new Happened("route_set_" + route));
        draft.EditCase(open => open);
        return null;
    }

    private static Refusal? Note(TurnDraft draft, Case open, CaseOwner by, string text)
    {
        if (open.Erased)
        {
            return Refusal.Unreachable;
        }

        if (text.Trim() is not { Length: > 0 and <= ConversationLimits.MaxVolunteerText } words)
        {
            return Refusal.BadText;
        }

        draft.Do(new KeepLine(LineAuthor.Note, words, Live: true, by.Alias));
        return null;
    }

    /// <summary>Somebody on call has seen it: the alarm pauses for as long as a first reply may take, and rings again if nobody has taken the case by then.</summary>
    private static Refusal? OnCall(TurnDraft draft)
    {
        // Pressed late, when the case waits for nobody or is less urgent by now: the next alarm must ring.
        if (draft.OpenCase is { State: CaseState.Waiting } && draft.Conversation.Level == Level.L4)
        {
            draft.EditCase(open => open with { OnCallIsHere = true });
            draft.Do(new StartTimer(TimerKind.OnCall, draft.Now + draft.Clocks().FirstReply));
            draft.Do(new Happened("on_call_here"));
        }

        return null;
    }
}
