using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Control words that work everywhere, from any line, also while a volunteer owns the case.</summary>
internal static class Commands
{
    /// <summary>Whether one of the words that always work stands in the text, or the answer to whether to erase.</summary>
    public static bool AreIn(TurnDraft draft, PersonLines lines) =>
        (draft.Conversation.Question is { Kind: QuestionKind.Erase } && Choices.Meant(draft, lines.Lines[^1]) is not null) || Found(lines).Any(control => control is Control.Leave or Control.Erase || (draft.OpenCase is not null && (control is Control.End || (control is Control.SomebodyElse && !draft.Conversation.AwaitsContinue))));

    /// <summary>Carries out leaving, erasing, and the words about the talk; false when none was written.</summary>
    public static bool Obey(TurnDraft draft, PersonLines lines) =>
        LeaveOrErase(draft, lines) || (draft.Rise is { Seen: < Level.L2, AskGently: null } && AboutTheCodeWord(draft, lines)) || AboutTheTalk(draft, lines);

    /// <summary>Carries out leaving and erasing, which work even where nothing else does; false when neither was written.</summary>
    public static bool LeaveOrErase(TurnDraft draft, PersonLines lines)
    {
        var controls = Found(lines);
        if (controls.Contains(Control.Leave))
        {
            Leaving.Leave(draft);
            return true;
        }

        if (draft.Conversation.Question is { Kind: QuestionKind.Erase })
        {
            if (Choices.Typed(draft, lines.Lines[^1]))
            {
                return true;
            }

            // Something else was written: a number typed later must not erase anything.
            draft.Conversation = draft.Conversation with { Question = null };
        }

        if (controls.Contains(Control.Erase))
        {
            Leaving.AskWhetherToErase(draft);
            return true;
        }

        return false;
    }

    // A sign in the same breath comes before both: they can be written again.
    private static bool AboutTheCodeWord(TurnDraft draft, PersonLines lines) =>
        CodeWords.StartsAfresh(draft, lines) || (Found(lines).Contains(Control.CodeWord) && CodeWords.Ask(draft));

    private static bool AboutTheTalk(TurnDraft draft, PersonLines lines) =>
        Found(lines).FirstOrDefault(control => control is Control.End or Control.SomebodyElse) switch
        {
            Control.End when draft.OpenCase is not null => LiveTalk.EndedByPerson(draft),
            Control.SomebodyElse when draft is { OpenCase: not null, Conversation.AwaitsContinue: false } => LiveTalk.SomebodyElse(draft),
            _ => false,
        };

    private static Control[] Found(PersonLines lines) => [.. lines.Controls.OfType<Control>()];
}
