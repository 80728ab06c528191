using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Spam and games: the case closes and the conversation is calmed. Everything is still answered and screened, and a sign of danger ends the calm at once.</summary>
internal static class Misuse
{
    /// <summary>Marks it. Never for somebody in whose words danger was seen, whatever the level is now.</summary>
    public static Refusal? Mark(TurnDraft draft)
    {
        if (draft.Conversation.Level >= Level.L3 || draft.Conversation.Flags.Any(FlagNames.Risks.Contains))
        {
            return Refusal.NotMisuse;
        }

        CaseEnding.End(draft, CaseOutcome.Misuse, CaseEnding.MayBeTold(draft) ? MessageIds.CaseCalmed : null);
        draft.Conversation = draft.Conversation with { CalmUntil = draft.Now + ConversationLimits.Calm };
        return null;
    }

    /// <summary>Answers a request for a human while the conversation is calmed; false when it is not, or when a step names a sign.</summary>
    public static bool Calms(TurnDraft draft, Reason reason, bool inFlow)
    {
        if (draft.OpenCase is not null || !(draft.Conversation.CalmUntil > draft.Now) || reason is not (Reason.AskedHuman or Reason.NotUnderstood or Reason.CannotWrite or Reason.LinkCheck))
        {
            return false;
        }

        draft.Do(new Happened("calmed"));
        draft.Say(MessageIds.CalmWait);
        if (!inFlow)
        {
            Guidance.Present(draft);
        }

        return true;
    }
}
