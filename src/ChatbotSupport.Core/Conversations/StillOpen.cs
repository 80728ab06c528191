using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A gentle question under which somebody wrote of something else: that is answered, and beneath it the question is put once more, shortly, so that «اي» one line later still answers it.</summary>
internal static class StillOpen
{
    /// <summary>The gentle question that waits now; null when none does.</summary>
    public static Question? Before(TurnDraft draft) => Unclear.GentleQuestionIsOpen(draft) ? draft.Conversation.Question : null;

    /// <summary>Puts it once more after the answer to something else; a second time nobody is pressed.</summary>
    /// <param name="draft">The turn, after what was written was answered.</param>
    /// <param name="open">The question that waited before it; null when none did.</param>
    public static void AskAgain(TurnDraft draft, Question? open)
    {
        if (open is null || draft.Rise.Seen >= Level.L3 || draft.Conversation is { AwaitsContinue: true } or { Left: true } || draft.Conversation.State == ConversationState.WithVolunteer
            || draft.Conversation.Question?.Kind is not (QuestionKind.Step or QuestionKind.AfterAnswer or QuestionKind.DidYouMean)
            || draft.Conversation.Asked.Count(asked => asked.Place == open.Place) != 1 || draft.Conversation.Asked.Any(asked => asked.Visit == open.Visit && asked.Chosen is not null))
        {
            return;
        }

        draft.SayBeneath(open.Place.EndsWith(nameof(Flag.Suicide), StringComparison.Ordinal) ? SafetyMessageIds.GentleSuicideAgain : SafetyMessageIds.GentleOtherAgain);
        draft.Ask(open.Kind, open.Place, Handover.YesAndNo(draft));
    }
}
