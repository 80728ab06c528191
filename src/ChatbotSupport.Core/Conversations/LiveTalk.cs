using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>The person's side of a talk with a volunteer. The bot is silent: what is written reaches the owner, and only leaving, erasing, ending and danger are its business.</summary>
internal static class LiveTalk
{
    /// <summary>A line for the owner; it is kept already. A reply is owed from the first unanswered line on.</summary>
    public static void Text(TurnDraft draft, PersonLines lines)
    {
        OweReply(draft);
        if (draft.Rise.Seen == Level.L4)
        {
            CaseClocks.OweSafety(draft);
        }

        if (draft.Conversation.Question is { Kind: QuestionKind.Consent or QuestionKind.Reach or QuestionKind.Welcome } && Choices.TypedInWords(draft, lines.Lines[^1]))
        {
            return;
        }

        if (draft.Conversation.AwaitsContinue)
        {
            Arrival.Welcome(draft);
        }
        else if (draft.ReturnedToTalk)
        {
            SayItIsOpen(draft);
        }
    }

    public static void Choice(TurnDraft draft, string payload)
    {
        var question = draft.Conversation.Question;
        var press = ButtonPayload.Read(payload);
        if (payload == ButtonPayload.ShowPayload || (question is not null && Choices.BelongsToTheCase(question.Kind) && press?.Visit == question.Visit))
        {
            Choices.Press(draft, payload);
            return;
        }

        if (draft.Conversation.AwaitsContinue)
        {
            Arrival.Welcome(draft);
            return;
        }

        if (press is { } old && draft.Conversation.Asked.FirstOrDefault(item => item.Visit == old.Visit) is { } asked && ConsentChoices.Late(draft, asked, old.Choice))
        {
            return;
        }

        draft.Do(new Happened("press_stale"));
        SayItIsOpen(draft);
    }

    /// <summary>Says with whom the talk goes on.</summary>
    public static void SayItIsOpen(TurnDraft draft) => draft.SayText(draft.Text(MessageIds.TalkOpen, ("alias", draft.OpenCase?.Owner?.Alias ?? "")));

    /// <summary>The answer to a volunteer's yes-or-no question is a line of the person; somebody else reads it if the volunteer is gone.</summary>
    public static bool YesNo(TurnDraft draft, bool yes)
    {
        if (draft.OpenCase is null)
        {
            return false;
        }

        draft.Do(new KeepLine(LineAuthor.Person, draft.Text(yes ? MessageIds.YesButton : MessageIds.NoButton), Live: true));
        if (draft.Conversation.State == ConversationState.WithVolunteer)
        {
            OweReply(draft);
        }
        else
        {
            Handover.SayItWaits(draft);
        }

        return true;
    }

    /// <summary>A new sign while a volunteer is there: the card changes; a new L4 sign without a line within ninety seconds is answered by the bot.</summary>
    public static void Raise(TurnDraft draft, Rise rise)
    {
        draft.EditCase(open => open with { Reasons = [.. open.Reasons.Union(rise.Reasons)] });
        draft.Alert(CoordinatorAlert.UrgentCase);
        OweReply(draft);
        if (draft.Conversation.Level == Level.L4)
        {
            CaseClocks.OweSafety(draft);
        }
    }

    /// <summary>«إنهاء»: ends the talk. An L3 or L4 that still waits stays known to coordinators, without a word of the person.</summary>
    public static bool EndedByPerson(TurnDraft draft)
    {
        if (draft.OpenCase is { State: CaseState.Waiting } && draft.Conversation.Level >= Level.L3)
        {
            draft.EditCase(open => open with { Consent = Consent.Refused });
            draft.Alert(CoordinatorAlert.ConsentNotNow);
            draft.Say(MessageIds.RequestKept);
            Guidance.GoOn(draft);
            return true;
        }

        draft.DeskLine(MessageIds.DeskEnded);
        if (draft.Conversation.Level >= Level.L3)
        {
            draft.Alert(CoordinatorAlert.ConsentNotNow);
        }

        CaseEnding.End(draft, CaseOutcome.EndedByPerson, MessageIds.TalkEnded);
        return true;
    }

    /// <summary>«شخص آخر»: the owner is frozen out and the case waits for somebody else.</summary>
    public static bool SomebodyElse(TurnDraft draft)
    {
        draft.DeskLine(MessageIds.DeskSomebodyElse);
        draft.Alert(CoordinatorAlert.RemarkOnTalk);
        FreezeOwner(draft);
        draft.Say(MessageIds.SomebodyElse);
        return true;
    }

    /// <summary>Takes the case from its owner for good; it returns to the queue at the same level.</summary>
    public static void FreezeOwner(TurnDraft draft)
    {
        if (draft.OpenCase is not { Owner: { } owner })
        {
            return;
        }

        draft.EditCase(open => open with { Excluded = [.. open.Excluded.Union([owner.VolunteerId])] });
        CaseEnding.BackToQueue(draft);
    }

    private static void OweReply(TurnDraft draft)
    {
        var due = draft.Now + (draft.OpenCase?.LastVolunteerAt is null ? draft.Clocks().FirstReply : draft.Clocks().NextReply);
        if (draft.OpenCase is { ReplyDueAt: var owed } && (owed is null || due < owed))
        {
            CaseClocks.OweReply(draft, due);
        }
    }
}
