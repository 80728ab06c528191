using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Conversations;

/// <summary>«ملاحظة على الحديث»: what the person says about the talk reaches coordinators only and freezes the volunteer's access (safeguarding rules, section 5).</summary>
internal static class Remarks
{
    public static bool Ask(TurnDraft draft)
    {
        draft.Say(MessageIds.RemarkQuestion);
        draft.Conversation = draft.Conversation with { AwaitsRemark = true };
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
        if (lines.Lines.Any(EndsTheAsking))
        {
            return false;
        }

        var talked = draft.OpenCase is { Owner: not null };
        draft.Do(new KeepLine(LineAuthor.Remark, lines.Joined, Live: false));
        draft.DeskLine(MessageIds.DeskRemark);
        draft.Alert(CoordinatorAlert.RemarkOnTalk);
        LiveTalk.FreezeOwner(draft);
        draft.Say(talked ? MessageIds.RemarkThanks : MessageIds.RemarkThanksShort);

        // A remark is still a person's text: danger in it is seen, though it is shown to coordinators only.
        var rise = WeakSigns.Take(draft, draft.Playbook.Risks.Screen(lines.Whole));
        if (rise.IsUrgent(draft.OpenCase))
        {
            draft.Machine.RiskFlagged(rise);
        }
        else if (!Handover.AskGently(draft, rise))
        {
            Guidance.Present(draft);
        }

        return true;
    }

    /// <summary>Asking for another human inside a remark is part of the remark: it must not reach the one it is about.</summary>
    private static bool EndsTheAsking(string line) =>
        ControlWords.Recognise(line) is Control.Leave or Control.Erase or Control.End or Control.SomebodyElse or Control.Remark or Control.Back or Control.Menu or Control.Stop;
}
