using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A goodbye of somebody who spoke of suicide or despair, or was asked about suicide a moment ago: it may be one to life. It counts as a sign, and nobody takes it in passing.</summary>
internal static class Parting
{
    private const string Sign = "goodbye_after_signs";

    /// <summary>Whether what was written may be more than a courtesy. A «لا» to the question about suicide is no proof.</summary>
    public static bool MayBeToLife(TurnDraft draft, PersonLines lines) =>
        lines.Lines.Any(SmallTalk.Parts)
        && (draft.Conversation.Flags.Contains(Flag.Suicide) || draft.Conversation.Flags.Contains(Flag.Despair) || WeakSigns.WereThereLately(draft, Flag.Suicide));

    /// <summary>Adds the goodbye to what the screen saw. Whom a volunteer writes with they hear themselves; and where a human ended the talk about it, nothing is opened again.</summary>
    public static Screening Hear(TurnDraft draft, PersonLines lines, Screening screening)
    {
        var isHeard = draft.Conversation.State == ConversationState.WithVolunteer && !draft.Unheard;
        var isOver = draft.Conversation.Case is { IsOpen: false } && draft.Conversation.Flags.Contains(Flag.Suicide);
        if (isHeard || isOver || !MayBeToLife(draft, lines))
        {
            return screening;
        }

        if (draft.Conversation.AwaitsContinue)
        {
            // To whoever holds the phone nothing earlier is named; the team is told.
            if (draft is { OpenCase: not null, Conversation.Level: >= Level.L3 })
            {
                draft.Alert(CoordinatorAlert.UrgentCase);
            }

            return screening;
        }

        return screening with { AskGently = screening.AskGently ?? Flag.Suicide, Because = [.. screening.Because, Sign] };
    }
}
