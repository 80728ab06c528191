using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>«اي», «لا»: an answer to whatever was asked last, also where its choices are no yes and no. «لم أفهم» to somebody who was asked «هل هناك أمر عاجل الآن؟» would lose the answer.</summary>
internal static class BareWords
{
    /// <summary>Takes the word for what it means under the open question; false when there is none, or when it belongs to those who read along.</summary>
    public static bool Take(TurnDraft draft, PersonLines lines)
    {
        if (Open(draft) is not { } question || YesNo.Read(lines.Lines[^1]) is not { } yes || lines.Lines.Count > 1)
        {
            return false;
        }

        if (Guidance.OptionFor(draft, question.Place, yes) is { } meant)
        {
            return Choices.Apply(draft, question, meant);
        }

        if (draft.OpenCase is { Consent: Consent.Given })
        {
            return false; // a note for whoever takes the case
        }

        return yes ? SaidYes(draft, question) : SaidNo(draft, question);
    }

    /// <summary>A yes under the offer of a human, whatever else may be pressed there.</summary>
    public static bool AcceptsHuman(TurnDraft draft, PersonLines lines) =>
        Open(draft) is { } question && question.Options.Any(option => option.Id == ChoiceIds.Human) && lines.Lines.Count == 1 && YesNo.Read(lines.Lines[0]) == true;

    private static bool SaidYes(TurnDraft draft, Question question)
    {
        if (question.Kind != QuestionKind.DidYouMean && question.Options.Any(option => option.Id == ChoiceIds.Human))
        {
            return Choices.Apply(draft, question, ChoiceIds.Human);
        }

        if (Only(question) is { } only)
        {
            return Choices.Apply(draft, question, only);
        }

        // Asked whether something is urgent, somebody says yes: which of it matters, and a human stands ready, and sooner, whether they can say it or not.
        var isGrave = Guidance.OptionFor(draft, question.Place, yes: false) is not null;
        if (isGrave && draft.Conversation.Level < Level.L2)
        {
            draft.Conversation = draft.Conversation with { Level = Level.L2 };
        }

        draft.Say(isGrave ? SafetyMessageIds.YesWhich : SafetyMessageIds.BareYes);
        draft.Ask(question.Kind, question.Place, isGrave ? [.. question.Options, Handover.Human(draft)] : question.Options);
        return true;
    }

    private static bool SaidNo(TurnDraft draft, Question question)
    {
        if (Unclear.IsHeardGently(draft))
        {
            return false; // heard as what somebody says who spoke of suicide
        }

        if (question.Kind == QuestionKind.DidYouMean)
        {
            return Choices.Apply(draft, question, ChoiceIds.None);
        }

        draft.Say(SafetyMessageIds.BareNo);
        draft.Ask(question.Kind, question.Place, question.Options);
        return true;
    }

    // What alone can be meant: the way on that «لنبدأ» names, or the one topic that was guessed.
    private static string? Only(Question question)
    {
        var ways = question.Options.Where(option => option.Id is not (ChoiceIds.More or ChoiceIds.Menu or ChoiceIds.Continue or ChoiceIds.None)).ToList();
        return ways.Count == 1 || (ways.Count > 0 && question.Place == AnswerReply.StartAnswer) ? ways[0].Id : null;
    }

    private static Question? Open(TurnDraft draft) =>
        draft.Conversation is { AwaitsContinue: false, Question: { Kind: QuestionKind.Step or QuestionKind.AfterAnswer or QuestionKind.DidYouMean or QuestionKind.HumanOffer, Options.Count: > 0 } question }
        && Guidance.Waiting(draft) is not AskStep
        && draft.Conversation.Asked.All(asked => asked.Visit != question.Visit || asked.Chosen is null) ? question : null;
}
