using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A danger that somebody confirms under a question whose place is taken by another one since: such a press counts whenever it comes, also after a silence, at L4 and in a talk.</summary>
internal static class LateDanger
{
    /// <summary>Takes the press as the sign it is; false when it is none, or when the question is still the open one and answers it itself.</summary>
    public static bool Take(TurnDraft draft, string payload)
    {
        var talks = draft.Conversation.State == ConversationState.WithVolunteer;
        var isOpen = ButtonPayload.Read(payload)?.Visit == draft.Conversation.Question?.Visit && !talks && !draft.IsImminent;
        if (isOpen || ButtonPayload.Read(payload) is not { } press || draft.Conversation.Asked.FirstOrDefault(item => item.Visit == press.Visit) is not { } asked || IsDoubled(draft, asked, press.Choice))
        {
            return false;
        }

        return asked.Place.StartsWith(Handover.GentlePlace, StringComparison.Ordinal) ? press.Choice == ChoiceIds.Yes && SaidYes(draft, asked) : Chose(draft, asked, press.Choice);
    }

    // A press that arrives twice says nothing; chosen once more later, where a channel leaves the list on the screen, it is said once more.
    private static bool IsDoubled(TurnDraft draft, AskedQuestion asked, string choice) =>
        asked.Chosen == choice && !(asked.ChosenAt is { } at && draft.Since(at) >= ConversationLimits.PressedAnew);

    private static bool SaidYes(TurnDraft draft, AskedQuestion asked)
    {
        var reason = Enum.Parse<Reason>(asked.Place[Handover.GentlePlace.Length..]);
        var question = draft.Text(reason == Reason.Suicide ? MessageIds.GentleSuicide : MessageIds.GentleOther);
        Raise(draft, asked, ChoiceIds.Yes, draft.Text(MessageIds.AnswerTo, ("answer", draft.Text(MessageIds.YesButton)), ("question", question)), [(Level.L3, reason)]);
        return true;
    }

    private static bool Chose(TurnDraft draft, AskedQuestion asked, string choice)
    {
        if (Guidance.Dangers(draft, asked.Place, choice) is not { Steps.Count: > 0 } danger)
        {
            return false;
        }

        draft.Conversation = draft.Conversation with { Route = danger.Route > draft.Conversation.Route ? danger.Route : draft.Conversation.Route };
        Raise(draft, asked, choice, danger.Text, [.. danger.Steps.Select(step => (step.Level, step.Reason))]);
        return true;
    }

    private static void Raise(TurnDraft draft, AskedQuestion asked, string choice, string said, IReadOnlyList<(Level Level, Reason Reason)> signs)
    {
        draft.Conversation = draft.Conversation with
        {
            Asked = [.. draft.Conversation.Asked.Select(item => item.Visit == asked.Visit ? item with { Chosen = choice, ChosenAt = draft.Now } : item)],
        };
        var talks = draft.Conversation.State == ConversationState.WithVolunteer;
        if (talks)
        {
            draft.Do(new KeepLine(LineAuthor.Person, said, Live: !draft.Unheard));
            LiveTalk.OweReply(draft);
        }

        foreach (var (level, reason) in signs)
        {
            var rise = Rise.Take(draft, level, reason);
            if (rise.IsUrgent(draft.OpenCase))
            {
                draft.Machine.RiskFlagged(rise);
            }
            else if (talks)
            {
                CaseClocks.Danger(draft, rise.Seen);
            }
            else
            {
                // Known already, but pressed just now.
                SafetyWords.Say(draft, rise.Flags);
                Handover.RingAgain(draft, rise);
            }
        }
    }
}
