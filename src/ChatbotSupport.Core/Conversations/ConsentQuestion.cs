using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>The question whether the team may read what was written and write to the person.</summary>
internal static class ConsentQuestion
{
    /// <summary>Asks whether the team may read and write; twice at most, unless the person asks for a human. Who said «ليس الآن» and is only offered it again is still not written to until they answer.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="wanted">The person asked for a human: an earlier «ليس الآن» no longer holds.</param>
    /// <param name="beneath">Whether somebody is there was said just above: the question belongs to it.</param>
    public static void Ask(TurnDraft draft, bool wanted = false, bool beneath = false)
    {
        if (draft.ConsentLater)
        {
            return;
        }

        draft.EditCase(open => open with
        {
            Consent = wanted ? Consent.Unanswered : open.Consent,
            ConsentAskedAt = draft.Now,
            ConsentAsks = open.ConsentAsks + 1,
        });
        Repeat(draft, beneath);
    }

    /// <summary>Asks, or says that what was said before still holds, with the ways on under it.</summary>
    public static void AskOrSayItStands(TurnDraft draft)
    {
        if (draft.OpenCase is not { Consent: Consent.Given })
        {
            Ask(draft, beneath: true);
        }
        else if (!draft.ConsentLater)
        {
            draft.SayBeneath(SafetyMessageIds.ConsentStands);
            if (draft.Conversation.Level < Level.L4)
            {
                draft.Ask(QuestionKind.AfterAnswer, Guidance.StepsFlow, draft.Conversation.Cursor is null ? Meanwhile.WaysOn(draft) : [AnswerReply.WayOn(draft)]);
            }
        }
    }

    /// <summary>Shows the question of consent again; that does not count as asking once more.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="beneath">Whether somebody is there was said just above: the question belongs to it.</param>
    /// <param name="shortly">It stands above in full.</param>
    public static void Repeat(TurnDraft draft, bool beneath = false, bool shortly = false)
    {
        if (beneath)
        {
            draft.SayBeneath(MessageIds.ConsentQuestion);
        }
        else
        {
            draft.Say(shortly ? SafetyMessageIds.ConsentShort : MessageIds.ConsentQuestion);
        }

        draft.Ask(QuestionKind.Consent, ConsentChoices.ConsentPlace,
        [
            new(ChoiceIds.Yes, draft.Text(MessageIds.ConsentYes)),
            new(ChoiceIds.No, draft.Text(MessageIds.ConsentNo)),
        ]);
    }

    /// <summary>Offers consent once more after ten minutes, if they still write.</summary>
    public static void OfferAgain(TurnDraft draft)
    {
        if (MayOffer(draft) && !draft.HasSaid(MessageIds.ConsentQuestion))
        {
            Ask(draft);
        }
    }

    /// <summary>Whether consent is to be offered once more.</summary>
    public static bool MayOffer(TurnDraft draft) =>
        draft.OpenCase is { Consent: Consent.NotNow or Consent.Unanswered, ConsentAsks: < ConversationLimits.MaxConsentAsks, ConsentAskedAt: var asked }
        && (asked is null || draft.Since(asked.Value) >= ConversationLimits.ConsentAgain);
}
