using ChatbotSupport.Core.Cases;

namespace ChatbotSupport.Core.Conversations;

/// <summary>
/// What is said to somebody who sends anything but words. Nothing of it is received, and each kind has its own reason: whoever shares a place may wait for help that nobody can send,
/// and words that vanish may be believed to have arrived.
/// </summary>
internal static class BesidesWords
{
    /// <summary>The reason once, a human the second time.</summary>
    public static void Explain(TurnDraft draft)
    {
        var kind = draft.SentKind ?? MediaKind.Other;
        if (draft.Conversation.State == ConversationState.WithVolunteer)
        {
            draft.DeskLine(ForTheDesk(kind));
            SayReason(draft, kind);
            return;
        }

        if (draft.Conversation.MediaInARow != ConversationLimits.MediaBeforeHuman)
        {
            SayReason(draft, kind);
            if (!Repetition.Ask(draft) && !Meanwhile.Remind(draft))
            {
                Guidance.Present(draft);
            }

            return;
        }

        if (draft.OpenCase is not null)
        {
            SayReason(draft, kind);
            draft.Machine.HelpRequested(Reason.CannotWrite);
            return;
        }

        if (kind is MediaKind.Location or MediaKind.Other)
        {
            SayReason(draft, kind);
        }

        draft.Say(MessageIds.MediaSecond);
        draft.Ask(QuestionKind.HumanOffer, "human/" + Reason.CannotWrite, Handover.YesAndNo(draft));
    }

    /// <summary>What whoever has the case is told: the kind where it matters, never the thing.</summary>
    public static string ForTheDesk(MediaKind kind) => kind switch
    {
        MediaKind.Location => MediaMessageIds.DeskPlace,
        MediaKind.Other => MediaMessageIds.DeskUnreadable,
        _ => MessageIds.DeskMedia,
    };

    private static void SayReason(TurnDraft draft, MediaKind kind)
    {
        switch (kind)
        {
            case MediaKind.Location:
                draft.Say(MediaMessageIds.Place);
                draft.SayBeneath(MessageIds.CannotSend);
                draft.SayBeneath(SafetyWords.EmergencyFor(draft));
                break;
            case MediaKind.Contact:
                draft.Say(MediaMessageIds.Card);
                break;
            case MediaKind.Sticker:
                draft.Say(MediaMessageIds.Sticker);
                break;
            case MediaKind.Other:
                draft.Say(MediaMessageIds.Unreadable);
                if (ChannelTraits.HidesVanishingWords(draft.Conversation.Channel))
                {
                    draft.SayBeneath(WhatsAppMessageIds.Vanishing);
                }

                break;
            default:
                draft.Say(MessageIds.MediaFirst);
                break;
        }
    }
}
