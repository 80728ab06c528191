using System.Globalization;

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

    /// <summary>Puts the button under what is asked. A question about the case that is still open and was not asked again stays the open one.</summary>
    public static void Offer(TurnDraft draft, PersonSentMedia sent)
    {
        if (sent.Kind is not (MediaKind.Photo or MediaKind.Voice or MediaKind.Video or MediaKind.Document) || !ChannelTraits.DeletesWhatWasSent(draft.Conversation.Channel) || draft.Conversation.AwaitsContinue)
        {
            return;
        }

        var open = draft.Conversation.Question;
        if (!draft.HasAsked && open is { Kind: QuestionKind.Consent or QuestionKind.Reach or QuestionKind.Wish or QuestionKind.Erase }
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

    /// <summary>Whether another copy exists.</summary>
    public static bool Ask(TurnDraft draft, string choice)
    {
        if (Read(choice[ChoiceIds.Unsend.Length..]) is null)
        {
            return false;
        }

        draft.Say(MediaMessageIds.DeleteQuestion);
        draft.Ask(QuestionKind.Unsend, $"{Place}/{choice[ChoiceIds.Unsend.Length..]}", Handover.YesAndNo(draft));
        return true;
    }

    /// <summary>It goes from the chat, or stays.</summary>
    public static bool Choose(TurnDraft draft, Question question, bool deletes)
    {
        if (Read(question.Place.Split('/')[^1]) is not { } sent)
        {
            return false;
        }

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

    private static string Write(DateTimeOffset since, DateTimeOffset until) =>
        string.Create(CultureInfo.InvariantCulture, $"{since.ToUnixTimeSeconds()}-{until.ToUnixTimeSeconds()}");

    private static (DateTimeOffset Since, DateTimeOffset Until)? Read(string span) =>
        span.Split('-') is [var since, var until] && Moment(since) is { } first && Moment(until) is { } last ? (first, last) : null;

    private static DateTimeOffset? Moment(string seconds) =>
        seconds.Length <= 10 && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? DateTimeOffset.FromUnixTimeSeconds(number) : null;
}
