using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A sign too weak to alarm, remembered for some minutes by the rules that saw it; never by the person's words.</summary>
/// <param name="Flag">What it is a sign of.</param>
/// <param name="Rules">The rules that fired.</param>
/// <param name="At">When.</param>
public sealed record WeakSign(Flag Flag, IReadOnlyList<string> Rules, DateTimeOffset At);

/// <summary>Signs add up: what one message only hints at, several different hints within some minutes say.</summary>
internal static class WeakSigns
{
    /// <summary>Takes a screening into the draft; enough different weak signs of one danger count as the danger.</summary>
    public static Rise Take(TurnDraft draft, Screening screening)
    {
        if (screening.AskGently is not { } flag || !(draft.Conversation.Flags.Union(screening.Flags).Contains(flag) || AddUp(draft, flag, screening.Because)))
        {
            return Rise.Take(draft, screening);
        }

        // Asked and answered: where the sign stands, a weak one is the same sign again. It comes beside whatever else the text told.
        var level = screening.Level > Level.L3 ? screening.Level : Level.L3;
        return Rise.Take(draft, screening with { Level = level, Flags = [.. screening.Flags.Union([flag])], AskGently = null });
    }

    /// <summary>Whether a danger was hinted at, or asked about and denied, within the time that such signs count.</summary>
    public static bool WereThereLately(TurnDraft draft, Flag flag) =>
        draft.Conversation.WeakSigns.Any(sign => sign.Flag == flag && draft.Since(sign.At) <= ConversationLimits.WeakSignsCount) || DeniedLately(draft, flag);

    private static bool AddUp(TurnDraft draft, Flag flag, IReadOnlyList<string> rules)
    {
        var recent = draft.Conversation.WeakSigns.Where(sign => draft.Since(sign.At) <= ConversationLimits.WeakSignsCount).ToArray();
        var isNew = rules.Except(recent.Where(sign => sign.Flag == flag).SelectMany(sign => sign.Rules)).Any();
        WeakSign[] kept = isNew ? [.. recent, new(flag, rules, draft.Now)] : recent;
        draft.Conversation = draft.Conversation with { WeakSigns = [.. kept.TakeLast(ConversationLimits.WeakSignsKept)] };
        return isNew && !DeniedLately(draft, flag) && kept.Count(sign => sign.Flag == flag) >= ConversationLimits.WeakSignsThatAddUp;
    }

    // Whoever was asked a moment ago and said no is not overruled by hints.
    private static bool DeniedLately(TurnDraft draft, Flag flag) => draft.Conversation.Asked.Any(
        asked => asked.Place == Handover.GentlePlace + flag && asked is { Chosen: ChoiceIds.No, ChosenAt: { } at } && draft.Since(at) <= ConversationLimits.WeakSignsCount);
}
