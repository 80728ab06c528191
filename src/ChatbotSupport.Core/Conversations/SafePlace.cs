using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>
/// What somebody in danger from people near them writes next: where to go, or that they want to go to relatives or friends, which is a good thought and is met as one; and a wound, which is cared for first.
/// </summary>
internal static class SafePlace
{
    /// <summary>Whether a place to go to is what the last line is about, and nothing more is told.</summary>
    public static bool IsSought(TurnDraft draft, PersonLines lines) => draft.Rise.Seen < Level.L3 && IsNamed(draft, lines);

    /// <summary>The same, whatever was seen: who flees to their aunt goes to no meeting, however the words of both may join.</summary>
    public static bool IsNamed(TurnDraft draft, PersonLines lines) => IsInDanger(draft, Flag.ThreatToLife, Flag.OngoingPhysicalAbuse) && lines.Lines.Count > 0 && Refuge.IsMeant(lines.Lines[^1]);

    /// <summary>Answers below L4; false when neither is told.</summary>
    public static bool Take(TurnDraft draft, PersonLines lines)
    {
        if (draft.IsImminent || WordsFor(draft, lines) is not { } words)
        {
            return false;
        }

        draft.Say(words);
        SafetyWords.SayCannotSend(draft);
        Unclear.LeadOn(draft);
        return true;
    }

    /// <summary>What is to be said; null when neither is told.</summary>
    public static string? WordsFor(TurnDraft draft, PersonLines lines) =>
        IsSought(draft, lines) ? SafetyMessageIds.SafePlace
        : IsInDanger(draft, Flag.OngoingPhysicalAbuse) && !draft.Rise.Flags.Contains(Flag.Suicide) && lines.Lines.Any(Injury.IsTold) ? SafetyMessageIds.Hurt
        : null;

    private static bool IsInDanger(TurnDraft draft, params Flag[] flags) =>
        draft is { OpenCase: not null, Conversation: { Level: >= Level.L3, ForSomebodyElse: false, AwaitsContinue: false } known } && known.Flags.Any(flags.Contains);
}
