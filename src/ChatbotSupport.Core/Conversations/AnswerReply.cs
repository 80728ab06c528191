using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Gives a vetted answer in the wording of the person's route, with where to go next.</summary>
internal static class AnswerReply
{
    public const string StartAnswer = "blackmailed_start";

    private const string AboutUs = "about_bot_privacy";

    public static string TextFor(Answer answer, Route route, Conversation conversation) =>
        VariantFor(answer, route, conversation) is { } variant ? variant.Text : answer.Text;

    private static string? MoreFor(Answer answer, Conversation conversation) =>
        VariantFor(answer, conversation.Route, conversation) is { } variant ? variant.More : answer.More;

    // To whom police or family are a danger nothing else is said first, whatever their age.
    private static AnswerVariant? VariantFor(Answer answer, Route route, Conversation conversation) =>
        route == Route.HumanFirst && answer.HumanFirst is not null ? answer.HumanFirst
        : conversation.Flags.Contains(Flag.Minor) && answer.Minor is { } minor ? minor
        : conversation.Region switch
        {
            Region.Kurdistan => answer.Kurdistan,
            Region.Abroad => answer.Abroad,
            _ => null,
        };

    /// <summary>Says the answer; inside a flow the way back to the waiting step stands under it.</summary>
    public static void Give(TurnDraft draft, Answer answer)
    {
        if (answer.Id == AboutUs && CodeWords.Covers(draft) && draft.Rise.Seen < Level.L2)
        {
            draft.IsCovered = true;
            draft.Do(new Happened("covered"));
            return;
        }

        draft.SayText(TextFor(answer, draft.Conversation.Route, draft.Conversation));
        draft.Do(new Happened("answered_" + answer.Id));
        if (draft.Conversation.Question is { Kind: QuestionKind.Consent } && Repetition.Ask(draft))
        {
            // What was asked about stands right under its answer.
            return;
        }

        AskWhatNext(draft, answer);
    }

    /// <summary>«Which of these did you mean?» was answered.</summary>
    public static bool Chosen(TurnDraft draft, string choice)
    {
        if (choice.StartsWith(ChoiceIds.Answer, StringComparison.Ordinal) && draft.Playbook.Answers.TryGetValue(choice[ChoiceIds.Answer.Length..], out var answer))
        {
            Give(draft, answer);
            return true;
        }

        if (AlertReply.Chosen(draft, choice))
        {
            return true;
        }

        draft.Say(MessageIds.NotUnderstoodTwice);
        draft.Ask(QuestionKind.HumanOffer, "human/" + Reason.NotUnderstood, Handover.YesAndNo(draft));
        return true;
    }

    /// <summary>The ways on from an answer that was said: the main one first, then what more there is to read.</summary>
    public static void AskWhatNext(TurnDraft draft, Answer answer) => AskWhatNext(draft, answer, withMore: MoreFor(answer, draft.Conversation) is not null);

    /// <summary>
    /// Whoever tells of blackmail in words that no answer fits is met as somebody who tells of blackmail; of whom only a sign beside it is known («رجلي يفتش تلفوني»), by the answer to that sign.
    /// False when nothing was told, or when this was said just now.
    /// </summary>
    public static bool GiveStart(TurnDraft draft)
    {
        if (draft.Rise is not { Seen: Level.L1 or Level.L2, AskGently: null } || draft.OpenCase is not null || draft.Conversation.AwaitsContinue || draft.Conversation.Cursor is not null)
        {
            return false;
        }

        var id = draft.Rise.TellsOfBlackmail ? StartAnswer : draft.Rise.Flags.Select(OfSign).OfType<string>().FirstOrDefault() ?? StartAnswer;
        if (draft.Conversation.Question?.Place == id || !draft.Playbook.Answers.TryGetValue(id, out var answer))
        {
            return false;
        }

        Give(draft, answer);
        return true;
    }

    // What is said to whoever tells of this and of no blackmail.
    private static string? OfSign(Flag flag) => flag switch
    {
        Flag.Despair => "emotional_support",
        Flag.ControlledPhone => "phone_compromised",
        Flag.PoliceRefused => "police_no_response",
        Flag.FearOfProsecution => "fear_self_blame_legal",
        _ => null,
    };

    /// <summary>What «المزيد» adds; then the same ways on.</summary>
    public static void GiveMore(TurnDraft draft, Answer answer)
    {
        draft.SayText(MoreFor(answer, draft.Conversation) ?? TextFor(answer, draft.Conversation.Route, draft.Conversation));
        AskWhatNext(draft, answer, withMore: false);
    }

    private static void AskWhatNext(TurnDraft draft, Answer answer, bool withMore)
    {
        var options = new List<QuestionOption>();
        var inFlow = draft.Conversation.Cursor is not null;
        for (var i = 0; i < answer.Next.Count; i++)
        {
            if (!inFlow || answer.Next[i].Flow is null)
            {
                options.Add(new($"{ChoiceIds.Next}{i}", answer.Next[i].Label.Trim()));
            }
        }

        if (withMore)
        {
            options.Insert(Math.Min(1, options.Count), new(ChoiceIds.More, draft.Text(MessageIds.MoreButton)));
        }

        options.Add(WayOn(draft));
        draft.Ask(QuestionKind.AfterAnswer, answer.Id, options);
    }

    /// <summary>Back to the waiting step, or to the menu; after a long silence the steps are not named, and where the team may have written «متابعة» leads to that.</summary>
    public static QuestionOption WayOn(TurnDraft draft) => draft.Conversation switch
    {
        { Cursor: null } when draft is not { Conversation.AwaitsContinue: true, OpenCase: not null } => new(ChoiceIds.Menu, draft.Text(MessageIds.MenuButton)),
        { AwaitsContinue: true } => new(ChoiceIds.Continue, draft.Text(MessageIds.WelcomeContinue)),
        _ => new(ChoiceIds.Continue, draft.Text(MessageIds.ContinueButton)),
    };
}
