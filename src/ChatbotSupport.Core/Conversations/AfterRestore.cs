using ChatbotSupport.Core.Cases;

namespace ChatbotSupport.Core.Conversations;

/// <summary>
/// A backup was put back. What the person asked for since it was made, to leave, not to be written to, that nobody reads along, went with the data that were lost: none of what they had
/// agreed to is taken for granted, and it is asked for again (safeguarding rules, section 3). What they refused stays refused.
/// </summary>
internal static class AfterRestore
{
    /// <summary>Does it; nothing is said to the person.</summary>
    public static void Doubt(TurnDraft draft)
    {
        if (draft.Conversation.Reach != Reach.Never)
        {
            draft.Conversation = draft.Conversation with
            {
                Reach = Reach.Unasked,
                Asked = [.. draft.Conversation.Asked.Where(item => item.Place != ConsentChoices.ReachPlace)],
            };
        }

        if (draft.Conversation is { LastPersonAt: not null } and ({ Greeted: true } or { Case: not null } or { Level: > Safeguarding.Level.L0 }))
        {
            // They may have put the phone away for good: nothing earlier is named before a press. Of whoever was only turned away there is nothing.
            draft.Conversation = draft.Conversation with { AwaitsContinue = true, AwaitedRemark = null, AwaitsCodeWord = CodeWordWait.None, CodeWordAskedAt = null, Question = null };
        }

        FollowUps.Forget(draft);
        draft.Do(new Happened("restored"));
        if (draft.OpenCase is not { Erased: false } open)
        {
            return;
        }

        if (open.Consent == Consent.Given)
        {
            draft.EditCase(item => item with { Consent = Consent.Unanswered, ConsentAsks = 0, ConsentAskedAt = null });
        }

        draft.DeskLine(MessageIds.DeskRestored);
        if (open.Owner is not null)
        {
            CaseEnding.BackToQueue(draft);
        }
    }
}
