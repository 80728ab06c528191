using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What the bot says to a text: the open question first, then the step's value, then alerts and answers, and an honest word when it did not understand.</summary>
internal static class Replies
{
    private const string Aftercare = "aftercare_followup";

    private const string Helping = "helping_someone";

    private const string DidYouMeanPlace = "did_you_mean";

    public static void Answer(TurnDraft draft, PersonLines lines)
    {
        var returning = draft.Conversation.AwaitsContinue;
        var tellsOfDanger = draft is { Conversation.Level: Level.L4, OpenCase: not null } && (draft.Rise.Seen >= Level.L3 || draft.Rise.WantsHuman || lines.Controls.Contains(Control.Human));
        if (!returning && (draft.IsImminent || tellsOfDanger))
        {
            AnswerImminent(draft, lines);
            return;
        }

        if (!returning)
        {
            SafetyWords.SayLine(draft);
        }

        if (draft.Now - lines.SentAt >= ConversationLimits.Late)
        {
            if (!returning && (draft.Rise.SurelyWantsHuman || lines.Controls.Contains(Control.Human)))
            {
                draft.Say(SafetyMessageIds.LateWish);
                draft.Machine.HelpRequested(Reason.AskedHuman);
                return;
            }

            draft.Say(MessageIds.LateApology);
            draft.Ask(QuestionKind.GentleCheck, Handover.GentlePlace + Flag.ThreatToLife, Handover.YesAndNo(draft));
            return;
        }

        // Whoever is back after a long silence reads nothing of what this is before «متابعة».
        if (!returning && draft.Conversation.Level < Level.L3 && !draft.Rise.IsElevated(draft.OpenCase) && !Unclear.GentleQuestionIsOpen(draft))
        {
            Arrival.Greet(draft);
        }

        var open = StillOpen.Before(draft);
        Understand(draft, lines);
        StillOpen.AskAgain(draft, open);
        if (draft is { IsCovered: false, Conversation.AwaitsContinue: false })
        {
            ConsentQuestion.OfferAgain(draft);
        }
    }

    /// <summary>At L4 everything waits for a human; only what belongs to the case, and asking for a human, is answered besides.</summary>
    private static void AnswerImminent(TurnDraft draft, PersonLines lines)
    {
        if (draft.Conversation.Question is { } question && Choices.BelongsToTheCase(question.Kind) && Choices.Typed(draft, lines.Lines[^1]))
        {
            return;
        }

        var isMaybe = Maybe.Is(lines.Joined);
        SafetyWords.SayImminent(draft, isMaybe && Unclear.IsHeardGently(draft) ? SafetyMessageIds.HeardMaybe : SafePlace.WordsFor(draft, lines));
        if ((draft.Rise.WantsHuman && !isMaybe) || BareWords.AcceptsHuman(draft, lines) || lines.Controls.Any(control => control is Control.Human or Control.Anger))
        {
            draft.Machine.HelpRequested(Reason.AskedHuman);
        }
        else
        {
            ConsentQuestion.OfferAgain(draft);
        }
    }

    private static void Understand(TurnDraft draft, PersonLines lines)
    {
        if (Choices.Typed(draft, lines.Lines[^1]) || BareWords.Take(draft, lines) || Wishes.Read(draft, lines) || Addresses.Read(draft, lines) || Repetition.Explain(draft, lines) || ObeyControl(draft, lines) || Misunderstanding.Take(draft, lines) || Unclear.AnswerMaybe(draft, lines) || Lost.Take(draft, lines) || SafePlace.Take(draft, lines)
            || (draft.Rise.SurelyWantsHuman && HearWish(draft, lines)) || Unclear.HearSign(draft) || TypedValueOfStep(draft, lines)
            || Courtesy.Answer(draft, lines) || AlertReply.Give(draft, lines) || AlertReply.GoOn(draft, lines)
            || HearWish(draft, lines) || AfterTalk.AnswerFear(draft, lines) || AnswerFound(draft, lines) || AfterTalk.AnswerSign(draft) || AnswerReply.GiveStart(draft))
        {
            draft.Conversation = draft.Conversation with { Misses = 0 };
            return;
        }

        Unclear.Answer(draft, lines);
    }

    private static bool ObeyControl(TurnDraft draft, PersonLines lines)
    {
        switch (lines.Controls.FirstOrDefault(control => control is not null))
        {
            case Control.Anger when draft is { OpenCase: null, Rise.Seen: Level.L0 }:
                // Nobody is called because of a word in anger; whoever takes the offer is.
                draft.Say(WishMessageIds.Anger);
                Handover.OfferHuman(draft);
                return true;
            case Control.Human:
            case Control.Anger when draft.OpenCase is not null:
                draft.Machine.HelpRequested(Reason.AskedHuman);
                return true;
            case Control.Stop when Unclear.HearEnough(draft, lines):
                return true;
            case Control.Stop:
                Guidance.SetCursor(draft, null);
                draft.Say(FollowUps.Cancel(draft) ? FollowUpMessageIds.Cancelled : MessageIds.Stopped);
                if (draft.Conversation.Question is not { Kind: QuestionKind.Consent } || !Repetition.Ask(draft))
                {
                    Guidance.Present(draft);
                }

                return true;
            case Control.Menu or Control.Back or Control.End or Control.SomebodyElse or Control.Remark:
                Guidance.SetCursor(draft, null);
                Guidance.Present(draft);
                return true;
            case Control.Continue when draft.Conversation.Question is { Kind: QuestionKind.FollowUp } && FollowUps.Choose(draft, wanted: true):
                return true;
            case Control.Continue:
                GoingOn.Continue(draft);
                return true;
            case Control.More when draft.Conversation.Question?.Options.Any(option => option.Id == ChoiceIds.More) == true:
                Choices.Apply(draft, draft.Conversation.Question, ChoiceIds.More);
                return true;
            case Control.More:
                // Nothing more belongs to what was said last: no topic is looked for in that one word.
                Guidance.Present(draft);
                return true;
            default:
                return false;
        }
    }

    // A human, in words that are no command; a wish that was only heard does not take the place of an answer that is sure, unless that is about such wishes: then its words come first.
    private static bool HearWish(TurnDraft draft, PersonLines lines)
    {
        if (!draft.Rise.WantsHuman || draft.OpenCase is { Consent: Consent.Given })
        {
            return false;
        }

        var about = lines.Answer(draft.Playbook);
        var hasRoom = Understanding.LeavesRoomForWish(about, draft.Playbook);
        if (!draft.Rise.SurelyWantsHuman && !hasRoom)
        {
            return false;
        }

        if (hasRoom && about.AnswerId is not (null or Understanding.HumanIntent) && draft.OpenCase is null && draft.Playbook.Answers.TryGetValue(about.AnswerId, out var answer))
        {
            draft.SayText(AnswerReply.TextFor(answer, draft.Conversation.Route, draft.Conversation));
        }

        draft.Machine.HelpRequested(Reason.AskedHuman);
        return true;
    }

    private static bool TypedValueOfStep(TurnDraft draft, PersonLines lines)
    {
        if (Guidance.Waiting(draft) is not AskStep step || draft.Conversation.Question is not { Kind: QuestionKind.Step })
        {
            return false;
        }

        if (Guidance.Type(draft, step, lines.Lines[^1]))
        {
            return true;
        }

        if (AlertReply.Give(draft, lines) || HearWish(draft, lines) || AnswerFound(draft, lines) || AfterTalk.AnswerSign(draft))
        {
            return true;
        }

        draft.SayText(step.Retry);
        Guidance.Present(draft);
        return true;
    }

    private static bool AnswerFound(TurnDraft draft, PersonLines lines)
    {
        var match = lines.Answer(draft.Playbook);
        if (match.AnswerId is null && lines.Lines.Count > 1 && draft.Playbook.AnswerFinder.Find(lines.Lines[^1]) is { AnswerId: not null } last)
        {
            match = last;
        }

        if (match.AnswerId == Aftercare && AfterTalk.IsSign(draft))
        {
            return false; // «رجع يهددني»: it is not over
        }

        if (match.AnswerId == Understanding.MenuIntent && Parting.MayBeToLife(draft, lines))
        {
            return false; // a greeting is no answer to a goodbye that may be one to life
        }

        if (match.AnswerId == Understanding.HumanIntent && draft.OpenCase is { Consent: Consent.Given })
        {
            // «Is anybody there?» of somebody who waits for the team asks whether anybody is there now; after a long silence nothing of the wait is named.
            if (draft.Conversation.AwaitsContinue)
            {
                Arrival.Welcome(draft);
            }
            else
            {
                Unclear.TellOfTheWait(draft);
            }

            return true;
        }

        if (match.AnswerId is AnswerReply.StartAnswer or Helping && !draft.Rise.TellsOfBlackmail && draft is { OpenCase: not null, Conversation.ForSomebodyElse: true } && draft.Conversation.Flags.Contains(Flag.Suicide))
        {
            // «شنو اسوي وياها؟» of whoever writes for somebody who thinks of suicide asks about that, not about the blackmail.
            SafetyWords.Say(draft, [Flag.Suicide]);
            Meanwhile.GoOn(draft);
            return true;
        }

        if (match.AnswerId is { } id && draft.Playbook.Answers.TryGetValue(id, out var answer))
        {
            AnswerReply.Give(draft, answer);
            return true;
        }

        var perhaps = AlertReply.Perhaps(draft, lines);

        // An alert and the answer of its name tell of the same scam.
        var near = match.Alternatives.Where(id => draft.Playbook.Answers.ContainsKey(id) && perhaps?.Id != ChoiceIds.Alert + id).ToArray();
        if ((near.Length == 0 && perhaps is null) || draft.Rise.Seen >= Level.L2 || draft.Rise.AskGently is not null || Unclear.GentleQuestionIsOpen(draft) || Unclear.IsHeardGently(draft) || draft.OpenCase is { Consent: Consent.Given or Consent.Unanswered } || AfterTalk.IsSign(draft))
        {
            // Whoever tells of danger or writes for the team is not asked which topic they mean.
            return false;
        }

        // Whoever is asked again was not helped by the first list: a human stands under it.
        var wasAsked = draft.Conversation.Asked.Any(asked => asked.Place == DidYouMeanPlace);
        draft.Say(MessageIds.DidYouMean);
        draft.Ask(QuestionKind.DidYouMean, DidYouMeanPlace,
        [
            .. perhaps is { } alert ? [alert] : Array.Empty<QuestionOption>(),
            .. near.Take(perhaps is null ? AnswerLimits.Alternatives : AnswerLimits.Alternatives - 1).Select(near => new QuestionOption(ChoiceIds.Answer + near, draft.Playbook.Answers[near].Title.Trim())),
            new(ChoiceIds.None, draft.Text(MessageIds.NoneOfThese)),
            .. wasAsked || AfterTalk.Applies(draft) ? [Handover.Human(draft)] : Array.Empty<QuestionOption>(),
        ]);
        return true;
    }
}
