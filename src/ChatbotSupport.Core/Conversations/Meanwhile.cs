using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What somebody who waits for the team reads and can do until a talk is opened.</summary>
internal static class Meanwhile
{
    /// <summary>After something about the team was settled: the step where the person stands, or an offer to begin the steps; whoever said «ليس الآن» finds the team again under it.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="wasSaid">That the bot is here meanwhile was said a moment ago.</param>
    public static void GoOn(TurnDraft draft, bool wasSaid = false)
    {
        if (draft is not { Conversation.State: ConversationState.AwaitingVolunteer, OpenCase: { } open })
        {
            return;
        }

        var declined = open.IsDeclined;
        if (draft.IsImminent)
        {
            AtImminent(draft);
            return;
        }

        if (draft.Conversation is { Level: Level.L4, AwaitsContinue: false } && !draft.HasSaid(SafetyWords.EmergencyFor(draft)))
        {
            SafetyWords.SayWhoMayCome(draft);
        }

        // Nobody is led away from a step by the question of a wish: what they type there may be an age.
        var isFree = draft.Conversation is { Cursor: null, AwaitsContinue: false };
        if (isFree && Wishes.Ask(draft))
        {
            return;
        }

        if (!isFree || !draft.Playbook.Flows.ContainsKey(Guidance.StepsFlow))
        {
            Guidance.Present(draft);
            if (declined && !draft.Conversation.AwaitsContinue)
            {
                Handover.AddHuman(draft);
            }

            return;
        }

        if (open.Consent == Consent.Given && !wasSaid)
        {
            SayHereMeanwhile(draft);
        }

        draft.Ask(QuestionKind.AfterAnswer, Guidance.StepsFlow, declined ? [Handover.Human(draft), .. WaysOn(draft)] : WaysOn(draft));
    }

    /// <summary>
    /// Something came between somebody and what they wait for: the open wish is asked again, or it is said that the team knows. A list of topics would tell them that they wait no longer.
    /// False for whoever waits for nobody, stands at a step, or must press «متابعة» first.
    /// </summary>
    public static bool Remind(TurnDraft draft)
    {
        if (draft is not { IsImminent: false, Conversation: { State: ConversationState.AwaitingVolunteer, Cursor: null, AwaitsContinue: false }, OpenCase: { } open })
        {
            return false;
        }

        if (open.Consent != Consent.Given)
        {
            GoOn(draft);
        }
        else if (!Wishes.Repeat(draft))
        {
            Unclear.TellOfTheWait(draft);
        }

        return true;
    }

    /// <summary>That the bot is here until the team opens the talk, in words for whoever thinks of suicide or is under age.</summary>
    public static void SayHereMeanwhile(TurnDraft draft) => draft.Say(
        draft.Conversation is { ForSomebodyElse: true, Level: < Level.L4 } ? MessageIds.HereMeanwhile
        : draft.Conversation.Flags.Contains(Flag.Suicide) ? SafetyMessageIds.HereSuicide
        : draft.Conversation.Flags.Contains(Flag.Minor) ? SafetyMessageIds.HereMinor
        : draft.Conversation.Level == Level.L4 ? MessageIds.ImminentStill
        : MessageIds.HereMeanwhile);

    /// <summary>What somebody who waits can do meanwhile.</summary>
    public static IReadOnlyList<QuestionOption> WaysOn(TurnDraft draft)
    {
        QuestionOption menu = new(ChoiceIds.Menu, draft.Text(MessageIds.MenuButton));
        return draft.Playbook.Flows.ContainsKey(Guidance.StepsFlow) ? [new(ChoiceIds.Steps, draft.Text(MessageIds.StepsButton)), menu] : [menu];
    }

    // At L4 no step and no wish is added; but nobody is left with «فهمنا» alone.
    private static void AtImminent(TurnDraft draft)
    {
        if (draft.OpenCase is { Consent: Consent.Given })
        {
            SayHereMeanwhile(draft);
            SafetyWords.SayCannotSend(draft);
        }
    }
}
