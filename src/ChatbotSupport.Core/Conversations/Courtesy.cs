using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Greetings, thanks and goodbyes.</summary>
internal static class Courtesy
{
    /// <summary>A greeting or thanks, and nothing else in any line.</summary>
    public static bool Answer(TurnDraft draft, PersonLines lines)
    {
        if (Unclear.GentleQuestionIsOpen(draft) || draft.Rise.Seen > Level.L0 || !lines.Lines.All(line => SmallTalk.Greets(line) || SmallTalk.Thanking(line) || SmallTalk.TakesLeave(line)))
        {
            return false;
        }

        var takesLeave = lines.Lines.Any(SmallTalk.TakesLeave);
        if (takesLeave && Parting.MayBeToLife(draft, lines))
        {
            return false;
        }

        if (draft.Conversation.AwaitsContinue)
        {
            Arrival.Welcome(draft);
            return true;
        }

        if (takesLeave)
        {
            draft.Say(WishMessageIds.Farewell);
            return true;
        }

        if (lines.Lines.Any(SmallTalk.Thanking))
        {
            draft.Say(MessageIds.Welcome);
        }
        else if (!draft.HasSaid(MessageIds.Greeting))
        {
            draft.Say(MessageIds.Hello);
        }

        if (!Repetition.Ask(draft))
        {
            Guidance.Present(draft);
        }

        return true;
    }
}
