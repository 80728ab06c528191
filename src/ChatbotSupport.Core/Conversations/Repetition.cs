using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Asks the open question once more, after something came between it and its answer.</summary>
internal static class Repetition
{
    /// <summary>«شنو يعني؟», «ليش تسألون؟»: what the open question is for, in one line, and its choices again. False when the text is about something else.</summary>
    public static bool Explain(TurnDraft draft, PersonLines lines)
    {
        if (draft.Conversation is not { AwaitsContinue: false, Question: { Kind: QuestionKind.Consent or QuestionKind.Reach } question } || draft.Rise.Seen > Level.L0 || !(AskingBack.Is(lines.Joined) || (Lost.Is(lines) && !Unclear.IsHeardGently(draft)))
            || draft.Conversation.Asked.Any(item => item.Visit == question.Visit && item.Chosen is not null))
        {
            return false;
        }

        draft.Say(question.Kind == QuestionKind.Consent ? SafetyMessageIds.ConsentExplained : SafetyMessageIds.ReachExplained);
        return Ask(draft);
    }

    /// <summary>False when the open question belongs to a step or an answer: those are shown by where the person stands.</summary>
    public static bool Ask(TurnDraft draft)
    {
        if (draft.Conversation.Question is not { } question || draft.Conversation.Asked.Any(item => item.Visit == question.Visit && item.Chosen is not null))
        {
            return false;
        }

        switch (question.Kind)
        {
            case QuestionKind.Consent when draft.OpenCase is { Consent: Consent.Unanswered or Consent.NotNow }:
                ConsentQuestion.Repeat(draft);
                return true;
            case QuestionKind.Reach:
                draft.Say(MessageIds.ReachQuestion);
                break;
            case QuestionKind.GentleCheck:
                AskGently(draft, question);
                return true;
            case QuestionKind.HumanOffer when question.Place.EndsWith("/" + nameof(Reason.AskedHuman), StringComparison.Ordinal):
            case QuestionKind.AfterAnswer when question.Place is AfterTalk.Place or AfterTalk.EndedPlace:
                break;
            case QuestionKind.HumanOffer:
                draft.Say(question.Place.Split('/')[^1] switch
                {
                    nameof(Reason.CannotWrite) => MessageIds.MediaSecond,
                    nameof(Reason.Despair) => MessageIds.GentleUnclear,
                    _ => MessageIds.NotUnderstoodTwice,
                });
                break;
            case QuestionKind.Erase:
                Leaving.AskWhetherToErase(draft);
                return true;
            default:
                return false;
        }

        if (!draft.HasSpoken)
        {
            draft.Say(SafetyMessageIds.BareYes); // buttons without a word are a riddle
        }

        draft.Ask(question.Kind, question.Place, question.Options);
        return true;
    }

    /// <summary>Asks a gentle question again.</summary>
    public static void AskGently(TurnDraft draft, Question question)
    {
        draft.Say(question.Place.EndsWith(nameof(Flag.Suicide), StringComparison.Ordinal) ? MessageIds.GentleSuicide : MessageIds.GentleOther);
        draft.Ask(question.Kind, question.Place, Handover.YesAndNo(draft));
    }
}
