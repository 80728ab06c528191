using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Handing a person to the volunteers: the safety words, an honest word about who is there, and the question of consent.</summary>
internal static class Handover
{
    /// <summary>What the gentle question belongs to: this, and the name of the danger.</summary>
    public const string GentlePlace = "gentle/";

    /// <summary>A risk flag was raised while the bot was alone with the person.</summary>
    public static void ForRisk(TurnDraft draft, Rise rise)
    {
        Open(draft, rise.Reasons, draft.Conversation.Level);
        Guidance.SkipSafetyQuestion(draft);
        SafetyWords.Say(draft, rise.Flags, isFirst: true);
        SayWhoIsThere(draft);
        ConsentQuestion.AskOrSayItStands(draft);
    }

    /// <summary>The person, or a step, asked for a human.</summary>
    public static void ForHelp(TurnDraft draft, Reason reason)
    {
        // A human ended the earlier case, so its level does not stick to a later request; a reopened case and a step that names a sign keep it.
        var keeps = draft.Conversation.Case is null || Reopens(draft) || reason is not (Reason.AskedHuman or Reason.NotUnderstood or Reason.CannotWrite or Reason.LinkCheck);
        var seen = draft.Rise.Seen;
        Open(draft, seen >= Level.L2 ? [reason, .. draft.Rise.Reasons] : [reason], keeps ? draft.Conversation.Level : seen > Level.L1 ? seen : Level.L1);
        SayWhoIsThere(draft);
        ConsentQuestion.AskOrSayItStands(draft);
    }

    /// <summary>Another sign while the case waits.</summary>
    public static void Raise(TurnDraft draft, Rise rise)
    {
        draft.EditCase(open => open with { Reasons = [.. open.Reasons.Union(rise.Reasons)] });
        if (rise.LevelRose || rise.AfterSilence)
        {
            StartClocks(draft);
        }
        else
        {
            RingAgain(draft, rise);
        }

        if (draft.Conversation.Level >= Level.L3)
        {
            draft.Alert(CoordinatorAlert.UrgentCase);
            SafetyWords.SayAgain(draft, rise);
        }

        if (draft.OpenCase is { ConsentAsks: < ConversationLimits.MaxConsentAsks, Consent: var consent }
            && (consent is Consent.Unanswered || (consent is Consent.NotNow && rise.LevelRose)))
        {
            ConsentQuestion.Ask(draft);
        }
        else if (draft is { IsImminent: false, Conversation.Cursor: not null })
        {
            Guidance.Present(draft);
            if (draft.OpenCase is { IsDeclined: true } && !draft.Conversation.AwaitsContinue)
            {
                AddHuman(draft);
            }
        }
        else if (draft.OpenCase is { Consent: not Consent.Given })
        {
            OfferHuman(draft, inWords: false);
        }
    }

    /// <summary>Something that makes it worse (L2) of somebody whose case is open: whoever takes it reads of it, and who waits waits only as long as for that.</summary>
    public static void Deepen(TurnDraft draft)
    {
        if (draft is { OpenCase: not null, Rise: { ToldAnew: true, LevelRose: false } })
        {
            // As urgent as it can be already; that it was decided, or that they took leave, is new.
            draft.EditCase(item => item with { Reasons = [.. item.Reasons.Union(draft.Rise.Reasons)] });
            draft.Alert(CoordinatorAlert.UrgentCase);
        }

        if (draft.OpenCase is not { } open || draft.Rise is not { Seen: Level.L2 } rise || (rise.NewFlags.Count == 0 && !rise.LevelRose))
        {
            return;
        }

        draft.EditCase(item => item with { Reasons = [.. item.Reasons.Union(rise.Reasons)] });
        CaseClocks.ShortenLease(draft);
        if (rise.LevelRose)
        {
            Hasten(draft);
        }
    }

    /// <summary>The level rose while they wait: the clocks run by it, and never longer than before.</summary>
    public static void Hasten(TurnDraft draft)
    {
        if (draft.OpenCase is not { State: CaseState.Waiting, ReplyDueAt: var before })
        {
            return;
        }

        StartClocks(draft);
        if (before is { } owed && owed < draft.OpenCase?.ReplyDueAt)
        {
            CaseClocks.OweReply(draft, owed);
        }
    }

    /// <summary>The person asks again while the case waits. Whoever said «ليس الآن» is asked anew: asking for a human is a change of mind.</summary>
    public static void Again(TurnDraft draft, Reason reason)
    {
        draft.EditCase(open => open with { Reasons = [.. open.Reasons.Union([reason])] });
        RingOnceAllowed(draft);
        if (draft.OpenCase is { Consent: not Consent.Given })
        {
            SayWhoIsThere(draft);
            ConsentQuestion.Ask(draft, wanted: true, beneath: true);
            return;
        }

        SayItWaits(draft);
    }

    /// <summary>The team knows; whether anybody is there now.</summary>
    public static void SayItWaits(TurnDraft draft) =>
        draft.Say(draft.VolunteersThere > 0 ? MessageIds.WaitingOnShift : MessageIds.WaitingNobody);

    /// <summary>A weak sign: one direct, gentle question, once. False when there is none to ask.</summary>
    public static bool AskGently(TurnDraft draft, Rise rise)
    {
        var place = rise.AskGently is { } flag ? GentlePlace + flag : null;
        if (place is null || (draft.OpenCase is not null && draft.Conversation.Level >= (rise.AskGently == Flag.Suicide ? Level.L4 : Level.L3)) || draft.Conversation.Asked.Any(asked => asked.Place == place))
        {
            return false;
        }

        draft.Say(rise.AskGently == Flag.Suicide ? MessageIds.GentleSuicide : MessageIds.GentleOther);
        draft.Ask(QuestionKind.GentleCheck, place, YesAndNo(draft));
        return true;
    }

    /// <summary>A sign that makes it worse (L2): a human is offered, in the same message as the answer.</summary>
    public static void OfferWhenElevated(TurnDraft draft)
    {
        var hasSaid = draft.HasSaid(MessageIds.ElevatedOffer);
        if (draft.HasSaid(SafetyMessageIds.AfterTalk) || (!hasSaid && !draft.Rise.IsElevated(draft.OpenCase)))
        {
            return;
        }

        if (!hasSaid)
        {
            SafetyWords.SayElevated(draft);
        }

        AddHuman(draft);
        draft.OffersHuman(true);
    }

    /// <summary>Puts «شخص من الفريق» under what is asked, once.</summary>
    public static void AddHuman(TurnDraft draft)
    {
        var human = Human(draft);
        var question = draft.Conversation.Question ?? new Question(QuestionKind.HumanOffer, 0, "human", []);
        draft.Ask(question.Kind, question.Place, [.. question.Options.Where(option => option.Text != human.Text), human]);
    }

    /// <summary>The button «شخص من الفريق».</summary>
    public static QuestionOption Human(TurnDraft draft) => new(ChoiceIds.Human, draft.Text(MessageIds.HumanButton));

    /// <summary>A human is offered, with the way on beside it; nobody is left with a text and nothing to press.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="inWords">The words above it say so: a bare yes takes the offer.</param>
    public static void OfferHuman(TurnDraft draft, bool inWords = true)
    {
        draft.Ask(QuestionKind.HumanOffer, "human/" + Reason.AskedHuman, [Human(draft), .. !draft.IsImminent ? [AnswerReply.WayOn(draft)] : Array.Empty<QuestionOption>()]);
        draft.OffersHuman(inWords);
    }

    public static IReadOnlyList<QuestionOption> YesAndNo(TurnDraft draft) =>
        [new(ChoiceIds.Yes, draft.Text(MessageIds.YesButton)), new(ChoiceIds.No, draft.Text(MessageIds.NoButton))];

    /// <summary>Starts the clocks of the present level; below L3 they run only while the desk is open. Nobody waits any more where the person erased everything.</summary>
    public static void StartClocks(TurnDraft draft)
    {
        if (draft.OpenCase is null or { Erased: true })
        {
            return;
        }

        var from = draft.Conversation.Level >= Level.L3 || DeskHours.IsOpen(draft.Playbook.Desk, draft.Now)
            ? draft.Now
            : DeskHours.NextOpening(draft.Playbook.Desk, draft.Now) ?? draft.Now;
        CaseClocks.OweReply(draft, from + draft.Clocks().FirstReply);
        if (draft.Conversation.Level == Level.L4 && draft.OpenCase is { OnCallIsHere: false })
        {
            draft.Alert(CoordinatorAlert.OnCallNeeded);
            draft.Do(new StartTimer(TimerKind.OnCall, draft.Now + draft.Playbook.Desk.OnCallRepeat));
        }
    }

    /// <summary>Somebody who said «ليس الآن» at imminent danger changes their mind: the alarm may have ended with «أنا هنا», because nobody was allowed to write.</summary>
    public static void RingOnceAllowed(TurnDraft draft)
    {
        if (draft is { Conversation.Level: Level.L4, OpenCase: { State: CaseState.Waiting, IsDeclined: true } })
        {
            StartClocks(draft);
        }
    }

    /// <summary>Somebody who said «ليس الآن» tells of imminent danger again: the alarm may have ended with «أنا هنا» since.</summary>
    public static void RingAgain(TurnDraft draft, Rise rise)
    {
        if ((rise.Seen == Level.L4 || rise.IsUrgent(draft.OpenCase)) && draft is { Conversation.Level: Level.L4, OpenCase: { State: CaseState.Waiting, Erased: false, OnCallIsHere: false, IsDeclined: true } })
        {
            draft.Alert(CoordinatorAlert.OnCallNeeded);
            draft.Do(new StartTimer(TimerKind.OnCall, draft.Now + draft.Playbook.Desk.OnCallRepeat));
        }
    }

    private static bool Reopens(TurnDraft draft) => draft.Conversation.CanReopen(draft.Now);

    // «موافقة» holds as long as the case can be opened again. Whoever ended the talk themselves is asked anew, and after a long silence somebody else may hold the phone: the answer is the press.
    private static bool Stands(TurnDraft draft, Case earlier) =>
        earlier is { Consent: Consent.Given, Outcome: not (CaseOutcome.EndedByPerson or CaseOutcome.Misuse) } && draft is { Conversation.AwaitsContinue: false, ConsentLater: false };

    private static void Open(TurnDraft draft, IReadOnlyList<Reason> reasons, Level level)
    {
        var earlier = draft.Conversation.Case;
        var reopened = Reopens(draft);
        draft.Conversation = draft.Conversation with
        {
            Level = level < Level.L1 ? Level.L1 : level,
            Case = new Case
            {
                Code = reopened ? earlier!.Code : draft.Moment.FreshCaseCode,
                State = CaseState.Waiting,
                Reasons = reasons,
                OpenedAt = draft.Now,
                WaitingSince = draft.Now,
                LastOwner = reopened ? earlier!.Partner : null,
                Excluded = reopened ? earlier!.Excluded : [],
                Consent = reopened && Stands(draft, earlier!) ? Consent.Given : Consent.Unanswered,
                Version = reopened ? earlier!.Version + 1 : 1,
            },
        };
        draft.Do(new Happened(reopened ? "case_reopened" : "case_opened"));
        if (draft.Conversation.Level >= Level.L3)
        {
            draft.Alert(CoordinatorAlert.UrgentCase);
        }

        StartClocks(draft);
    }

    private static void SayWhoIsThere(TurnDraft draft)
    {
        // Where another question follows than that of consent, this is a line of what was said before it.
        Action<string> say = draft.ConsentLater ? draft.SayTextBeneath : draft.SayText;
        if (draft.VolunteersThere > 0)
        {
            say(draft.Text(MessageIds.HandoverOnShift));
        }
        else if (DeskHours.IsOpen(draft.Playbook.Desk, draft.Now) || WasToldToday(draft))
        {
            say(draft.Text(MessageIds.HandoverNobody));
        }
        else
        {
            say(draft.Text(MessageIds.HandoverClosed, ("opens", DeskHours.NextOpeningInWords(draft.Playbook.Desk, draft.Now))));
            if (draft.Conversation.Level < Level.L3)
            {
                draft.SayBeneath(SafetyWords.EmergencyFor(draft));
            }

            draft.Conversation = draft.Conversation with { ClosedHoursSaidAt = draft.Now };
        }
    }

    /// <summary>Closed hours are said once, never as a loop: again only after the desk has opened since.</summary>
    private static bool WasToldToday(TurnDraft draft) =>
        draft.Conversation.ClosedHoursSaidAt is { } said && DeskHours.NextOpening(draft.Playbook.Desk, said) > draft.Now;
}
