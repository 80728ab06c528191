using System.Globalization;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Tells about a known scam: the verdict, why, and the one thing to do now; claim, source, the other cases and a text to pass on behind buttons. An unknown link is never called safe.</summary>
internal static class AlertReply
{
    /// <summary>Longest list of links that is shown.</summary>
    private const int MostLinks = 3;

    /// <summary>Most signs of fraud that are named, so that the message stays short.</summary>
    private const int MostSigns = 2;

    private const string Place = "alert/";

    private const string Paid = "already_paid";

    private static readonly string[] Exposing = [.. new[] { "مبتز", "ابتز", "يبتز", "نشر", "فضح", "فضيح", "فيديو", "صور", "محادث" }.Select(ArabicText.Normalize)];

    /// <summary>False when the text holds neither a known claim nor a link.</summary>
    public static bool Give(TurnDraft draft, PersonLines lines)
    {
        var match = lines.Alert(draft.Playbook);
        if (match.AlertId is { } id && (match.IsByLink || !TellsOfExposure(draft, lines)) && Give(draft, id))
        {
            return true;
        }

        if (!match.HasUnknownLink)
        {
            return false;
        }

        draft.Do(new Happened("unknown_link"));
        var signs = match.Signs.Take(MostSigns).Select(sign => draft.Text(AlertMessageIds.Of(sign)).Trim());
        draft.SayText(string.Join('\n', [draft.Text(MessageIds.UnknownLink, ("links", string.Join('\n', match.Links.Take(MostLinks)))).Trim(), .. signs]));
        AskWhatNext(draft, "", withMore: false, withShare: false, withCheck: true);
        return true;
    }

    /// <summary>What is asked right under a warning is about that scam: «اثق بيه؟» is answered by its verdict, «راحت فلوسي؟» by what can be done, not by words for somebody who is blackmailed.</summary>
    public static bool GoOn(TurnDraft draft, PersonLines lines)
    {
        if (draft is not { Rise.Seen: Level.L0, Conversation: { AwaitsContinue: false, Question: { Kind: QuestionKind.AfterAnswer } question } } || !question.Place.StartsWith(Place, StringComparison.Ordinal) || lines.Lines.Count > 1)
        {
            return false;
        }

        if (Doubt.Is(lines.Joined))
        {
            return Give(draft, question.Place[Place.Length..]);
        }

        return lines.Answer(draft.Playbook).AnswerId is Paid && question.Options.Any(option => option.Id == ChoiceIds.Opened) && Choices.Apply(draft, question, ChoiceIds.Opened);
    }

    /// <summary>Tells about one alert; false when there is none of this id.</summary>
    public static bool Give(TurnDraft draft, string id)
    {
        if (!draft.Playbook.Alerts.TryGetValue(id, out var alert))
        {
            return false;
        }

        draft.Do(new Happened("alerted_" + id));
        SayAlert(draft, alert);
        return true;
    }

    /// <summary>«Was it this?» was answered with an alert.</summary>
    public static bool Chosen(TurnDraft draft, string choice) => choice.StartsWith(ChoiceIds.Alert, StringComparison.Ordinal) && Give(draft, choice[ChoiceIds.Alert.Length..]);

    /// <summary>The alert that the text resembles, as a choice of "which of these did you mean?"; null when there is none.</summary>
    public static QuestionOption? Perhaps(TurnDraft draft, PersonLines lines) =>
        lines.Alert(draft.Playbook).Perhaps is { } id && draft.Playbook.Alerts.TryGetValue(id, out var alert) ? new(ChoiceIds.Alert + id, alert.Title.Trim()) : null;

    /// <summary>What «المزيد» adds: the claim, where and when it was checked, and what to do in each case.</summary>
    public static bool More(TurnDraft draft, Question question)
    {
        if (!question.Place.StartsWith(Place, StringComparison.Ordinal) || !draft.Playbook.Alerts.TryGetValue(question.Place[Place.Length..], out var alert))
        {
            return false;
        }

        draft.SayText(draft.Text(
            MessageIds.AlertMore,
            ("claim", alert.Claim.Trim()),
            ("why", alert.Why.Trim()),
            ("source", alert.Source.Trim()),
            ("date", alert.CheckedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? draft.Text(AlertMessageIds.Unchecked).Trim())));
        draft.SayText(alert.Advice);
        AskWhatNext(draft, alert.Id, withMore: false, withShare: true);
        return true;
    }

    /// <summary>The text to pass on, in a message of its own; false when the question belongs to no alert that still exists.</summary>
    public static bool Share(TurnDraft draft, Question question)
    {
        if (!question.Place.StartsWith(Place, StringComparison.Ordinal) || !draft.Playbook.Alerts.TryGetValue(question.Place[Place.Length..], out var alert))
        {
            return false;
        }

        draft.Say(MessageIds.AlertShare);
        draft.SayText(alert.Share);
        AskWhatNext(draft, alert.Id, withMore: false, withShare: false);
        return true;
    }

    // «مديري يريد فلوس من الراتب والا يطلع الفيديو» holds the words of a scam and is blackmail.
    private static bool TellsOfExposure(TurnDraft draft, PersonLines lines) => draft.Rise.SaysBlackmail && ArabicText.Words(lines.Joined).Any(word => Exposing.Any(part => word.Contains(part, StringComparison.Ordinal)));

    private static void SayAlert(TurnDraft draft, Alert alert)
    {
        draft.SayText(draft.Text(
            MessageIds.AlertReply,
            ("verdict", draft.Text(VerdictId(alert.Verdict))),
            ("title", alert.Title.Trim()),
            ("why", FirstLine(alert.Why)),
            ("advice", FirstLine(alert.Advice))));
        AskWhatNext(draft, alert.Id, withMore: true, withShare: true);
    }

    private static string FirstLine(string text) => text.Trim().Split('\n')[0].Trim();

    private static void AskWhatNext(TurnDraft draft, string alertId, bool withMore, bool withShare, bool withCheck = false)
    {
        // A warning is long; who answers here is told with the next message.
        Arrival.GreetLater(draft);
        var options = new List<QuestionOption>();
        if (draft.Playbook.Flows.ContainsKey(Guidance.OpenedLinkFlow))
        {
            options.Add(new(ChoiceIds.Opened, draft.Text(MessageIds.OpenedButton)));
        }

        if (withMore)
        {
            options.Add(new(ChoiceIds.More, draft.Text(MessageIds.MoreButton)));
        }

        if (withShare)
        {
            options.Add(new(ChoiceIds.Share, draft.Text(MessageIds.ShareButton)));
        }

        if (withCheck && draft.OpenCase is null)
        {
            options.Add(new(ChoiceIds.CheckLink, draft.Text(AlertMessageIds.CheckButton)));
        }

        options.Add(AnswerReply.WayOn(draft));
        options.Add(new(ChoiceIds.Human, draft.Text(MessageIds.HumanButton)));
        draft.Ask(QuestionKind.AfterAnswer, Place + alertId, options);
    }

    private static string VerdictId(Verdict verdict) => verdict switch
    {
        Verdict.Fake => MessageIds.AlertFake,
        Verdict.Misleading => MessageIds.AlertMisleading,
        Verdict.Unconfirmed => MessageIds.AlertUnconfirmed,
        _ => MessageIds.AlertGenuine,
    };
}
