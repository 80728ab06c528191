using ChatbotSupport.Core.Cases;
using static ChatbotSupport.Core.Conversations.ConversationTrigger;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What happens whenever the person is there again, before their message is looked at.</summary>
internal static class Arrival
{
    /// <summary>Notes the time, reopens a closed conversation, delivers what waited. After a long silence nothing earlier is named before a press.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="opensOnly">The chat was opened and nothing written: whoever opens it after a quick exit may be somebody else.</param>
    public static void Note(TurnDraft draft, bool opensOnly = false)
    {
        var gap = Gap(draft);
        draft.Away = gap;
        StartAfreshAfter(draft, gap);
        if (MayBeSomebodyElse(draft, gap, opensOnly))
        {
            // The neutral line that was written first names nothing either; its own button leads on.
            var asked = draft.Conversation.Question;
            draft.Conversation = draft.Conversation with { AwaitsContinue = true, AwaitedRemark = null, AwaitsCodeWord = CodeWordWait.None, CodeWordAskedAt = null, Question = !opensOnly && asked is { Kind: QuestionKind.FollowUp } ? asked : null };
        }

        draft.Conversation = draft.Conversation with { LastPersonAt = draft.Now, Left = false, Blocked = false };
        if (draft.OpenCase is { PersonLeft: true, Erased: false })
        {
            draft.EditCase(open => open with { PersonLeft = false });
            draft.DeskLine(draft.Conversation.AwaitsContinue ? MessageIds.DeskSomebodyBack : MessageIds.DeskPersonBack);
        }

        if (!draft.Conversation.AwaitsContinue)
        {
            draft.Do(new ReleaseHeldLines());
        }

        Reopen(draft);
        draft.Do(new StartTimer(TimerKind.Silence, draft.Now + ConversationLimits.Silence));
    }

    /// <summary>Notes the time of somebody who is turned away. Nothing of theirs goes on; but that they were silent for long before is not forgotten by the time they are let in.</summary>
    public static void NoteAway(TurnDraft draft)
    {
        var gap = Gap(draft);
        StartAfreshAfter(draft, gap);
        if (MayBeSomebodyElse(draft, gap, opensOnly: true))
        {
            var asked = draft.Conversation.Question;
            draft.Conversation = draft.Conversation with { AwaitsContinue = true, AwaitedRemark = null, AwaitsCodeWord = CodeWordWait.None, CodeWordAskedAt = null, Question = asked is { Kind: QuestionKind.Erase } ? asked : null };
        }

        draft.Conversation = draft.Conversation with { LastPersonAt = draft.Now };
    }

    /// <summary>The chat was opened: the greeting for somebody new, else the place where they stand.</summary>
    public static void Opened(TurnDraft draft)
    {
        if (draft.Conversation.AwaitsContinue)
        {
            Welcome(draft);
            return;
        }

        if (draft.Conversation.State == ConversationState.WithVolunteer)
        {
            LiveTalk.SayItIsOpen(draft);
            return;
        }

        Greet(draft);
        if (draft.OpenedFlow is { } flow && draft.Playbook.Flows.ContainsKey(flow) && !draft.IsImminent)
        {
            Guidance.Enter(draft, flow, null);
            return;
        }

        // «Start» pressed once more does not bury what is being asked: a typed answer would not be understood under a menu.
        if (draft.Conversation.Question is { Kind: QuestionKind.Consent or QuestionKind.Reach or QuestionKind.GentleCheck } && Repetition.Ask(draft))
        {
            return;
        }

        Guidance.Present(draft);
    }

    /// <summary>The person is back for good: they pressed, so what waited is delivered and earlier things may be named.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="isProven">They gave their code word. Without it, where one was chosen, they go on and nothing earlier comes along.</param>
    public static void Resume(TurnDraft draft, bool isProven = false)
    {
        if (!draft.Conversation.AwaitsContinue)
        {
            return;
        }

        var isGuarded = CodeWords.Guards(draft) && !isProven;
        draft.Conversation = draft.Conversation with { AwaitsContinue = false };
        if (isGuarded)
        {
            CodeWords.Forget(draft);
        }
        else
        {
            draft.Do(new ReleaseHeldLines());
            if (draft.Conversation.State == ConversationState.WithVolunteer)
            {
                draft.DeskLine(isProven ? MessageIds.DeskPersonBack : MessageIds.DeskGoesOn);
            }
        }
    }

    /// <summary>Says once who answers here.</summary>
    public static void Greet(TurnDraft draft)
    {
        if (!draft.Conversation.Greeted)
        {
            draft.Say(MessageIds.Greeting);
            draft.Conversation = draft.Conversation with { Greeted = true };
        }
    }

    /// <summary>Takes back the greeting of this turn; it comes with the next message.</summary>
    public static void GreetLater(TurnDraft draft)
    {
        if (draft.TakeBack(MessageIds.Greeting))
        {
            draft.Conversation = draft.Conversation with { Greeted = false };
        }
    }

    /// <summary>The neutral greeting after a long silence. An open case cannot be left behind, so a fresh start is offered only without one.</summary>
    public static void Welcome(TurnDraft draft)
    {
        draft.Say(MessageIds.WelcomeBack);
        draft.Ask(QuestionKind.Welcome, "welcome",
        [
            new(ChoiceIds.Continue, draft.Text(MessageIds.WelcomeContinue)),
            .. draft.OpenCase is null ? [new QuestionOption(ChoiceIds.Fresh, draft.Text(MessageIds.WelcomeFresh))] : Array.Empty<QuestionOption>(),
        ]);
    }

    /// <summary>
    /// Whatever somebody who is back writes, and whatever is said to it, «متابعة» stands under it: what the team wrote meanwhile is one press away also beside words of safety or a gentle question.
    /// </summary>
    public static void KeepWayOn(TurnDraft draft)
    {
        if (draft is not { OpenCase: not null, IsCovered: false, HasSpoken: true, Conversation: { AwaitsContinue: true, Left: false } })
        {
            return;
        }

        QuestionOption on = new(ChoiceIds.Continue, draft.Text(MessageIds.WelcomeContinue));
        if (draft.Asked is not { } asked)
        {
            draft.Ask(QuestionKind.Welcome, "welcome", [on]);
        }
        else if (asked.Kind is QuestionKind.GentleCheck or QuestionKind.HumanOffer && asked.Options.All(option => option.Id is not (ChoiceIds.Continue or ChoiceIds.Menu)))
        {
            // The other questions lead on by their own answers, or must not be pushed aside.
            draft.Ask(asked.Kind, asked.Place, [.. asked.Options, on]);
        }
    }

    /// <summary>Whether whoever touches the chat now may be somebody else, so that nothing is taken for the person's word.</summary>
    public static bool IsAway(TurnDraft draft) => draft.Conversation.AwaitsContinue || MayBeSomebodyElse(draft, Gap(draft), opensOnly: true);

    private static TimeSpan Gap(TurnDraft draft)
    {
        var gap = draft.Conversation.LastPersonAt is { } last ? draft.Since(last) : TimeSpan.Zero;

        // The clock was set back, so nobody knows how long they were away: a neutral greeting, and nothing is dropped.
        return gap == TimeSpan.MaxValue ? ConversationLimits.NeutralReturn : gap;
    }

    private static bool MayBeSomebodyElse(TurnDraft draft, TimeSpan gap, bool opensOnly) =>
        draft.Conversation.LastPersonAt is not null
        && (gap >= ConversationLimits.NeutralReturn || draft.Conversation is { Blocked: true } or { Left: true, CodeWord: not null }
            || (opensOnly && (draft.Conversation.Left || (gap > ConversationLimits.CoveredAfter && CodeWords.IsGuarded(draft.Conversation)))));

    // Whoever comes after two weeks without a code word is somebody new (safeguarding rules, section 3): an open case of before is over, and nothing of it is theirs to see or to agree to.
    private static void StartAfreshAfter(TurnDraft draft, TimeSpan gap)
    {
        if (gap < ConversationLimits.NewPerson || draft.Conversation.CodeWord is not null || draft.Moment.IsClockDoubted)
        {
            return;
        }

        if (draft.OpenCase is { Erased: false } open)
        {
            CaseEnding.LeaveBehind(draft, open);
        }

        FollowUps.Forget(draft);
        var old = draft.Conversation;
        draft.Do(new DropHeldLines());
        draft.Conversation = new Conversation { Id = old.Id, Channel = old.Channel, Version = old.Version, Visit = old.Visit, State = old.State, FreshAt = draft.Now };
        if (old.State == ConversationState.Guided)
        {
            draft.Machine.Fire(FlowFinished);
        }
    }

    private static void Reopen(TurnDraft draft)
    {
        if (draft.Conversation.State != ConversationState.Closed)
        {
            return;
        }

        draft.Machine.Fire(draft.OpenCase switch
        {
            null => Returned,
            { State: CaseState.Owned } => ReturnedToVolunteer,
            _ => ReturnedToQueue,
        });
        draft.ReturnedToTalk = draft.Conversation.State == ConversationState.WithVolunteer;
    }
}
