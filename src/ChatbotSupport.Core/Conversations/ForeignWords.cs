using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A text in a language this service does not answer in: one honest line in that language, and a human can be asked for.</summary>
internal static class ForeignWords
{
    /// <summary>Whoever tells of danger in another language reads first, in that language, what this is; what follows is Arabic. Once: whose case is open has read it.</summary>
    public static void SayBeforeDanger(TurnDraft draft, PersonLines lines)
    {
        if (draft is { OpenCase: not null } or { Conversation.AwaitsContinue: true })
        {
            return;
        }

        if (ForeignTongue.IsEnglish(lines.Joined))
        {
            draft.Conversation = draft.Conversation with { Language = SpokenLanguage.English };
            draft.Say(draft.Conversation.Route == Route.HumanFirst ? SafetyMessageIds.EnglishDangerHumanFirst : SafetyMessageIds.EnglishDanger);
        }
        else if (ForeignTongue.IsKurdish(lines.Joined))
        {
            draft.Conversation = draft.Conversation with { Language = SpokenLanguage.Kurdish };
            draft.Say(SafetyMessageIds.KurdishDanger);
        }
    }

    /// <summary>Says the line. True when there is nothing to understand besides and the turn is done.</summary>
    public static bool Answered(TurnDraft draft, PersonLines lines)
    {
        if (draft.Conversation.AwaitsContinue)
        {
            return false;
        }

        if (ForeignTongue.IsEnglish(lines.Joined))
        {
            if (draft.Conversation.Language != SpokenLanguage.English)
            {
                draft.Say(MessageIds.EnglishNote);
            }

            draft.Conversation = draft.Conversation with { Language = SpokenLanguage.English };
            return false;
        }

        if (!ForeignTongue.IsKurdish(lines.Joined))
        {
            return false;
        }

        draft.Conversation = draft.Conversation with { Language = SpokenLanguage.Kurdish };
        draft.Say(MessageIds.KurdishNote);
        if (draft.OpenCase is not null || lines.Alert(draft.Playbook).AlertId is not null || lines.Answer(draft.Playbook).AnswerId is not null)
        {
            return false;
        }

        draft.Do(new Happened("not_understood"));
        draft.Ask(QuestionKind.HumanOffer, "human/" + Reason.AskedHuman,
        [
            new(ChoiceIds.Human, draft.Text(MessageIds.HumanButton)),
            new(ChoiceIds.Menu, draft.Text(MessageIds.MenuButton)),
        ]);
        return true;
    }
}
