using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>With whom the person would like to talk: asked once while they wait, never before somebody was called, and never a reason to wait longer (safeguarding rules, section 5).</summary>
internal static class Wishes
{
    public const string Place = "wish";

    /// <summary>The place of the same question asked once more.</summary>
    public const string AgainPlace = "wish/again";

    private static readonly (Wish Wish, string MessageId)[] Options =
    [
        (Wish.Woman, WishMessageIds.Woman), (Wish.Man, WishMessageIds.Man), (Wish.NoDifference, WishMessageIds.Any),
    ];

    /// <summary>Asks, unless somebody is there already, it was asked before, or danger leaves no room for it. False when it is not asked.</summary>
    public static bool Ask(TurnDraft draft)
    {
        if (draft.OpenCase is not { State: CaseState.Waiting, Consent: Consent.Given } || draft.Conversation is not { Wish: Wish.Unknown, Level: < Level.L4, AwaitsContinue: false }
            || draft.Conversation.Asked.Any(item => item.Place == Place))
        {
            return false;
        }

        // Whoever waits must not have to answer first to find the steps; the wish keeps the numbers one to three.
        Meanwhile.SayHereMeanwhile(draft);
        draft.Say(WishMessageIds.Question);
        ShowChoices(draft);
        return true;
    }

    /// <summary>
    /// A text while the wish is open: a word for one of the choices, also after something else was answered, or a question about the question, which is explained once.
    /// False when it is about something else; that goes its usual way and the wish stays open.
    /// </summary>
    public static bool Read(TurnDraft draft, PersonLines lines)
    {
        if (Unclear.GentleQuestionIsOpen(draft) || draft.OpenCase is not { State: CaseState.Waiting } || draft.Conversation is not { Wish: Wish.Unknown, AwaitsContinue: false } || draft.Rise.Seen > Level.L0
            || draft.Conversation.Asked.Count(item => item.Place == Place) is not (> 0 and var asked))
        {
            return false;
        }

        var text = lines.Lines[^1];
        if (WishWords.Read(text) is { } wish)
        {
            return Choose(draft, ChoiceIds.Wish + wish);
        }

        if (asked > 1 || draft.Conversation.Question is not { Kind: QuestionKind.Wish } || !AskingBack.Is(lines.Joined))
        {
            return false;
        }

        draft.Say(WishMessageIds.Explained);
        ShowChoices(draft);
        return true;
    }

    /// <summary>The person chose, and hears honestly whether somebody of that kind is known to be there now. Inside a talk it is only noted.</summary>
    public static bool Choose(TurnDraft draft, string choice)
    {
        if (!Enum.TryParse<Wish>(choice.AsSpan(ChoiceIds.Wish.Length), out var wish) || Options.All(item => item.Wish != wish))
        {
            return false;
        }

        Arrival.Resume(draft);
        draft.Conversation = draft.Conversation with { Wish = wish };
        draft.Do(new Happened("wish_said"));
        draft.Say(wish == Wish.NoDifference || draft.OpenCase is not { State: CaseState.Waiting } ? WishMessageIds.Noted : draft.Moment.OnShift(wish) > 0 ? WishMessageIds.Kept : WishMessageIds.NotNow);
        Meanwhile.GoOn(draft, wasSaid: true);
        return true;
    }

    /// <summary>Asks the open question once more, after something came between it and its answer. False when it is not what is open.</summary>
    public static bool Repeat(TurnDraft draft)
    {
        if (draft.OpenCase is not { State: CaseState.Waiting } || draft.Conversation is not { Wish: Wish.Unknown, Question.Kind: QuestionKind.Wish })
        {
            return false;
        }

        draft.Say(WishMessageIds.Question);
        ShowChoices(draft, AgainPlace);
        return true;
    }

    private static void ShowChoices(TurnDraft draft, string place = Place) =>
        draft.Ask(QuestionKind.Wish, place, [.. Options.Select(item => new QuestionOption(ChoiceIds.Wish + item.Wish, draft.Text(item.MessageId))), .. Meanwhile.WaysOn(draft)]);

    /// <summary>A talk begins: the question is over, for a word of it means something else from now on.</summary>
    public static void Drop(TurnDraft draft)
    {
        if (draft.Conversation.Question is { Kind: QuestionKind.Wish })
        {
            draft.Conversation = draft.Conversation with { Question = null };
        }
    }

    /// <summary>Somebody who is known to be else than wished for is there now: said once in a case, with the way to change it. Of whoever has no mark nothing is known, so nothing is said.</summary>
    public static void SayIfNotMet(TurnDraft draft, CaseOwner owner)
    {
        if (draft.OpenCase is { WishUnmetTold: false } && draft.Conversation.Wish is Wish.Woman or Wish.Man
            && owner.Mark is Wish.Woman or Wish.Man && owner.Mark != draft.Conversation.Wish)
        {
            draft.EditCase(open => open with { WishUnmetTold = true });
            draft.Say(WishMessageIds.NotMet);
        }
    }
}
