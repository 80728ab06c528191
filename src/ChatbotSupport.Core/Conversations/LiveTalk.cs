using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>The person's side of a talk with a volunteer. The bot is silent: what is written reaches the owner, and only leaving, erasing, ending and danger are its business.</summary>
internal static class LiveTalk
{
    /// <summary>What a volunteer's yes-or-no question belongs to.</summary>
    public const string YesNoPlace = "yes_no";

    /// <summary>A line for the owner; it is kept already. A reply is owed from the first unanswered line on.</summary>
    public static void Text(TurnDraft draft, PersonLines lines)
    {
        OweReply(draft);
        CaseClocks.Danger(draft, draft.Rise.Seen);

        // Nothing of the talk is on the screen before «متابعة»: whatever is typed there answers no question that still waits behind it.
        if (draft.Conversation.AwaitsContinue)
        {
            if (draft.Rise.Seen >= Level.L3)
            {
                // Nobody in danger reads a greeting; the way on stands beneath.
                SafetyWords.Say(draft, draft.Rise.Flags);
            }
            else if (ControlWords.Recognise(lines.Lines[^1]) == Control.Continue)
            {
                GoingOn.Continue(draft);
            }
            else if (draft.Conversation.Question is not { Kind: QuestionKind.Welcome } || !Choices.TypedInWords(draft, lines.Lines[^1]))
            {
                Arrival.Welcome(draft);
            }

            return;
        }

        // Until the volunteer has written, the bot was the last to ask: «اي» answers it, if they have read the question.
        var askedLast = draft is { Unheard: false, ReturnedToTalk: false, OpenCase: { TakenAt: { } taken, LastVolunteerAt: var wrote } } && (wrote is null || wrote < taken);
        if (draft.Conversation.Question is { Kind: QuestionKind.Consent or QuestionKind.Reach or QuestionKind.Welcome } question
            && (askedLast && question.Kind == QuestionKind.Consent ? Choices.Typed(draft, lines.Lines[^1]) : Choices.TypedInWords(draft, lines.Lines[^1])))
        {
            return;
        }

        if (draft.ReturnedToTalk)
        {
            SayItIsOpen(draft);
            ConsentChoices.AskOne(draft);
        }
        else if (draft is { Unheard: true, OpenCase.Consent: Consent.Unanswered, Conversation.Question: not { Kind: QuestionKind.Consent } })
        {
            ConsentQuestion.Repeat(draft);
        }
        else if (draft is { Unheard: false, OpenCase.Consent: Consent.Unanswered } && Language.YesNo.Read(lines.Lines[^1]) is null)
        {
            // They talk on instead of answering: that question rests, and how they may be written to is still asked once.
            ConsentChoices.AskReach(draft);
        }
    }

    /// <summary>
    /// Whether the person writes without knowing that a volunteer took their case: the announcement came more than five minutes after their last message,
    /// so it waited for this one, or it waits for «متابعة». What they say now they say to the bot.
    /// </summary>
    /// <param name="draft">The turn, after the arrival was noted.</param>
    /// <param name="lastHere">When the person was there before this turn.</param>
    public static bool IsUnheardOf(TurnDraft draft, DateTimeOffset? lastHere) =>
        draft.OpenCase is { State: CaseState.Owned, Consent: not Consent.Given, TakenAt: { } taken }
        && (draft.Conversation.AwaitsContinue
            || (draft.Conversation.Reach != Reach.AnyTime && lastHere is { } last && last < taken && taken - last > ConversationLimits.Prompted));

    public static void Choice(TurnDraft draft, string payload)
    {
        var question = draft.Conversation.Question;
        var press = ButtonPayload.Read(payload);
        if (payload == ButtonPayload.ShowPayload || (question is not null && Choices.BelongsToTheCase(question.Kind) && press?.Visit == question.Visit))
        {
            Choices.Press(draft, payload);
            return;
        }

        if (draft.Conversation.AwaitsContinue)
        {
            Arrival.Welcome(draft);
            return;
        }

        if (press is { Choice: var choice } && Unsending.Is(choice) && Unsending.Ask(draft, choice))
        {
            return;
        }

        if (press is { } old && draft.Conversation.Asked.FirstOrDefault(item => item.Visit == old.Visit) is { } asked && Late(draft, asked, old.Choice))
        {
            return;
        }

        draft.Do(new Happened("press_stale"));
        SayItIsOpen(draft);
    }

    /// <summary>Says with whom the talk goes on.</summary>
    public static void SayItIsOpen(TurnDraft draft) => draft.SayText(draft.Text(MessageIds.TalkOpen, ("alias", draft.OpenCase?.Owner?.Alias ?? "")));

    /// <summary>The answer to the volunteer's latest yes-or-no question is a line of the person; somebody else reads it if the volunteer is gone.</summary>
    public static bool YesNo(TurnDraft draft, bool yes) => Answer(draft, draft.Text(yes ? MessageIds.YesButton : MessageIds.NoButton));

    /// <summary>An older question whose buttons are still on the screen: consent, reach, or a volunteer's yes-or-no, whose answer then says to which question it belongs. False when this is none.</summary>
    public static bool Late(TurnDraft draft, AskedQuestion asked, string choice)
    {
        if (asked.Place != YesNoPlace)
        {
            return ConsentChoices.Late(draft, asked, choice);
        }

        if (asked.Chosen is not null || asked.Text is null || choice is not (ChoiceIds.Yes or ChoiceIds.No))
        {
            return false;
        }

        draft.Conversation = draft.Conversation with
        {
            Asked = [.. draft.Conversation.Asked.Select(item => item.Visit == asked.Visit ? item with { Chosen = choice } : item)],
        };
        var word = draft.Text(choice == ChoiceIds.Yes ? MessageIds.YesButton : MessageIds.NoButton);
        return Answer(draft, draft.Text(MessageIds.AnswerTo, ("answer", word), ("question", asked.Text)));
    }

    /// <summary>
    /// A sign under a volunteer's line reaches whoever has the talk. It is no message: nothing is answered or greeted, and it does not show who holds the phone; in danger the
    /// answer to a question is looked at as soon as words are.
    /// </summary>
    public static void Reacted(TurnDraft draft, PersonReacted reacted)
    {
        if (draft.Conversation is not { State: ConversationState.WithVolunteer, Left: false })
        {
            return;
        }

        if (Arrival.IsAway(draft))
        {
            draft.DeskLine(reacted.Sign.Length > 0 ? MessageIds.DeskReacted : MessageIds.DeskReactedNoMore, ("sign", reacted.Sign), ("line", reacted.Line));
            return;
        }

        var words = reacted.Sign.Length > 0
            ? draft.Text(MessageIds.ReactedTo, ("sign", reacted.Sign), ("line", reacted.Line))
            : draft.Text(MessageIds.ReactedNoMore, ("line", reacted.Line));
        draft.Do(new KeepLine(LineAuthor.Person, words, Live: true));
        if (draft.Conversation.Level >= Level.L3 && reacted.Sign.Length > 0 && reacted.IsUnderAQuestion)
        {
            OweReply(draft);
        }
    }

    /// <summary>A new sign while a volunteer is there: the card changes; a new L4 sign without a line within ninety seconds is answered by the bot, and whoever stays silent for the lease of the new level loses the case.</summary>
    public static void Raise(TurnDraft draft, Rise rise)
    {
        draft.EditCase(open => open with { Reasons = [.. open.Reasons.Union(rise.Reasons)] });
        draft.Alert(CoordinatorAlert.UrgentCase);
        if (rise.LevelRose)
        {
            SecondPerson.Call(draft);
        }

        CaseClocks.ShortenLease(draft);
        OweReply(draft);
        CaseClocks.Danger(draft, draft.Conversation.Level);
    }

    /// <summary>«إنهاء»: ends the talk. An L3 or L4 that still waits stays known to coordinators, without a word of the person.</summary>
    public static bool EndedByPerson(TurnDraft draft)
    {
        if (draft.OpenCase is { State: CaseState.Waiting } && draft.Conversation.Level >= Level.L3)
        {
            draft.EditCase(open => open with { Consent = Consent.Refused });
            draft.Alert(CoordinatorAlert.ConsentNotNow);
            draft.Say(MessageIds.RequestKept);
            Meanwhile.GoOn(draft);
            return true;
        }

        draft.DeskLine(MessageIds.DeskEnded);
        if (draft.Conversation.Level >= Level.L3)
        {
            draft.Alert(CoordinatorAlert.ConsentNotNow);
        }

        CaseEnding.End(draft, CaseOutcome.EndedByPerson, MessageIds.TalkEnded);
        return true;
    }

    /// <summary>
    /// «شخص آخر»: the owner is frozen out and the case waits for somebody else. Right after it went to somebody else, who has not written, it is about the one before: nobody
    /// has to wait anew for what they have.
    /// </summary>
    public static bool SomebodyElse(TurnDraft draft)
    {
        var meant = draft.OpenCase?.ComplainedOf(draft.Now, ConversationLimits.JustPassedOn);
        if (draft.OpenCase?.Owner is { } now && meant is not null && meant.VolunteerId != now.VolunteerId)
        {
            draft.Alert(CoordinatorAlert.SomebodyElseAsked);
            Freeze(draft, meant);
            draft.SayText(draft.Text(MessageIds.VolunteerJoined, ("alias", now.Alias))); // and how to change this one too
            return true;
        }

        draft.DeskLine(MessageIds.DeskSomebodyElse);
        draft.Alert(CoordinatorAlert.SomebodyElseAsked);
        Freeze(draft, meant);
        draft.Say(MessageIds.SomebodyElse);
        return true;
    }

    /// <summary>Takes the case for good from somebody who speaks with the person, or did. Where they still had it, it returns to the queue at the same level.</summary>
    public static void Freeze(TurnDraft draft, CaseOwner? partner)
    {
        if (partner is null)
        {
            return;
        }

        draft.EditCase(item => item with
        {
            Excluded = [.. item.Excluded.Union([partner.VolunteerId])],
            Second = item.Second?.VolunteerId == partner.VolunteerId ? null : item.Second,
        });
        if (draft.OpenCase?.Owner?.VolunteerId == partner.VolunteerId)
        {
            CaseEnding.BackToQueue(draft);
        }
    }

    private static bool Answer(TurnDraft draft, string line)
    {
        if (draft.OpenCase is null)
        {
            return false;
        }

        draft.Do(new KeepLine(LineAuthor.Person, line, Live: true));
        if (draft.Conversation.State == ConversationState.WithVolunteer)
        {
            OweReply(draft);
        }
        else
        {
            Handover.SayItWaits(draft);
        }

        return true;
    }

    public static void OweReply(TurnDraft draft)
    {
        var due = draft.Now + (draft.OpenCase?.LastVolunteerAt is null ? draft.Clocks().FirstReply : draft.Clocks().NextReply);
        if (draft.OpenCase is { ReplyDueAt: var owed } && (owed is null || due < owed))
        {
            CaseClocks.OweReply(draft, due);
        }
    }
}
