using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What somebody says who told of a danger before, a decision, a goodbye, «شربت», «وصلت»: alone the words say little, after that they are more urgent than what was known.</summary>
internal static class Afterwards
{
    /// <summary>Adds to what the screen saw what these words say here: the level they raise to where the sign stands and nobody ended the talk about it, else one more hint after despair or a question about suicide.</summary>
    public static Screening Hear(TurnDraft draft, Screening screening)
    {
        foreach (var after in screening.After)
        {
            if (draft.Conversation.AwaitsContinue && !after.Flags.Any(screening.Flags.Contains))
            {
                // To whoever holds the phone after a silence nothing earlier is named; the team is told.
                if (draft is { OpenCase: not null, Conversation.Level: >= Level.L3 } && after.Flags.Any(draft.Conversation.Flags.Contains))
                {
                    draft.Alert(CoordinatorAlert.UrgentCase);
                }
            }
            else if (Counts(draft, screening, after))
            {
                screening = screening with
                {
                    Level = after.To > screening.Level ? after.To : screening.Level,
                    Flags = [.. screening.Flags.Union(after.Flags.Where(draft.Conversation.Flags.Contains)).Order()],
                    Because = [.. screening.Because.Union([after.Id])],
                };
            }
            else if (after.Flags.Contains(Flag.Suicide) && !IsOnlyFelt(after) && WasAskedInVain(draft, after))
            {
                // Asked whether they think of suicide they said neither yes nor no; now they take leave, have decided, or have taken something.
                var least = IsHappening(after.Tells) ? after.To : Level.L3;
                screening = screening with { Level = screening.Level > least ? screening.Level : least, Flags = [.. screening.Flags.Union([Flag.Suicide]).Order()], Because = [.. screening.Because.Union([after.Id])] };
            }
            else if (after.Tells == AfterKind.AtHome && IsAskedOfDanger(draft))
            {
                // «الباب», «ديدك»: who is asked whether there is danger now, and tells who stands there, has answered.
                screening = screening with { Level = after.To > screening.Level ? after.To : screening.Level, Flags = [.. screening.Flags.Union([Flag.ThreatToLife]).Order()], Because = [.. screening.Because.Union([after.Id])] };
            }
            else if (after.Flags.Contains(Flag.Suicide) && !IsOnlyFelt(after) && WasNear(draft))
            {
                screening = screening with { AskGently = screening.AskGently ?? Flag.Suicide, Because = [.. screening.Because.Union([after.Id])] };
            }
        }

        return screening;
    }

    /// <summary>What a text tells of beside its signs, the gravest; null for nothing.</summary>
    public static AfterKind? Told(Screening screening) =>
        screening.After.Where(after => screening.Because.Contains(after.Id) && screening.Level >= after.To).Select(after => (AfterKind?)after.Tells).Order().FirstOrDefault();

    /// <summary>A body or a place, not words: what to do in these minutes takes the place of what was said for days, whoever it is about.</summary>
    public static bool IsHappening(AfterKind told) => told is AfterKind.Taken or AfterKind.Wounded or AfterKind.AtHome or AfterKind.AtMeeting or AfterKind.Coming or AfterKind.Unreachable or AfterKind.Revenge;

    /// <summary>The reason that tells the team why the level rose.</summary>
    public static Reason ReasonOf(AfterKind kind) => kind switch
    {
        AfterKind.Taken or AfterKind.Wounded or AfterKind.Unreachable => Reason.HarmedNow,
        AfterKind.AtHome or AfterKind.AtMeeting or AfterKind.Coming => Reason.DangerNear,
        AfterKind.Revenge => Reason.Revenge,
        AfterKind.Decision => Reason.Decided,
        _ => Reason.SaidGoodbye,
    };

    // A human ended the talk about it: what stands since then is no sign of now.
    private static bool Counts(TurnDraft draft, Screening screening, RiskAfter after) =>
        after.Flags.Any(screening.Flags.Contains) || (draft.Conversation.Case is not { IsOpen: false } && after.Flags.Any(draft.Conversation.Flags.Contains));

    // «ارجف», «دايخ»: after words of suicide a reason to name the hospital, alone a fright.
    private static bool IsOnlyFelt(RiskAfter after) => after.Tells == AfterKind.Taken && after.To < Level.L4;

    // A decision answers the question; a goodbye under it is first met with a human, and taken for a sign when it comes again.
    private static bool WasAskedInVain(TurnDraft draft, RiskAfter after) =>
        draft.Conversation.Case is not { IsOpen: false } && draft.Conversation.Asked.LastOrDefault(asked => asked.Place == Handover.GentlePlace + Flag.Suicide) is { Chosen: not ChoiceIds.No } question
        && (after.Tells != AfterKind.Goodbye || draft.Conversation.Asked.Any(asked => asked.Visit > question.Visit && asked.Place == Unclear.GentleUnclearPlace));

    private static bool IsAskedOfDanger(TurnDraft draft) =>
        Unclear.GentleQuestionIsOpen(draft) && draft.Conversation.Question!.Place is Handover.GentlePlace + nameof(Flag.ThreatToLife) or Handover.GentlePlace + nameof(Flag.OngoingPhysicalAbuse) or Handover.GentlePlace + nameof(Flag.InPersonMeeting);

    private static bool WasNear(TurnDraft draft) =>
        draft.Conversation.Flags.Contains(Flag.Suicide) || draft.Conversation.Flags.Contains(Flag.Despair) || WeakSigns.WereThereLately(draft, Flag.Suicide);
}
