using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Understands a choice: pressed, typed as its words, or typed as its number.</summary>
internal static class Choices
{
    /// <summary>A button was pressed. A doubled press is only acknowledged; a stale one gets a calm line and the present step.</summary>
    public static void Press(TurnDraft draft, string payload)
    {
        if (payload == ButtonPayload.ShowPayload)
        {
            if (CodeWords.Guards(draft))
            {
                CodeWords.AskForKnown(draft);
                return;
            }

            draft.Conversation = draft.Conversation with { AwaitsContinue = false };
            draft.Do(new ReleaseHeldLines());
            return;
        }

        var question = draft.Conversation.Question;
        if (draft.Conversation.AwaitsContinue && (question is null || ButtonPayload.Read(payload)?.Visit != question.Visit))
        {
            if (!IsPromisePressed(draft, payload))
            {
                Arrival.Welcome(draft);
            }

            return;
        }

        if (ButtonPayload.Read(payload) is not { } press || draft.Conversation.Asked.FirstOrDefault(item => item.Visit == press.Visit) is not { } asked)
        {
            if (ButtonPayload.Read(payload) is not { } old || !LeadsAnywhere(draft, old.Choice))
            {
                Stale(draft);
            }

            return;
        }

        if (asked.Chosen == press.Choice)
        {
            draft.Do(new Happened("press_repeated"));
            return;
        }

        // A volunteer's questions share a place, but each press answers its own.
        var isOpen = question is not null && question.Place == asked.Place && (question.Visit == asked.Visit || question.Kind != QuestionKind.VolunteerYesNo);
        if ((isOpen ? Apply(draft, question!, press.Choice) : LiveTalk.Late(draft, asked, press.Choice)) || LeadsAnywhere(draft, press.Choice))
        {
            return;
        }

        Stale(draft);
    }

    /// <summary>A text that is an option's words or its number; false when it is not.</summary>
    public static bool Typed(TurnDraft draft, string text) =>
        Meant(draft, text) is { } option ? Apply(draft, draft.Conversation.Question!, option.Id) : Unsending.InsistsOnButton(draft, text);

    /// <summary>The option of the open question that a text means, or null.</summary>
    public static QuestionOption? Meant(TurnDraft draft, string text)
    {
        if (draft.Conversation.Question is not { Options.Count: > 0 } question)
        {
            return null;
        }

        var words = ArabicText.Normalize(text);
        if (InWords(question, words) is { } option)
        {
            return option;
        }

        if (question.Kind == QuestionKind.Unsend || draft.Conversation.Asked.Any(item => item.Visit == question.Visit && item.Chosen is not null))
        {
            // Answered already: a late «نعم» or a number means something else; only the option's own words change the choice.
            return null;
        }

        if (Guidance.Waiting(draft) is not AskStep && int.TryParse(words, out var number) && number >= 1 && number <= question.Options.Count)
        {
            return question.Options[number - 1];
        }

        if (YesNo.Read(text) is null && question.Kind == QuestionKind.Step && NearChoice.Of(question, text) is { } near)
        {
            return near;
        }

        return (YesNo.Read(text) ?? (question.Kind == QuestionKind.Consent ? ConsentWords.Read(text) : null) ?? (question.Kind == QuestionKind.GentleCheck && YesNo.BeginsWithYes(text) ? true : null)) is { } yes
            ? question.Options.FirstOrDefault(item => item.Id == (yes ? ChoiceIds.Yes : ChoiceIds.No)) ?? question.Options.FirstOrDefault(item => item.Id == (yes ? ChoiceIds.Erase : ChoiceIds.Keep))
            : null;
    }

    /// <summary>A text that is exactly an option's words; inside a talk «نعم» and «٢» are meant for the volunteer.</summary>
    public static bool TypedInWords(TurnDraft draft, string text) =>
        draft.Conversation.Question is { } question && InWords(question, ArabicText.Normalize(text)) is { } option && Apply(draft, question, option.Id);

    /// <summary>Carries out a choice of a question; false when the question has no such choice.</summary>
    public static bool Apply(TurnDraft draft, Question question, string choice)
    {
        if (question.Options.All(option => option.Id != choice))
        {
            return false;
        }

        draft.Conversation = draft.Conversation with
        {
            Misses = 0,
            Asked = [.. draft.Conversation.Asked.Select(item => item.Visit == question.Visit ? item with { Chosen = choice, ChosenAt = draft.Now } : item)],
        };
        if (draft.IsImminent && choice is not (ChoiceIds.Human or ChoiceIds.Continue) && !Unsending.Is(choice) && (choice is ChoiceIds.Steps or ChoiceIds.Check or ChoiceIds.Menu || !BelongsToTheCase(question.Kind)))
        {
            SafetyWords.SayImminent(draft);
            return true;
        }

        return choice switch
        {
            ChoiceIds.Human => Ask(draft, Reason.AskedHuman),
            ChoiceIds.CheckLink => Ask(draft, Reason.LinkCheck),
            ChoiceIds.Continue => GoingOn.Continue(draft),
            ChoiceIds.Menu => Menu(draft),
            ChoiceIds.Opened => Enter(draft, Guidance.OpenedLinkFlow),
            ChoiceIds.Share => AlertReply.Share(draft, question),
            ChoiceIds.Steps => Enter(draft, Guidance.StepsFlow),
            ChoiceIds.Check => Enter(draft, Guidance.SafetyFlow),
            _ when Unsending.Is(choice) => Unsending.Ask(draft, choice),
            _ => question.Kind switch
            {
                QuestionKind.Step => Step(draft, question, choice),
                QuestionKind.AfterAnswer => AfterAnswer(draft, question, choice),
                QuestionKind.DidYouMean => AnswerReply.Chosen(draft, choice),
                QuestionKind.Consent => ConsentChoices.Consent(draft, choice == ChoiceIds.Yes),
                QuestionKind.Reach => ConsentChoices.Reach(draft, choice),
                QuestionKind.Wish => Wishes.Choose(draft, choice),
                QuestionKind.FollowUp => FollowUps.Choose(draft, choice == ChoiceIds.Yes),
                QuestionKind.Address => Addresses.Choose(draft, choice),
                QuestionKind.HumanOffer => HumanOffer(draft, question, choice),
                QuestionKind.GentleCheck => GentleCheck(draft, question, choice),
                QuestionKind.Erase => Leaving.EraseChoice(draft, choice),
                QuestionKind.Welcome => GoingOn.Fresh(draft),
                QuestionKind.VolunteerYesNo => LiveTalk.YesNo(draft, choice == ChoiceIds.Yes),
                QuestionKind.Unsend => Unsending.Choose(draft, question, deletes: choice == ChoiceIds.Yes),
                _ => false,
            },
        };
    }

    /// <summary>Questions that are answered also at L4, where everything else waits for a human.</summary>
    public static bool BelongsToTheCase(QuestionKind kind) =>
        kind is QuestionKind.Erase or QuestionKind.Reach or QuestionKind.Wish or QuestionKind.Consent or QuestionKind.VolunteerYesNo or QuestionKind.Welcome or QuestionKind.Unsend;

    /// <summary>The menu, the steps, asking for a human and deleting what was sent mean the same under every question, however old its buttons are.</summary>
    private static bool LeadsAnywhere(TurnDraft draft, string choice) =>
        (choice is ChoiceIds.Menu or ChoiceIds.Steps or ChoiceIds.Check or ChoiceIds.Human || Unsending.Is(choice))
        && Apply(draft, new Question(QuestionKind.AfterAnswer, 0, "", [new(choice, "")]), choice);

    // The neutral line of a promised question names nothing: its button is a press like «متابعة», however much stands between.
    private static bool IsPromisePressed(TurnDraft draft, string payload) =>
        ButtonPayload.Read(payload) is { } press && draft.Conversation.Asked.FirstOrDefault(item => item.Visit == press.Visit) is { Place: FollowUps.Place } asked
        && ConsentChoices.Late(draft, asked, press.Choice);

    private static void Stale(TurnDraft draft)
    {
        draft.Do(new Happened("press_stale"));
        draft.Say(MessageIds.StaleChoice);
        if (!Repetition.Ask(draft))
        {
            Guidance.Present(draft);
        }
    }

    private static QuestionOption? InWords(Question question, string normalized) =>
        question.Options.FirstOrDefault(item => ArabicText.Normalize(item.Text) == normalized);

    private static bool Ask(TurnDraft draft, Reason reason)
    {
        draft.Machine.HelpRequested(reason);
        return true;
    }

    private static bool Menu(TurnDraft draft)
    {
        Arrival.Resume(draft);
        Guidance.ShowMenu(draft);
        return true;
    }

    private static bool Enter(TurnDraft draft, string flow)
    {
        Guidance.Enter(draft, flow, null);
        return true;
    }

    private static bool Step(TurnDraft draft, Question question, string choice)
    {
        if (choice != ChoiceIds.More)
        {
            return Guidance.Choose(draft, question.Place, choice);
        }

        if (question.Place.Split('/') is not [var flowId, var stepId] || draft.Playbook.Flows.GetValueOrDefault(flowId)?.Find(stepId) is not ChoicesStep { More: { } more } step
            || (step.HumanFirst is not null && draft.Conversation.Route == Route.HumanFirst))
        {
            return false;
        }

        draft.SayText(more);
        draft.Ask(QuestionKind.Step, question.Place, [.. step.Options.Select(option => new QuestionOption(option.Id, option.Text.Trim(), option.Tone))]);
        return true;
    }

    private static bool AfterAnswer(TurnDraft draft, Question question, string choice)
    {
        if (!draft.Playbook.Answers.TryGetValue(question.Place, out var answer))
        {
            return choice == ChoiceIds.More && AlertReply.More(draft, question);
        }

        if (choice == ChoiceIds.More)
        {
            AnswerReply.GiveMore(draft, answer);
            return true;
        }

        if (!int.TryParse(choice.AsSpan(ChoiceIds.Next.Length), out var index) || index >= answer.Next.Count)
        {
            return false;
        }

        if (answer.Next[index] is { Flow: { } flow, Step: var step })
        {
            Guidance.Enter(draft, flow, step);
        }
        else
        {
            draft.Machine.HelpRequested(Reason.AskedHuman);
        }

        return true;
    }

    private static bool HumanOffer(TurnDraft draft, Question question, string choice)
    {
        if (choice == ChoiceIds.Yes)
        {
            draft.Machine.HelpRequested(Enum.TryParse<Reason>(question.Place.Split('/')[^1], out var reason) ? reason : Reason.AskedHuman);
        }
        else
        {
            Guidance.Present(draft);
        }

        return true;
    }

    private static bool GentleCheck(TurnDraft draft, Question question, string choice)
    {
        if (choice == ChoiceIds.Yes)
        {
            draft.Machine.RiskFlagged(Rise.Take(draft, Level.L3, Enum.Parse<Reason>(question.Place.Split('/')[^1])));
            return true;
        }

        draft.Say(MessageIds.GentleNo);
        if (draft.OpenCase is { Consent: Consent.Unanswered })
        {
            // The question came before that one was answered.
            ConsentQuestion.Repeat(draft);
            return true;
        }

        if (draft.Conversation.Level >= Level.L2 && draft.OpenCase is null)
        {
            // The question came in place of the offer.
            draft.Say(MessageIds.ElevatedOffer);
        }

        Guidance.Present(draft);
        return true;
    }
}
