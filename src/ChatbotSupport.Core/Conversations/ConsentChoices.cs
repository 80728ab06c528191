using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>The person's word on who may read and when they may be written to.</summary>
internal static class ConsentChoices
{
    public const string ConsentPlace = "consent";

    public const string ReachPlace = "reach";

    private static readonly (Reach Reach, string MessageId)[] Reaches =
    [
        (Conversations.Reach.AnyTime, MessageIds.ReachAny),
        (Conversations.Reach.Morning, MessageIds.ReachMorning),
        (Conversations.Reach.Afternoon, MessageIds.ReachAfternoon),
        (Conversations.Reach.Evening, MessageIds.ReachEvening),
        (Conversations.Reach.NoticeOnly, MessageIds.ReachNotice),
        (Conversations.Reach.Never, MessageIds.ReachNever),
    ];

    /// <summary>An older question of consent is answerable until it has an answer, one of reach or of the wish for ever, and so is the line of a question that was promised: whatever came between, the person may still say yes or think again. False when this is none.</summary>
    public static bool Late(TurnDraft draft, AskedQuestion asked, string choice) => asked.Place switch
    {
        ConsentPlace when choice is ChoiceIds.Yes or ChoiceIds.No && draft.OpenCase is { Consent: Cases.Consent.Unanswered or Cases.Consent.NotNow } => Consent(draft, choice == ChoiceIds.Yes),
        ReachPlace when choice.StartsWith(ChoiceIds.Reach, StringComparison.Ordinal) => Reach(draft, choice),
        Wishes.Place or Wishes.AgainPlace when choice.StartsWith(ChoiceIds.Wish, StringComparison.Ordinal) => Wishes.Choose(draft, choice),
        FollowUps.Place when choice is ChoiceIds.Yes or ChoiceIds.No => FollowUps.Late(draft, asked, choice),
        _ => false,
    };

    public static bool Consent(TurnDraft draft, bool given)
    {
        if (draft.OpenCase is null)
        {
            return false;
        }

        Arrival.Resume(draft);
        if (given)
        {
            Handover.RingOnceAllowed(draft);
            draft.EditCase(open => open with { Consent = Cases.Consent.Given });
            draft.Say(MessageIds.ConsentGiven);
            if (!AskReach(draft))
            {
                Meanwhile.GoOn(draft);
            }

            // Until they say more, their phone counts as unknown: only the neutral notice may appear on it (safeguarding rules, section 3).
            if (draft.Conversation.Reach == Conversations.Reach.Unasked)
            {
                draft.Conversation = draft.Conversation with { Reach = Conversations.Reach.NoticeOnly };
            }

            return true;
        }

        draft.EditCase(open => open with
        {
            Consent = open.ConsentAsks >= ConversationLimits.MaxConsentAsks ? Cases.Consent.Refused : Cases.Consent.NotNow,
            ConsentAskedAt = draft.Now,
        });
        if (draft.Conversation.Level >= Level.L3)
        {
            draft.Alert(CoordinatorAlert.ConsentNotNow);
        }

        draft.Say(MessageIds.ConsentNotNow);
        if (draft.OpenCase is { Owner: not null })
        {
            // Somebody took the case before the answer came; the answer counts.
            draft.DeskLine(MessageIds.DeskNotNow);
            CaseEnding.BackToQueue(draft);
        }

        Meanwhile.GoOn(draft);
        return true;
    }

    /// <summary>Whether somebody takes back that the team reads along, or refuses it in a talk that began before they answered: it is obeyed at once, and their lines are shown to nobody from then on.</summary>
    public static bool Withdraws(TurnDraft draft, PersonLines lines) =>
        draft is { Conversation.AwaitsContinue: false, OpenCase: { Consent: Cases.Consent.Given } or { Consent: Cases.Consent.Unanswered, Owner: not null } } && lines.Lines.Any(ConsentWords.Withdraws);

    /// <summary>Asks once how the person may be written to; false when that is known.</summary>
    public static bool AskReach(TurnDraft draft)
    {
        if (draft.Conversation.Reach != Conversations.Reach.Unasked || draft.Conversation.Asked.Any(item => item.Place == ReachPlace))
        {
            return false;
        }

        draft.Say(MessageIds.ReachQuestion);
        if (ChannelTraits.IsClearedByPerson(draft.Conversation.Channel))
        {
            draft.Say(WhatsAppMessageIds.Clearing);
        }

        draft.Ask(QuestionKind.Reach, ReachPlace, [.. Reaches.Select(item => new QuestionOption(ChoiceIds.Reach + item.Reach, draft.Text(item.MessageId)))]);
        return true;
    }

    /// <summary>A talk begins: under the line that says so stands one question, the first that has no answer yet. Where erasing is being asked about, nothing pushes that aside, and whoever left is asked nothing.</summary>
    public static void AskOne(TurnDraft draft)
    {
        if (draft.Conversation is { Left: true } or { Question.Kind: QuestionKind.Erase })
        {
            return;
        }

        if (draft.OpenCase is { Consent: Cases.Consent.Unanswered })
        {
            ConsentQuestion.Repeat(draft);
        }
        else if (!AskReach(draft) && draft.Conversation.Question is { Kind: QuestionKind.Reach })
        {
            Repetition.Ask(draft);
        }
    }

    public static bool Reach(TurnDraft draft, string choice)
    {
        if (!Enum.TryParse<Reach>(choice.AsSpan(ChoiceIds.Reach.Length), out var reach))
        {
            return false;
        }

        Arrival.Resume(draft);
        draft.Conversation = draft.Conversation with { Reach = reach, SharedPhone = reach == Conversations.Reach.NoticeOnly };
        var waits = draft is { OpenCase: null, Conversation.FollowUp.State: FollowUpState.Waiting };
        if (reach == Conversations.Reach.Never)
        {
            FollowUps.Cancel(draft);
        }

        draft.Say(reach switch
        {
            Conversations.Reach.AnyTime => MessageIds.ReachSavedAny,
            Conversations.Reach.NoticeOnly => MessageIds.ReachSavedNotice,
            Conversations.Reach.Never => MessageIds.ReachSavedNever,
            _ => MessageIds.ReachSaved,
        });
        Meanwhile.GoOn(draft);
        if (waits)
        {
            // It was asked on the way through a flow, which goes on.
            Guidance.Continue(draft);
        }

        return true;
    }
}
