using System.Globalization;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Conversations;

/// <summary>
/// A photo, a voice, a video or a file that was sent lies on a phone which others may see: where the channel can delete it, that is offered. First it is asked whether a copy exists,
/// because it may be the only evidence (safeguarding rules, section 4).
/// </summary>
internal static class Unsending
{
    private const string Place = "unsend";

    /// <summary>Whether a choice asks for something that was sent to be deleted.</summary>
    public static bool Is(string choice) => choice.StartsWith(ChoiceIds.Unsend, StringComparison.Ordinal);

    /// <summary>Puts the button under what is asked, where the messenger can delete and no question is open that hangs on a yes.</summary>
    public static void Offer(TurnDraft draft, PersonSentMedia sent)
    {
        if (!sent.HoldsFile || !ChannelTraits.DeletesWhatWasSent(draft.Conversation.Channel) || draft.Conversation.AwaitsContinue)
        {
            return;
        }

        // A question that hangs on a yes (of danger, of consent) stays alone: whoever pressed here instead would leave it unanswered.
        var open = draft.Conversation.Question;
        if (open is { Kind: not (QuestionKind.Step or QuestionKind.AfterAnswer or QuestionKind.DidYouMean or QuestionKind.HumanOffer or QuestionKind.Unsend) }
            && draft.Conversation.Asked.All(item => item.Visit != open.Visit || item.Chosen is null))
        {
            return;
        }

        var option = new QuestionOption(ChoiceIds.Unsend + Write(sent.SentAt?.First ?? draft.Now, sent.SentAt?.Last ?? draft.Now), draft.Text(MediaMessageIds.Delete));
        if (draft.HasAsked && open is not null)
        {
            draft.Ask(open.Kind, open.Place, [.. open.Options.Where(item => !Is(item.Id)), option]);
        }
        else
        {
            draft.Ask(QuestionKind.Unsend, Place, [option]);
        }
    }

    /// <summary>Whether another copy exists. After two days messengers delete nothing any more: then it is said how to do it by hand.</summary>
    public static bool Ask(TurnDraft draft, string choice)
    {
        if (Read(choice[ChoiceIds.Unsend.Length..]) is not { } sent)
        {
            return false;
        }

        if (IsTooOld(draft, sent.Until))
        {
            draft.Say(MediaMessageIds.Kept);
            return true;
        }

        AskForCopy(draft, $"{Place}/{choice[ChoiceIds.Unsend.Length..]}");
        return true;
    }

    /// <summary>«نعم» alone may be meant for anything that was said before, and what is deleted may be the only evidence: only the button, or its very words, answer. False when nothing is asked.</summary>
    public static bool InsistsOnButton(TurnDraft draft, string text)
    {
        if (draft.Conversation.Question is not { Kind: QuestionKind.Unsend, Options.Count: > 1 } question || YesNo.Read(text) is null
            || draft.Conversation.Asked.Any(item => item.Visit == question.Visit && item.Chosen is not null))
        {
            return false;
        }

        AskForCopy(draft, question.Place);
        return true;
    }

    /// <summary>It goes from the chat, or stays.</summary>
    public static bool Choose(TurnDraft draft, Question question, bool deletes)
    {
        if (Read(question.Place.Split('/')[^1]) is not { } sent)
        {
            return false;
        }

        deletes &= !IsTooOld(draft, sent.Until);
        if (deletes)
        {
            draft.Do(new ForgetSaid(sent.Since, sent.Until));
        }

        draft.Say(deletes ? MediaMessageIds.Deleted : MediaMessageIds.Kept);
        if (draft.Conversation.State != ConversationState.WithVolunteer && !Meanwhile.Remind(draft))
        {
            Guidance.Present(draft);
        }

        return true;
    }

    private static void AskForCopy(TurnDraft draft, string place)
    {
        draft.Say(MediaMessageIds.DeleteQuestion);
        draft.Ask(QuestionKind.Unsend, place, [new(ChoiceIds.Yes, draft.Text(MediaMessageIds.DeleteYes)), new(ChoiceIds.No, draft.Text(MediaMessageIds.DeleteNo))]);
    }

    private static bool IsTooOld(TurnDraft draft, DateTimeOffset sent) => draft.Since(sent) > ConversationLimits.Unsendable;

    private static string Write(DateTimeOffset since, DateTimeOffset until) =>
        string.Create(CultureInfo.InvariantCulture, $"{since.ToUnixTimeSeconds()}-{until.ToUnixTimeSeconds()}");

    private static (DateTimeOffset Since, DateTimeOffset Until)? Read(string span) =>
        span.Split('-') is [var since, var until] && Moment(since) is { } first && Moment(until) is { } last ? (first, last) : null;

    private static DateTimeOffset? Moment(string seconds) =>
        seconds.Length <= 10 && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? DateTimeOffset.FromUnixTimeSeconds(number) : null;
}
