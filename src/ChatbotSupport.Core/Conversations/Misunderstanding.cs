using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A gentle question that was a misunderstanding: whoever says so is believed, and what they came with is taken up again.</summary>
internal static class Misunderstanding
{
    /// <summary>Takes a correction as the no it is, and answers what was meant; false when the text is none or tells of a danger itself.</summary>
    public static bool Take(TurnDraft draft, PersonLines lines)
    {
        if (!Unclear.GentleQuestionIsOpen(draft) || draft.Rise is not { Seen: < Level.L3, AskGently: null } || Correction.Read(lines.Joined) is not { } meant)
        {
            return false;
        }

        // «لا قصدي اي» is the yes after a slip: nothing that may be one is kept as a no.
        var question = draft.Conversation.Question!;
        if (IsYes(meant))
        {
            return Choices.Apply(draft, question, ChoiceIds.Yes);
        }

        var visit = question.Visit;
        draft.Conversation = draft.Conversation with
        {
            Asked = [.. draft.Conversation.Asked.Select(item => item.Visit == visit ? item with { Chosen = ChoiceIds.No, ChosenAt = draft.Now } : item)],
        };
        draft.Say(SafetyMessageIds.Corrected);
        if (Answered(draft, meant) is { } answer)
        {
            AnswerReply.Give(draft, answer);
        }
        else if (!Meanwhile.Remind(draft))
        {
            Guidance.Present(draft);
        }

        return true;
    }

    private static bool IsYes(string meant) => YesNo.Read(meant) == true || YesNo.BeginsWithYes(string.Join(' ', meant.Split(' ').Take(YesNo.MostWordsAfterYes)));

    // What is sure; else, of whoever tells of blackmail, how it begins.
    private static Answer? Answered(TurnDraft draft, string meant)
    {
        // «قصدي المبتز» names what it is about and asks for no topic.
        var id = ArabicText.Words(meant).Length > ConversationLimits.WordsThatOnlyName ? draft.Playbook.AnswerFinder.Find(meant).AnswerId : null;
        if (id is null or Understanding.MenuIntent or Understanding.HumanIntent)
        {
            id = draft.Conversation is { Cursor: null, AwaitsContinue: false } && draft.OpenCase is null && (draft.Conversation.Level >= Level.L1 || NamesBlackmail(meant)) ? AnswerReply.StartAnswer : null;
        }

        return id is not null && draft.Playbook.Answers.TryGetValue(id, out var answer) ? answer : null;
    }

    private static bool NamesBlackmail(string text) => text.Contains("بتز", StringComparison.Ordinal) || text.Contains("هدد", StringComparison.Ordinal) || text.Contains("تهديد", StringComparison.Ordinal);
}
