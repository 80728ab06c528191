using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Leaving quickly and erasing: never refused, always at once, one dull line last (safeguarding rules, sections 3 and 6).</summary>
internal static class Leaving
{
    /// <summary>Quick exit: every queued and future line waits until the person writes again. The case stays.</summary>
    public static void Leave(TurnDraft draft)
    {
        draft.Do(new LeaveQuickly());
        if (draft.OpenCase is not null)
        {
            // The open question of consent left the screen too; it comes again with the person.
            draft.EditCase(open => open with { PersonLeft = true, ConsentAskedAt = open.Consent == Consent.Unanswered ? null : open.ConsentAskedAt });
            draft.DeskLine(MessageIds.DeskPersonLeft);
        }

        FollowUps.Forget(draft);
        draft.Conversation = draft.Conversation with
        {
            Left = true,
            Cursor = null,
            Question = null,
            Asked = [],
            Values = new Dictionary<string, string>(),
            AwaitsContinue = false,
            AwaitedRemark = null,
            AwaitsCodeWord = CodeWordWait.None,
            CodeWordAskedAt = null,
        };
        draft.Machine.Fire(ConversationTrigger.PersonLeft);
        draft.Do(new Happened("left_quickly"));
        draft.Do(new SayToPerson(new Message(draft.Text(MessageIds.LeaveLine), [], MessageKind.Dull)));
    }

    /// <summary>The person blocked us: whoever has their case is told once that nothing reaches them. They are back as soon as they write.</summary>
    public static void Blocked(TurnDraft draft)
    {
        if (draft.Conversation.Blocked)
        {
            return;
        }

        draft.Conversation = draft.Conversation with { Blocked = true };
        draft.Do(new Happened("blocked"));
        if (draft.OpenCase is { Erased: false })
        {
            draft.EditCase(open => open with { PersonLeft = true });
            draft.DeskLine(MessageIds.DeskPersonBlocked);
        }
    }

    /// <summary>The person's number is another one now, or the phone it is used on. The conversation follows, but nothing earlier is named or delivered there before «متابعة» is pressed.</summary>
    public static void Moved(TurnDraft draft, bool isSameNumber)
    {
        draft.Conversation = draft.Conversation with { AwaitsContinue = true, AwaitedRemark = null, AwaitsCodeWord = CodeWordWait.None, CodeWordAskedAt = null, Question = null };
        draft.Do(new Happened("moved"));
        if (draft.OpenCase is { Erased: false })
        {
            draft.DeskLine(isSameNumber ? WhatsAppMessageIds.DeskOtherPhone : WhatsAppMessageIds.DeskMoved);
        }
    }

    /// <summary>Two conversations became one, which is answered as fast as the more urgent of both: nobody on call has seen it yet.</summary>
    public static void Joined(TurnDraft draft, bool raised)
    {
        draft.Do(new Happened("joined"));
        if (draft.OpenCase is { Owner: { } owner, Excluded: var excluded } && excluded.Contains(owner.VolunteerId))
        {
            CaseEnding.BackToQueue(draft); // of the two, one did not want them there any more
        }

        if (raised)
        {
            draft.EditCase(open => open with { OnCallIsHere = false });
            Handover.StartClocks(draft);
        }
    }

    /// <summary>The person deleted something they had written. What it led to stays: a sign of danger is not taken back by whoever holds the phone.</summary>
    public static void Revoked(TurnDraft draft, bool isRemark)
    {
        draft.Do(new Happened("revoked"));
        if (!isRemark && draft.OpenCase is { Erased: false })
        {
            draft.DeskLine(WhatsAppMessageIds.DeskRevoked);
        }
    }

    /// <summary>The one confirmation; at an open L3 or L4 «حديث أولًا» stands beside it.</summary>
    public static void AskWhetherToErase(TurnDraft draft)
    {
        var urgent = draft.OpenCase is not null && draft.Conversation.Level >= Level.L3;
        draft.Say(urgent ? MessageIds.EraseQuestionUrgent : MessageIds.EraseQuestion);
        draft.Ask(QuestionKind.Erase, "erase",
        [
            .. urgent ? [new QuestionOption(ChoiceIds.TalkFirst, draft.Text(MessageIds.EraseTalkFirst))] : Array.Empty<QuestionOption>(),
            new(ChoiceIds.Erase, draft.Text(MessageIds.EraseNow)),
            new(ChoiceIds.Keep, draft.Text(MessageIds.EraseKeep)),
        ]);
    }

    public static bool EraseChoice(TurnDraft draft, string choice)
    {
        switch (choice)
        {
            case ChoiceIds.Erase:
                Erase(draft, isThere: true);
                return true;
            case ChoiceIds.TalkFirst when draft.Conversation.State != ConversationState.WithVolunteer:
                draft.Machine.HelpRequested(Reason.AskedHuman);
                return true;
            default:
                return GoingOn.Continue(draft);
        }
    }

    /// <summary>The same as when the person erases; but onto a screen that nobody looks at, not even the dull line is sent.</summary>
    public static void EraseForTeam(TurnDraft draft) => Erase(
        draft, isThere: draft.Conversation is { Left: false, LastPersonAt: { } last } && draft.Since(last) <= ConversationLimits.Prompted);

    /// <summary>What is left is a stub: the case's code, level, flags and times, until a coordinator signs it off.</summary>
    private static void Erase(TurnDraft draft, bool isThere)
    {
        var open = draft.OpenCase is not null;
        draft.EditCase(item => item with { Erased = true, PersonLeft = true });
        if (open)
        {
            draft.Alert(CoordinatorAlert.Erased);
        }

        CaseClocks.StopAll(draft);
        draft.Do(new StopTimer(TimerKind.Silence));
        FollowUps.Forget(draft);
        draft.Machine.Fire(ConversationTrigger.PersonLeft);
        var before = draft.Conversation;
        draft.Conversation = new Conversation
        {
            Id = before.Id,
            Channel = before.Channel,
            State = before.State,
            Version = before.Version,
            Visit = before.Visit,
            Level = before.Level,
            Flags = before.Flags,
            Case = before.Case,
            LastPersonAt = before.LastPersonAt,
            Left = true,
        };
        draft.Do(new Happened("erased"));
        draft.Do(new ErasePerson(HasLastLine: isThere));
        if (isThere)
        {
            draft.Do(new SayToPerson(new Message(draft.Text(MessageIds.EraseDone), [], MessageKind.Dull)));
        }
    }
}
