using System.Collections.Frozen;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>After a talk with the team: whoever is still afraid, is threatened anew or cannot be understood finds the team again, and no list of topics.</summary>
internal static class AfterTalk
{
    /// <summary>What the offer belongs to.</summary>
    public const string Place = "after_talk";

    /// <summary>What the buttons under the last word of a talk belong to.</summary>
    public const string EndedPlace = "talk_ended";

    private const int MostWords = 5;

    private static readonly FrozenSet<string> Fear = new[]
    {
        "خايف", "خايفه", "خائف", "خائفه", "اخاف", "خفت", "خوف", "الخوف", "مرعوب", "مرعوبه", "قلق", "قلقه", "قلقان", "قلقانه", "متوتر", "متوتره", "تعبان", "تعبانه", "متضايق", "متضايقه", "ضايج", "ضايجه", "khayfa", "khayef", "scared",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    /// <summary>Whether a talk with the team ended within the days in which its case would be opened again.</summary>
    public static bool Applies(TurnDraft draft) =>
        draft.Conversation is { AwaitsContinue: false, Case: { IsOpen: false, Outcome: not CaseOutcome.Misuse } } && draft.Conversation.CanReopen(draft.Now);

    /// <summary>Whether they tell of being threatened again.</summary>
    public static bool IsSign(TurnDraft draft) => draft.Rise.Seen >= Level.L1 && Applies(draft);

    /// <summary>The team is told of no more; the person keeps the way back to it, and their place in a flow.</summary>
    public static void Close(TurnDraft draft)
    {
        if (draft.Conversation.Case is { Outcome: CaseOutcome.Misuse })
        {
            Guidance.Present(draft);
        }
        else if (draft.Conversation.Cursor is not null)
        {
            Guidance.Present(draft);
            Handover.AddHuman(draft);
        }
        else
        {
            draft.Ask(QuestionKind.AfterAnswer, EndedPlace, [Handover.Human(draft), .. Meanwhile.WaysOn(draft)]);
        }
    }

    /// <summary>«بعدني خايفة»: few words of fear and nothing else to answer.</summary>
    public static bool AnswerFear(TurnDraft draft, PersonLines lines) =>
        !Unclear.GentleQuestionIsOpen(draft) && ArabicText.Words(lines.Joined) is { Length: > 0 and <= MostWords } words && words.Any(Fear.Contains) && Offer(draft);

    /// <summary>«رجع يهددني»: threatened again, in words that no answer fits.</summary>
    public static bool AnswerSign(TurnDraft draft) => IsSign(draft) && Offer(draft);

    /// <summary>Offers the team again; to whoever was in danger before also the question about safety, with the honest words. False when no talk was before.</summary>
    public static bool Offer(TurnDraft draft)
    {
        if (!Applies(draft) || draft.OpenCase is not null)
        {
            return false;
        }

        draft.Say(SafetyMessageIds.AfterTalk);
        if (draft.Conversation.Level >= Level.L3)
        {
            SafetyWords.SayCannotSend(draft);
        }

        var wasInDanger = draft.Conversation.Flags.Any(FlagNames.Risks.Contains) && draft.Playbook.Flows.ContainsKey(Guidance.SafetyFlow);
        draft.Ask(QuestionKind.AfterAnswer, Place,
        [
            Handover.Human(draft),
            .. wasInDanger ? [new QuestionOption(ChoiceIds.Check, draft.Text(SafetyMessageIds.CheckButton))] : Array.Empty<QuestionOption>(),
            AnswerReply.WayOn(draft),
        ]);
        draft.OffersHuman(true);
        return true;
    }
}
