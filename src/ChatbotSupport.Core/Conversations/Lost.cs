using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Conversations;

/// <summary>«ما اعرف», «مو فاهم», and nothing else: no topic is guessed from that. What stood there stands there again, with a human beside it.</summary>
internal static class Lost
{
    private const string Place = "lost";

    /// <summary>Whether the words say that and nothing else.</summary>
    public static bool Is(PersonLines lines) => NotKnowing.Is(lines.Joined);

    /// <summary>False where the words answer something, belong to those who read along, or say more.</summary>
    public static bool Take(TurnDraft draft, PersonLines lines)
    {
        if (!Is(lines) || draft.Conversation is { AwaitsContinue: true } or { Question.Kind: not (QuestionKind.Step or QuestionKind.AfterAnswer or QuestionKind.DidYouMean) } || draft.OpenCase is { Consent: Consent.Given }
            || Unclear.IsHeardGently(draft) || Guidance.Waiting(draft) is AskStep)
        {
            return false;
        }

        draft.Say(draft.Conversation.Question is { Kind: QuestionKind.Step or QuestionKind.AfterAnswer } ? SafetyMessageIds.LostHere : SafetyMessageIds.Lost);

        if (draft.Conversation.Cursor is not null)
        {
            Guidance.Present(draft);
        }
        else
        {
            AskAgain(draft);
        }

        Handover.AddHuman(draft);
        return true;
    }

    private static void AskAgain(TurnDraft draft)
    {
        if (draft.Conversation.Question is { Kind: QuestionKind.AfterAnswer, Options.Count: > 0 } question)
        {
            draft.Ask(question.Kind, question.Place, question.Options);
        }
        else
        {
            draft.Ask(QuestionKind.AfterAnswer, Place, Meanwhile.WaysOn(draft));
        }
    }
}
