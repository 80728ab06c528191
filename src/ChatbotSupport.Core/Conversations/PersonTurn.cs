using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A turn that the person began. Every text is screened before anything else looks at it.</summary>
internal static class PersonTurn
{
    public static void Wrote(TurnDraft draft, PersonLines said)
    {
        Answer(draft, said);
        Arrival.KeepWayOn(draft);
    }

    private static void Answer(TurnDraft draft, PersonLines said)
    {
        if (Begin(draft, said) is not { } lines)
        {
            return;
        }

        if (draft.Rise.IsUrgent(draft.OpenCase))
        {
            ForeignWords.SayBeforeDanger(draft, lines);
            draft.Machine.RiskFlagged(draft.Rise);
        }
        else if (draft.Conversation.State != ConversationState.WithVolunteer && !AskedGently(draft, lines) && !ForeignWords.Answered(draft, lines))
        {
            draft.Machine.TextReceived(lines);
            Handover.OfferWhenElevated(draft);
        }
    }

    /// <summary>More messages than a person writes: all are screened and kept, one calm line answers.</summary>
    public static void Flooded(TurnDraft draft, PersonLines flood)
    {
        if (Begin(draft, flood) is not { } lines)
        {
            return;
        }

        if (draft.Rise.IsUrgent(draft.OpenCase))
        {
            draft.Machine.RiskFlagged(draft.Rise);
        }
        else if (draft.Conversation.State == ConversationState.WithVolunteer)
        {
            draft.Do(new Happened("flooded"));
        }
        else if (!AskedGently(draft, lines))
        {
            SlowDown(draft);
            Handover.OfferWhenElevated(draft);
        }

        Arrival.KeepWayOn(draft);
    }

    private static void SlowDown(TurnDraft draft)
    {
        if (draft.Conversation.SlowDownSaidAt is not { } said || draft.Since(said) >= ConversationLimits.SlowDownEvery)
        {
            if (draft.IsImminent)
            {
                SafetyWords.SayImminent(draft);
            }
            else
            {
                draft.Say(MessageIds.SlowDown);
            }

            draft.Conversation = draft.Conversation with { SlowDownSaidAt = draft.Now };
        }
    }

    public static void Pressed(TurnDraft draft, PersonPressed press)
    {
        CodeWords.StopWaiting(draft);
        draft.Conversation = draft.Conversation with { AwaitedRemark = null };
        var lastHere = draft.Conversation.LastPersonAt;
        Arrival.Note(draft);
        draft.Unheard = LiveTalk.IsUnheardOf(draft, lastHere);
        if (!LateDanger.Take(draft, press.Payload))
        {
            draft.Machine.ChoiceReceived(press);
        }

        Arrival.KeepWayOn(draft);
    }

    public static void SentMedia(TurnDraft draft, PersonSentMedia sent)
    {
        CodeWords.StopWaiting(draft);
        draft.SentKind = sent.Kind;
        Arrival.Note(draft);
        draft.Conversation = draft.Conversation with { MediaInARow = draft.Conversation.MediaInARow + 1 };
        draft.Machine.Fire(ConversationTrigger.MediaReceived);
        Unsending.Offer(draft, sent);
        Arrival.KeepWayOn(draft);
    }

    /// <summary>A photo with words under it: the words are answered like any text, and it is said that the rest was not received.</summary>
    public static void Captioned(TurnDraft draft, PersonSentMedia sent, PersonLines caption)
    {
        CodeWords.StopWaiting(draft);
        Wrote(draft, caption);
        if (draft.Conversation.Left || draft.HasSaid(MessageIds.EraseQuestion) || draft.HasSaid(MessageIds.EraseQuestionUrgent))
        {
            return;
        }

        if (draft.Conversation.State == ConversationState.WithVolunteer)
        {
            draft.DeskLine(MessageIds.DeskMedia);
        }

        if (!draft.SayUnder(MessageIds.CannotSend, MessageIds.MediaBeside))
        {
            draft.Say(MessageIds.MediaBeside);
        }

        Unsending.Offer(draft, sent);
    }

    /// <summary>The service is not open to this person: one line with the numbers. Leaving and erasing are never refused.</summary>
    public static void TurnedAway(TurnDraft draft, PersonTurnedAway away)
    {
        var question = draft.Conversation.Question;
        Arrival.NoteAway(draft);
        if (away.Payload is { } payload && question is { Kind: QuestionKind.Erase } && payload == ButtonPayload.Write(question.Visit, ChoiceIds.Erase))
        {
            Choices.Press(draft, payload);
        }
        else if (away.Text is not { } text || !Commands.LeaveOrErase(draft, new PersonLines([text], draft.Now)))
        {
            // Nothing is kept of the words; but to whoever wrote them no number that may be a danger is named from now on.
            var seen = away.Text is { } words ? draft.Playbook.Risks.Screen([words]).Route : Route.Normal;
            draft.Conversation = draft.Conversation with { Left = false, Route = seen > draft.Conversation.Route ? seen : draft.Conversation.Route };
            draft.Say(draft.Conversation.Route == Route.HumanFirst ? MessageIds.ServiceClosedHumanFirst : MessageIds.ServiceClosed);
        }
    }

    public static void Opened(TurnDraft draft, string? flow)
    {
        CodeWords.StopWaiting(draft);
        draft.OpenedFlow = flow;
        Arrival.Note(draft, opensOnly: true);
        draft.Machine.Fire(ConversationTrigger.ChatOpened);
    }

    /// <summary>What every text goes through: the code word, the screen, a remark, the words that always work, and the volunteer who reads along. What is left to answer; null when that was all.</summary>
    private static PersonLines? Begin(TurnDraft draft, PersonLines said)
    {
        var lastHere = draft.Conversation.LastPersonAt;
        Arrival.Note(draft);
        draft.Unheard = LiveTalk.IsUnheardOf(draft, lastHere);
        if ((Remarks.AreAwaited(draft, said) ? said : CodeWords.Take(draft, said)) is not { } left)
        {
            return null;
        }

        var (lines, remark, about, isToBeAsked, isCorrection) = Remarks.Divide(draft, left);
        ScreenAndKeep(draft, said, left, lines);
        if (remark is not null)
        {
            Remarks.Keep(draft, remark, about, isCorrection);
        }

        var isUrgent = draft.Rise.IsUrgent(draft.OpenCase);
        var commands = lines.Lines.Count > 0 && Commands.AreIn(draft, lines);
        var withdraws = lines.Lines.Count > 0 && ConsentChoices.Withdraws(draft, lines);
        if (isUrgent && (commands || withdraws || remark is not null || isToBeAsked))
        {
            // A sign in the same breath as «خروج», «حذف» or a consent that is taken back still reaches the volunteers.
            draft.ConsentLater = commands || withdraws || isToBeAsked;
            draft.Machine.RiskFlagged(draft.Rise);
        }

        if (!isUrgent)
        {
            Handover.RingAgain(draft, draft.Rise);
        }

        if (lines.Lines.Count > 0 && Commands.Obey(draft, lines))
        {
            return null;
        }

        if (withdraws && ConsentChoices.Consent(draft, given: false))
        {
            Handover.AskGently(draft, draft.Rise);
            return null;
        }

        if (remark is not null || isToBeAsked)
        {
            Unread(draft, lines);
            AnswerRemark(draft, remark is not null, isUrgent);
            return null;
        }

        if (draft.Conversation.State == ConversationState.WithVolunteer)
        {
            draft.Machine.TextReceived(lines);
        }

        return lines;
    }

    /// <summary>A choice of the open question is an answer, not a weak sign; what was written before it may be one all the same.</summary>
    private static bool AskedGently(TurnDraft draft, PersonLines lines) =>
        !SafePlace.IsSought(draft, lines) && (Choices.Meant(draft, lines.Lines[^1]) is null || (lines.Lines.Count > 1 && draft.Playbook.Risks.Screen([.. lines.Lines.SkipLast(1)]).AskGently is not null))
        && Handover.AskGently(draft, draft.Rise);

    // Beside a remark no line reaches whoever has the case now; what it says of danger, and what was written before it, still waits for an answer.
    private static void Unread(TurnDraft draft, PersonLines ofTalk)
    {
        if (draft.Conversation.State != ConversationState.WithVolunteer)
        {
            return;
        }

        if (ofTalk.Lines.Count > 0)
        {
            LiveTalk.OweReply(draft);
        }

        CaseClocks.Danger(draft, draft.Rise.Seen);
        if (draft.Rise.Seen == Level.L4)
        {
            draft.Alert(CoordinatorAlert.UrgentCase);
        }
    }

    private static void AnswerRemark(TurnDraft draft, bool isKept, bool isUrgent)
    {
        if (draft.Conversation.AwaitsContinue)
        {
            Arrival.Welcome(draft);
        }
        else if (!isKept)
        {
            Remarks.Ask(draft);
        }
        else if (!isUrgent)
        {
            Remarks.GoOn(draft);
        }
    }

    // The wish is heard by its sound too, which knows no «ما».
    private static bool WantsNobody(PersonLines lines) =>
        !lines.Controls.Contains(Control.Human) && (lines.Lines.Any(Secrecy.IsAskedFor) || Secrecy.IsPuzzled(lines.Joined));

    // «ما اعرف» and nothing else sounds like much and tells of nothing.
    private static Screening Screen(TurnDraft draft, PersonLines said)
    {
        var seen = HalfSaid.Screen(draft, said);
        return (Lost.Is(said) && seen.Level < Level.L3) || (seen.Flags is [Flag.InPersonMeeting] && SafePlace.IsNamed(draft, said)) ? Screening.Nothing : seen;
    }

    private static void ScreenAndKeep(TurnDraft draft, PersonLines said, PersonLines lines, PersonLines ofTalk)
    {
        var live = draft.Conversation.State == ConversationState.WithVolunteer && !draft.Unheard;
        foreach (var line in ofTalk.Lines)
        {
            // A correction follows the first wording: somebody may have read that already, and a sign must not be edited away by whoever holds the phone.
            draft.Do(new KeepLine(LineAuthor.Person, lines.AreCorrections ? draft.Text(MessageIds.CorrectedLine, ("text", line)) : draft.Forwarded.Contains(line) ? draft.Text(MediaMessageIds.ForwardedLine, ("text", line)) : line, live));
        }

        draft.Conversation = draft.Conversation with { MediaInARow = 0, Region = Whereabouts.Read(lines.Joined) ?? draft.Conversation.Region };
        var isParting = Parting.MayBeToLife(draft, lines);
        draft.Rise = WeakSigns.Take(draft, Parting.Hear(draft, lines, Afterwards.Hear(draft, Screen(draft, said)))) with { IsParting = isParting };
        if (draft.Rise.WantsHuman && WantsNobody(lines))
        {
            draft.Rise = draft.Rise with { WantsHuman = false, SurelyWantsHuman = false };
        }

        Handover.Deepen(draft);
        if (draft is { Conversation.State: ConversationState.WithVolunteer, Rise.Told: { } told } && Afterwards.IsHappening(told))
        {
            draft.EditCase(open => open with { Happening = told });
        }
    }
}
