namespace ChatbotSupport.Core.Conversations;

/// <summary>What follows when somebody is back after an absence and goes on, or begins anew.</summary>
internal static class GoingOn
{
    /// <summary>«متابعة»: delivers what waited and goes on where the person stands.</summary>
    public static bool Continue(TurnDraft draft)
    {
        if (CodeWords.Guards(draft))
        {
            CodeWords.AskForKnown(draft);
            return true;
        }

        var gentle = draft.Conversation.Question is { Kind: QuestionKind.GentleCheck } asked
            && draft.Conversation.Asked.All(item => item.Visit != asked.Visit || item.Chosen is null or ChoiceIds.Continue) ? asked : null;
        Arrival.Resume(draft);
        if (gentle is null || draft.Conversation.State == ConversationState.WithVolunteer)
        {
            return GoOn(draft);
        }

        // What waited comes first; what was asked is still to be answered.
        Repetition.AskGently(draft, gentle);
        return true;
    }

    /// <summary>Where the person stands is said again.</summary>
    public static bool GoOn(TurnDraft draft)
    {
        if (draft.Conversation.State == ConversationState.WithVolunteer)
        {
            LiveTalk.SayItIsOpen(draft);
        }
        else if (draft is { IsImminent: false, Conversation: { State: ConversationState.AwaitingVolunteer, Cursor: null } })
        {
            Meanwhile.GoOn(draft);
        }
        else
        {
            Guidance.Present(draft);
        }

        return true;
    }

    /// <summary>«بداية جديدة»: nothing earlier is named.</summary>
    public static bool Fresh(TurnDraft draft)
    {
        var isForgotten = CodeWords.Guards(draft);
        draft.Conversation = draft.Conversation with { AwaitsContinue = false, Values = new Dictionary<string, string>() };
        Guidance.SetCursor(draft, null);
        if (isForgotten)
        {
            CodeWords.Forget(draft);
            draft.Say(CodeWordMessageIds.Fresh);
        }

        if (draft.Conversation.State == ConversationState.WithVolunteer)
        {
            return true; // somebody of the team reads what comes now, and that there was a talk before is not named
        }

        Guidance.Present(draft);
        return true;
    }
}
