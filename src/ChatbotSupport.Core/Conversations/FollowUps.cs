using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>
/// A question that comes later, only with the person's yes, once, by day and in the hours they named. What appears on the phone then tells nothing; the question follows after a press.
/// Leaving, erasing and a human who takes over end it (safeguarding rules, section 3).
/// </summary>
internal static class FollowUps
{
    public const string Place = "follow_up";

    /// <summary>Whether the person may be asked for it: nobody who is in danger or waits for a human, nobody who wants nothing unasked, and only where the channel can keep the promise.</summary>
    public static bool MayOffer(TurnDraft draft, FollowUpStep step) =>
        draft.OpenCase is null && draft.Conversation is { FollowUp: null, Reach: not Reach.Never, Level: < Level.L3, AwaitsContinue: false } && ChannelTraits.MayWriteAfter(draft.Conversation.Channel, step.After);

    /// <summary>The person said yes or no to the offer; the flow goes on.</summary>
    public static void Answer(TurnDraft draft, FlowCursor next, FollowUpStep step, bool wanted)
    {
        if (!wanted)
        {
            draft.Conversation = draft.Conversation with { FollowUp = new(FollowUpState.Declined, next.Flow, step.Then) };
            draft.Do(new Happened("follow_up_declined"));
            Guidance.Run(draft, next);
            return;
        }

        draft.Conversation = draft.Conversation with { FollowUp = new(FollowUpState.Waiting, next.Flow, step.Then) };
        draft.Do(new StartTimer(TimerKind.FollowUp, draft.Now + step.After));
        draft.Do(new Happened("follow_up_wanted"));
        draft.Say(FollowUpMessageIds.Noted);
        var asksWhen = ConsentChoices.AskReach(draft);
        if (draft.Conversation.Reach == Reach.Unasked)
        {
            // Until they say more, their phone counts as one that others look at.
            draft.Conversation = draft.Conversation with { Reach = Reach.NoticeOnly };
        }

        if (asksWhen)
        {
            Guidance.SetCursor(draft, next);
        }
        else
        {
            Guidance.Run(draft, next);
        }
    }

    /// <summary>Its time has come. False when nothing waits any more.</summary>
    public static bool Due(TurnDraft draft)
    {
        if (draft.Conversation is not { FollowUp: { State: FollowUpState.Waiting } promise })
        {
            return false;
        }

        var quiet = draft.Conversation.LastPersonAt is { } last && draft.Since(last) < ConversationLimits.FollowUpQuiet ? last + ConversationLimits.FollowUpQuiet : draft.Now;
        var soonest = SafeHours.ByDay(draft.Conversation.Reach, quiet);
        if (!Holds(draft, promise))
        {
            draft.Conversation = draft.Conversation with { FollowUp = promise with { State = FollowUpState.Over } };
            draft.Do(new Happened("follow_up_dropped"));
        }
        else if (soonest > draft.Now)
        {
            draft.Do(new StartTimer(TimerKind.FollowUp, soonest));
        }
        else
        {
            draft.Conversation = draft.Conversation with { FollowUp = promise with { State = FollowUpState.Asked } };
            draft.Kind = MessageKind.FollowUp;
            draft.Say(FollowUpMessageIds.Line);
            draft.Ask(QuestionKind.FollowUp, Place, [new(ChoiceIds.Yes, draft.Text(FollowUpMessageIds.Open)), new(ChoiceIds.No, draft.Text(FollowUpMessageIds.NotNow))]);
            draft.Do(new Happened("follow_up_said"));
        }

        return true;
    }

    /// <summary>The person pressed under the neutral line: the question comes now, or not at all. Where they stood before they come back to afterwards.</summary>
    public static bool Choose(TurnDraft draft, bool wanted)
    {
        if (draft.Conversation is not { FollowUp: { State: FollowUpState.Asked } promise })
        {
            return false;
        }

        if (wanted && CodeWords.Guards(draft))
        {
            // What it would ask tells of earlier: it stays asked until the word is there.
            CodeWords.AskForKnown(draft);
            return true;
        }

        draft.Conversation = draft.Conversation with { FollowUp = promise with { State = FollowUpState.Over } };
        if (!wanted)
        {
            draft.Do(new Happened("follow_up_declined"));
            draft.Say(FollowUpMessageIds.NotNowSaid);
            return true;
        }

        Arrival.Resume(draft);
        var before = draft.Conversation.Cursor;
        IReadOnlyList<FlowReturn> back = before is not null && before.Returns.Count < FlowLimits.MaxCallDepth ? [.. before.Returns, new(before.Flow, before.Step)] : [];
        Guidance.Run(draft, new(promise.Flow, promise.Step, back));
        return true;
    }

    /// <summary>The neutral line is further up by now and its button was pressed: it still leads on, unless a human has to do with the person since. False when it does not.</summary>
    public static bool Late(TurnDraft draft, AskedQuestion asked, string choice)
    {
        if (draft is not { OpenCase: null, Conversation.Level: < Level.L3 } || !Choose(draft, choice == ChoiceIds.Yes))
        {
            return false;
        }

        if (draft.Conversation.FollowUp is { State: FollowUpState.Over })
        {
            draft.Conversation = draft.Conversation with
            {
                Asked = [.. draft.Conversation.Asked.Select(item => item.Visit == asked.Visit ? item with { Chosen = choice, ChosenAt = draft.Now } : item)],
            };
        }

        return true;
    }

    /// <summary>The code word is there, and with it the question that waited for it; false when none does.</summary>
    public static bool GoOn(TurnDraft draft) => draft is { OpenCase: null, Conversation.Level: < Level.L3 } && Choose(draft, wanted: true);

    /// <summary>Nothing comes later any more; false when nothing would have.</summary>
    public static bool Cancel(TurnDraft draft)
    {
        if (draft.Conversation is not { FollowUp: { State: FollowUpState.Waiting } promise })
        {
            return false;
        }

        draft.Conversation = draft.Conversation with { FollowUp = promise with { State = FollowUpState.Declined } };
        draft.Do(new StopTimer(TimerKind.FollowUp));
        draft.Do(new Happened("follow_up_cancelled"));
        return true;
    }

    /// <summary>Forgets it altogether, with whatever waits: the person left, or somebody new may be there.</summary>
    public static void Forget(TurnDraft draft)
    {
        Cancel(draft);
        draft.Conversation = draft.Conversation with { FollowUp = null };
    }

    // Nothing is said to whoever left, blocked us or waits for a human, and nothing where the step is gone or the channel has closed itself meanwhile.
    private static bool Holds(TurnDraft draft, FollowUp promise) =>
        draft is { OpenCase: null, Conversation: { Left: false, Blocked: false, AwaitsContinue: false, Reach: not Reach.Never, Level: < Level.L3, State: not ConversationState.Closed } }
        && draft.Conversation.LastPersonAt is { } last && draft.Since(last) < ConversationLimits.NewPerson && ChannelTraits.MayWriteAfter(draft.Conversation.Channel, draft.Since(last))
        && draft.Playbook.Flows.GetValueOrDefault(promise.Flow)?.Find(promise.Step) is not null;
}
