using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>With whom the person would like to talk: asked once while they wait, never before somebody was called, and never a reason to wait longer (safeguarding rules, section 5).</summary>
internal static class Wishes
{
    public const string Place = "wish";

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

        draft.Say(WishMessageIds.Question);
        draft.Ask(QuestionKind.Wish, Place, [.. Options.Select(item => new QuestionOption(ChoiceIds.Wish + item.Wish, draft.Text(item.MessageId)))]);
        return true;
    }

    /// <summary>The person chose, and hears honestly whether there is somebody of that kind now.</summary>
    public static bool Choose(TurnDraft draft, string choice)
    {
        if (!Enum.TryParse<Wish>(choice.AsSpan(ChoiceIds.Wish.Length), out var wish) || Options.All(item => item.Wish != wish))
        {
            return false;
        }

        Arrival.Resume(draft);
        draft.Conversation = draft.Conversation with { Wish = wish };
        draft.Do(new Happened("wish_said"));
        draft.Say(wish == Wish.NoDifference ? WishMessageIds.Noted : draft.Moment.OnShift(wish) > 0 ? WishMessageIds.Kept : WishMessageIds.NotNow);
        Guidance.GoOn(draft);
        return true;
    }

    /// <summary>Somebody else than wished for is there now: said at once and once, with the way to change it.</summary>
    public static void SayIfNotMet(TurnDraft draft, CaseOwner owner)
    {
        if (draft.Conversation.Wish is Wish.Woman or Wish.Man && owner.Mark != draft.Conversation.Wish)
        {
            draft.Say(WishMessageIds.NotMet);
        }
    }
}
