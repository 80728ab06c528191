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

        if (yes && IsOfSafety(question) && !YesNo.OnlyAcknowledges(lines.Lines[0]) && !question.OffersHuman)
        {
            SaidItIsUrgent(draft, question);
            return true;
        }

        if (draft.OpenCase is { Consent: Consent.Given })
        {
            return false; // a note for whoever takes the case
        }

        if (yes && AcceptsHuman(draft, question, lines.Lines[0]))
        {
            return TakeHuman(draft, question);
        }

        // Whoever spoke of suicide is heard, whatever they say, and shown no list.
        return !Unclear.IsHeardGently(draft) && (yes ? SaidYes(draft, question) : SaidNo(draft, question));
    }

    /// <summary>A yes under the offer of a human, whatever else may be pressed there.</summary>
    public static bool AcceptsHuman(TurnDraft draft, PersonLines lines) =>
        Open(draft) is { } question && lines.Lines.Count == 1 && YesNo.Read(lines.Lines[0]) == true && AcceptsHuman(draft, question, lines.Lines[0]);

    // Whoever said «ليس الآن» takes that back by a yes, and not by «تمام», which only says that they read what stands there.
    private static bool AcceptsHuman(TurnDraft draft, Question question, string yes) =>
        question.OffersHuman && !(draft.OpenCase is { IsDeclined: true } && YesNo.OnlyAcknowledges(yes));

    /// <summary>Which of it matters; a human stands ready, and sooner, whether they can say it or not.</summary>
    private static void SaidItIsUrgent(TurnDraft draft, Question question)
    {
        if (draft.Conversation.Level < Level.L2)
        {
            draft.Conversation = draft.Conversation with { Level = Level.L2 };
            draft.EditCase(open => open);
            Handover.Hasten(draft);
        }

        draft.Say(SafetyMessageIds.YesWhich);
        draft.Ask(question.Kind, question.Place, [.. question.Options, Handover.Human(draft)]);
        draft.OffersHuman(true);
    }

    private static bool TakeHuman(TurnDraft draft, Question question)
    {
        if (IsOfSafety(question))
        {
            Rise.Take(draft, Level.L2, Reason.NotUnderstood); // that something is urgent counts also where a request after an earlier talk would start low
        }

        return Choices.Apply(draft, question, ChoiceIds.Human);
    }

    private static bool SaidYes(TurnDraft draft, Question question)
    {
        if (Only(question) is { } only)
        {
            return Choices.Apply(draft, question, only);
        }

        draft.Say(SafetyMessageIds.BareYes);
        draft.Ask(question.Kind, question.Place, question.Options);
        return true;
    }

    private static bool SaidNo(TurnDraft draft, Question question)
    {
        if (question.Kind == QuestionKind.DidYouMean)
        {
            return Choices.Apply(draft, question, ChoiceIds.None);
        }

        draft.Say(SafetyMessageIds.BareNo);
        draft.Ask(question.Kind, question.Place, question.Options);
        return true;
    }

    private static bool IsOfSafety(Question question) => question.Place.StartsWith(Guidance.SafetyFlow + "/", StringComparison.Ordinal);

    // What alone can be meant: the way on that «لنبدأ» names, or the one topic that was guessed. Under other answers «تمام» only says that they were read.
    private static string? Only(Question question)
    {
        var ways = question.Options.Where(option => option.Id is not (ChoiceIds.None or ChoiceIds.Human)).ToList();
        return question.Place == AnswerReply.StartAnswer || (question.Kind == QuestionKind.DidYouMean && ways.Count == 1) ? ways[0].Id : null;
    }

    private static Question? Open(TurnDraft draft) =>
        draft.Conversation is { AwaitsContinue: false, Question: { Kind: QuestionKind.Step or QuestionKind.AfterAnswer or QuestionKind.DidYouMean or QuestionKind.HumanOffer, Options.Count: > 0 } question }
        && Guidance.Waiting(draft) is not AskStep
        && draft.Conversation.Asked.All(asked => asked.Visit != question.Visit || asked.Chosen is null) ? question : null;
}
