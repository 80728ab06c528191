using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Conversations;

/// <summary>«ملاحظة على الحديث»: what the person says about the talk reaches coordinators only and freezes the volunteer's access (safeguarding rules, section 5).</summary>
internal static class Remarks
{
    /// <summary>«ملاحظة على الحديث» was written: what came with it is the remark, otherwise it is asked for. False where nobody of the team spoke with the person lately.</summary>
    public static bool Begin(TurnDraft draft, PersonLines lines)
    {
        if (!HasTalk(draft))
        {
            return false;
        }

        if (In(draft, lines).Count == 0)
        {
            draft.SayBesideTalk(MessageIds.RemarkQuestion);
            draft.Conversation = draft.Conversation with { AwaitsRemark = true };
        }
        else if (!draft.Rise.IsUrgent(draft.OpenCase))
        {
            GoOn(draft, draft.Rise);
        }

        return true;
    }

    /// <summary>Takes the next text as the remark; false when none was asked for, or when a word that ends the asking came instead.</summary>
    public static bool Take(TurnDraft draft, PersonLines lines)
    {
        if (!draft.Conversation.AwaitsRemark)
        {
            return false;
        }

        draft.Conversation = draft.Conversation with { AwaitsRemark = false };
        if (lines.Lines.Any(EndsTheAsking) || !HasTalk(draft))
        {
            return false;
        }

        // A remark is still a person's text: danger in it is seen, though it is shown to coordinators only.
        var rise = WeakSigns.Take(draft, draft.Playbook.Risks.Screen(lines.Whole));
        Keep(draft, lines.Joined, rise);
        if (rise.IsUrgent(draft.OpenCase))
        {
            draft.Machine.RiskFlagged(rise);
        }
        else
        {
            GoOn(draft, rise);
        }

        return true;
    }

    /// <summary>Whether «ملاحظة على الحديث» is written where there is a talk to remark on.</summary>
    public static bool AreIn(TurnDraft draft, PersonLines lines) => Word(draft, lines) is not null;

    /// <summary>The lines that belong to the talk: what was written before «ملاحظة على الحديث».</summary>
    public static IReadOnlyList<string> OfTalk(TurnDraft draft, PersonLines lines) => [.. lines.Lines.Take(Word(draft, lines) ?? lines.Lines.Count)];

    /// <summary>Keeps what was written in one breath with «ملاحظة على الحديث», whatever else is obeyed in this turn.</summary>
    public static void KeepThoseIn(TurnDraft draft, PersonLines lines)
    {
        if (In(draft, lines) is { Count: > 0 } remark)
        {
            Keep(draft, string.Join('\n', remark), draft.Rise);
        }
    }

    /// <summary>Whether a remark was written, and no other word that always works.</summary>
    public static bool AreAllOf(TurnDraft draft, PersonLines lines) =>
        In(draft, lines).Count > 0 && lines.Controls.All(control => control is null or Control.Remark);

    private static List<string> In(TurnDraft draft, PersonLines lines) =>
        Word(draft, lines) is { } word ? [.. lines.Lines.Skip(word + 1).Where(line => !EndsTheAsking(line))] : [];

    private static int? Word(TurnDraft draft, PersonLines lines)
    {
        var word = HasTalk(draft) ? Array.IndexOf([.. lines.Controls], Control.Remark) : -1;
        return word < 0 ? null : word;
    }

    // The talk goes on, waits, or ended so lately that its case would be opened again.
    private static bool HasTalk(TurnDraft draft) => draft.OpenCase is not null
        || (draft.Conversation.Case is { Partner: not null, ClosedAt: { } closed } && draft.Since(closed) < ConversationLimits.Reopen);

    // Nothing is said beside the words of safety.
    private static void Keep(TurnDraft draft, string remark, Rise rise)
    {
        var partner = draft.Conversation.Case?.Partner;
        var isNews = draft.OpenCase is { } open && partner is not null && !open.Excluded.Contains(partner.VolunteerId);
        draft.Do(new KeepLine(LineAuthor.Remark, remark, Live: false, partner?.Alias));
        draft.DeskLine(MessageIds.DeskRemark);
        draft.Alert(CoordinatorAlert.RemarkOnTalk);
        LiveTalk.FreezePartner(draft);
        if (!rise.IsUrgent(draft.OpenCase))
        {
            draft.Say(isNews ? MessageIds.RemarkThanks : MessageIds.RemarkThanksShort);
        }
    }

    // Whoever waits for the team is told that they still do; a list of topics would say the contrary.
    private static void GoOn(TurnDraft draft, Rise rise)
    {
        if (!Handover.AskGently(draft, rise) && !Meanwhile.Remind(draft))
        {
            Guidance.Present(draft);
        }
    }

    /// <summary>Asking for another human inside a remark is part of the remark: it must not reach the one it is about.</summary>
    private static bool EndsTheAsking(string line) =>
        ControlWords.Recognise(line) is Control.Leave or Control.Erase or Control.End or Control.SomebodyElse or Control.Remark or Control.Back or Control.Menu or Control.Stop;
}
