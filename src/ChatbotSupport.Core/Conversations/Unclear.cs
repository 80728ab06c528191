using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Texts that no answer fits: words for the team, a sign that comes again, an answer that is neither yes nor no, and what is simply not understood.</summary>
internal static class Unclear
{
    private static readonly string[] Enough = [ArabicText.Normalize("كافي"), ArabicText.Normalize("بس كافي")];

    private const string NotePlace = "note";
    private const string SecondNotePlace = "note/again";

    /// <summary>What the offer of a human belongs to after an answer to the question about suicide that was neither yes nor no.</summary>
    public const string GentleUnclearPlace = "human/" + nameof(Reason.Despair);

    /// <summary>A gentle question waits for its answer.</summary>
    public static bool GentleQuestionIsOpen(TurnDraft draft) =>
        draft.Conversation.Question is { Kind: QuestionKind.GentleCheck } question
        && draft.Conversation.Asked.All(asked => asked.Visit != question.Visit || asked.Chosen is null);

    /// <summary>Words for the team are kept, a sign is answered as a sign, and only the rest is called not understood.</summary>
    public static void Answer(TurnDraft draft, PersonLines lines)
    {
        if (draft.Conversation.AwaitsContinue)
        {
            Arrival.Welcome(draft);
            return;
        }

        draft.Do(new Happened("not_understood"));
        var hasWords = lines.Joined.Any(char.IsLetterOrDigit);
        if (hasWords && draft.OpenCase is { Consent: Consent.Given })
        {
            // Words for whoever takes the case; they are kept, and asking for other words would be wrong.
            if (draft.Rise.Seen >= Level.L3)
            {
                SayWhatWasHeard(draft, hasWords);
            }

            KeepNote(draft);
            return;
        }

        if (hasWords && (GentleQuestionWasUnclear(draft) || HearGently(draft, lines)))
        {
            return;
        }

        if (hasWords && ConsentQuestion.MayOffer(draft))
        {
            // Consent is offered again beneath: beside it, «لم أفهم» and a menu would contradict; but what was written is never answered by a question alone.
            SayItArrived(draft);
            return;
        }

        var offeredAgain = draft.Conversation.Question is { Place: AfterTalk.Place };
        if (hasWords && !offeredAgain && AfterTalk.Offer(draft))
        {
            return;
        }

        draft.Conversation = draft.Conversation with { Misses = draft.Conversation.Misses + 1 };
        if ((offeredAgain || draft.Conversation.Misses >= ConversationLimits.MissesBeforeHuman) && draft.OpenCase is null)
        {
            draft.Say(MessageIds.NotUnderstoodTwice);
            draft.Ask(QuestionKind.HumanOffer, "human/" + Reason.NotUnderstood, Handover.YesAndNo(draft));
            return;
        }

        if (draft.Conversation.Misses <= ConversationLimits.MissesBeforeHuman && AsksForConsentAgain(draft))
        {
            return;
        }

        if (hasWords && draft is { OpenCase: not null, Rise.Seen: < Level.L3, Conversation: { Level: >= Level.L3, Cursor: null } })
        {
            // A list of topics is no answer to somebody in danger.
            SayItArrived(draft);
            draft.Ask(QuestionKind.AfterAnswer, SecondNotePlace, [Handover.Human(draft), .. Meanwhile.WaysOn(draft)]);
            return;
        }

        SayWhatWasHeard(draft, hasWords);
        Guidance.Present(draft);
    }

    private static void SayItArrived(TurnDraft draft)
    {
        if (draft.Rise.Seen >= Level.L3)
        {
            SafetyWords.Say(draft, draft.Rise.Flags);
        }
        else
        {
            draft.Say(draft.Conversation is { Level: >= Level.L3, ForSomebodyElse: false } ? SafetyMessageIds.HeardWaitingDanger : SafetyMessageIds.HeardWaiting);
        }
    }

    /// <summary>Somebody has spoken of suicide here: what is not understood is never answered with a list of topics again.</summary>
    public static bool IsHeardGently(TurnDraft draft) => draft.Conversation.Flags.Contains(Flag.Suicide);

    /// <summary>A sign of suicide again, of somebody whose case is open: no ordinary answer, alert or topic takes its place.</summary>
    public static bool HearSign(TurnDraft draft)
    {
        if (draft is not { OpenCase: not null, Conversation.AwaitsContinue: false, Rise.Seen: >= Level.L3 } || !draft.Rise.Flags.Contains(Flag.Suicide))
        {
            return false;
        }

        SafetyWords.SayHeard(draft);
        LeadOn(draft);
        return true;
    }

    /// <summary>«يمكن», «مدري»: neither yes nor no to the gentle question, or what somebody answers who spoke of suicide. False where it may mean anything else.</summary>
    public static bool AnswerMaybe(TurnDraft draft, PersonLines lines)
    {
        if (!Maybe.Is(lines.Joined))
        {
            return false;
        }

        if (GentleQuestionWasUnclear(draft))
        {
            return true;
        }

        if (draft is not { OpenCase: not null, Conversation.AwaitsContinue: false } || !IsHeardGently(draft))
        {
            return false;
        }

        SafetyWords.SayHeard(draft, SafetyMessageIds.HeardMaybe);
        LeadOn(draft);
        return true;
    }

    /// <summary>«كافي» of somebody who spoke of suicide, or under the question about it, may mean life and not this talk: it is heard, and no list of topics follows. False for everybody else.</summary>
    public static bool HearEnough(TurnDraft draft, PersonLines lines)
    {
        if (draft.Conversation.AwaitsContinue || (!GentleQuestionIsOpen(draft) && !IsHeardGently(draft)) || !lines.Lines.Any(line => Enough.Contains(ArabicText.Normalize(line))))
        {
            return false;
        }

        Guidance.SetCursor(draft, null);
        if (FollowUps.Cancel(draft))
        {
            draft.Say(FollowUpMessageIds.Cancelled);
        }

        if (!GentleQuestionWasUnclear(draft))
        {
            SafetyWords.SayHeard(draft);
            LeadOn(draft);
        }

        return true;
    }

    private static bool HearGently(TurnDraft draft, PersonLines lines)
    {
        if (IsHeardGently(draft))
        {
            SafetyWords.SayHeard(draft);
            LeadOn(draft);
            return true;
        }

        if (!Parting.MayBeToLife(draft, lines))
        {
            return false;
        }

        draft.Say(MessageIds.HeardGently);
        Handover.OfferHuman(draft);
        return true;
    }

    /// <summary>What is open between them and the team, in few words; nobody is left with a text and nothing to press.</summary>
    public static void LeadOn(TurnDraft draft)
    {
        if (draft.OpenCase is { Consent: Consent.Given })
        {
            draft.Ask(QuestionKind.AfterAnswer, SecondNotePlace, WaysOnFromNote(draft));
        }
        else if (!ConsentQuestion.MayOffer(draft) && draft is { OpenCase: { Consent: Consent.Unanswered or Consent.NotNow }, Conversation.Question.Kind: QuestionKind.Consent }
            && draft.Conversation.Asked.All(item => item.Visit != draft.Conversation.Question.Visit || item.Chosen is null))
        {
            ConsentQuestion.Repeat(draft, shortly: true);
        }
        else if (!ConsentQuestion.MayOffer(draft))
        {
            Handover.OfferHuman(draft, inWords: false);
        }
    }

    /// <summary>Whoever waits asks whether anybody is there: that the team knows, and honestly whether somebody is on shift.</summary>
    public static void TellOfTheWait(TurnDraft draft)
    {
        if (IsHeardGently(draft))
        {
            draft.Say(SafetyMessageIds.NoteSuicide);
        }

        Handover.SayItWaits(draft);
        draft.Ask(QuestionKind.AfterAnswer, SecondNotePlace, WaysOnFromNote(draft));
    }

    /// <summary>Kept for the team; with the second note comes what is known of the wait, and the way to the steps stands under each.</summary>
    private static void KeepNote(TurnDraft draft)
    {
        var place = draft.Conversation.Question?.Place;
        draft.Say(place is NotePlace or SecondNotePlace ? MessageIds.NoteMore : IsHeardGently(draft) ? SafetyMessageIds.NoteSuicide : MessageIds.NoteKept);
        if (place == NotePlace)
        {
            Handover.SayItWaits(draft);
        }

        draft.Ask(QuestionKind.AfterAnswer, place is NotePlace or SecondNotePlace ? SecondNotePlace : NotePlace, WaysOnFromNote(draft));
    }

    private static IReadOnlyList<QuestionOption> WaysOnFromNote(TurnDraft draft) =>
    [
        .. draft.Conversation.Cursor is null && draft.Playbook.Flows.ContainsKey(Guidance.StepsFlow)
            ? [new QuestionOption(ChoiceIds.Steps, draft.Text(MessageIds.StepsButton))] : Array.Empty<QuestionOption>(),
        AnswerReply.WayOn(draft),
    ];

    /// <summary>Whoever writes on instead of answering is told the second time what the answer is for; a list of topics is no answer to somebody who waits.</summary>
    private static bool AsksForConsentAgain(TurnDraft draft)
    {
        if (draft.Conversation.Question is not { Kind: QuestionKind.Consent })
        {
            return false;
        }

        if (draft.Conversation.Misses == ConversationLimits.MissesBeforeHuman)
        {
            draft.Say(SafetyMessageIds.ConsentExplained);
            return Repetition.Ask(draft);
        }

        if (draft.OpenCase is not { Consent: Consent.Unanswered or Consent.NotNow })
        {
            return Repetition.Ask(draft);
        }

        SayItArrived(draft);
        ConsentQuestion.Repeat(draft, shortly: true);
        return true;
    }

    /// <summary>A sign was understood, whatever else was not: «لم أفهم» would deny it.</summary>
    private static void SayWhatWasHeard(TurnDraft draft, bool hasWords)
    {
        if (draft.Rise.Seen >= Level.L3 && draft.OpenCase is not null)
        {
            SafetyWords.Say(draft, draft.Rise.Flags);
        }
        else if (draft.OpenCase is null && (draft.Rise.Seen >= Level.L2 || draft.Rise.AskGently is not null))
        {
            SafetyWords.SayElevated(draft);
        }
        else
        {
            draft.Say(hasWords ? MessageIds.NotUnderstood : MessageIds.EmptyText);
        }
    }

    /// <summary>Neither yes nor no to the gentle question: nobody is asked twice whether they want to live, a human is offered.</summary>
    private static bool GentleQuestionWasUnclear(TurnDraft draft)
    {
        if (!GentleQuestionIsOpen(draft))
        {
            return false;
        }

        var reason = draft.Conversation.Question!.Place.EndsWith(nameof(Flag.Suicide), StringComparison.Ordinal) ? Reason.Despair : Reason.NotUnderstood;
        Rise.Take(draft, Level.L2, reason);
        draft.Say(MessageIds.GentleUnclear);
        if (reason == Reason.Despair)
        {
            // Nobody knows what the silence about it means: whom one can call is said all the same.
            draft.SayBeneath(MessageIds.CannotSend);
            draft.SayBeneath(SafetyWords.EmergencyFor(draft));
        }

        draft.Ask(QuestionKind.HumanOffer, "human/" + reason, Handover.YesAndNo(draft));
        return true;
    }
}
