namespace ChatbotSupport.Core.Conversations;

/// <summary>Who may take a case is decided by its flags, and more of them may appear in the talk: coordinators hear of it, and nothing is taken from anybody or delayed.</summary>
internal static class OwnersMarks
{
    /// <summary>Looks at the flags that this turn added while the same volunteer has the case.</summary>
    public static void Look(TurnDraft draft, Conversation before)
    {
        if (draft.OpenCase?.Owner is { } owner && before.Case?.Owner?.VolunteerId == owner.VolunteerId
            && owner.IsUnpreparedFor(draft.Conversation.Flags.Except(before.Flags)))
        {
            draft.DeskLine(MessageIds.DeskUnprepared);
            draft.Alert(CoordinatorAlert.OwnerUnprepared);
        }
    }
}
