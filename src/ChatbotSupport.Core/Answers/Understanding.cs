using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Answers;

/// <summary>What the bot would make of one text outside any conversation, with the reasons; operators try their wording with it.</summary>
/// <param name="Kind">What it would do with it.</param>
/// <param name="Intent">The answer it would give, or the intent of a command; null when not confident.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Alternatives">What it would offer to choose from, best first.</param>
/// <param name="Flags">Signs of danger.</param>
/// <param name="Level">How urgent.</param>
/// <param name="Route">Whether a human comes before the police.</param>
/// <param name="Escalate">A volunteer would be called.</param>
/// <param name="AsksHuman">The text asks for a human.</param>
/// <param name="Alert">The scam alert it matches, or null.</param>
/// <param name="Because">Reasons: rule ids, control words, figures; never the text.</param>
public sealed record Understanding(
    UnderstandingKind Kind,
    string? Intent,
    double Confidence,
    IReadOnlyList<string> Alternatives,
    IReadOnlyList<Flag> Flags,
    Level Level,
    Route Route,
    bool Escalate,
    bool AsksHuman,
    string? Alert,
    IReadOnlyList<string> Because)
{
    /// <summary>Everything that fired, in whole lines: signs with rule and phrase, the control word, the alert with its step, the answers.</summary>
    public IReadOnlyList<string> Explained { get; init; } = [];

    /// <summary>The intent of asking for a human.</summary>
    public const string HumanIntent = "talk_to_human";

    /// <summary>The intent of leaving, ending and erasing.</summary>
    public const string ExitIntent = "quick_exit";

    /// <summary>The intent of asking for the menu.</summary>
    public const string MenuIntent = "greet_thanks_menu";

    /// <summary>Understands one text: danger first, always; then control words, known scams, answers.</summary>
    public static Understanding Of(string text, Playbook playbook)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var reading = Reading.Of(text);
        var screening = playbook.Risks.Screen(reading);
        var control = lines.Select(ControlWords.Recognise).FirstOrDefault(control => control is not null);
        var alert = playbook.AlertMatcher.Match(reading);
        var answer = playbook.AnswerFinder.Find(reading);
        // A wish that was only heard does not take the place of an answer that is sure.
        var hearsWish = screening.WantsHuman && control is null && alert.AlertId is null && (screening.SurelyWantsHuman || LeavesRoomForWish(answer, playbook));
        var kind = control is not null || hearsWish ? UnderstandingKind.Command
            : alert.AlertId is not null ? UnderstandingKind.Alert
            : answer.AnswerId is not null ? UnderstandingKind.Answer
            : UnderstandingKind.Unknown;
        var asksHuman = hearsWish || lines.Any(line => ControlWords.Recognise(line) is Control.Human or Control.Anger);
        return new(
            kind,
            control is { } known ? IntentOf(known) : hearsWish ? HumanIntent : answer.AnswerId,
            control is not null || alert.AlertId is not null ? 1 : answer.Confidence,
            answer.Alternatives,
            screening.Flags,
            screening.Level,
            screening.Route,
            screening.Level >= Level.L3 || asksHuman,
            asksHuman,
            alert.AlertId,
            Reasons(screening, control, alert, answer))
        {
            Explained = [.. Explain(screening, control, alert, answer)],
        };
    }

    /// <summary>Whether a wish for a human that was heard, not surely, comes before what was found: nothing was, or something about such wishes that no phrasing names.</summary>
    public static bool LeavesRoomForWish(AnswerMatch answer, Playbook playbook) =>
        answer.AnswerId is null or HumanIntent || (playbook.Risks.StandsBesideWish(answer.AnswerId) && !answer.IsPhrasing);

    private static IEnumerable<string> Explain(Screening screening, Control? control, AlertMatch alert, AnswerMatch answer)
    {
        foreach (var rule in screening.Because)
        {
            yield return screening.Phrases.TryGetValue(rule, out var phrase) ? $"sign {rule}: {phrase}" : $"sign {rule}";
        }

        if (screening.AskGently is { } gentle)
        {
            yield return "asked gently about " + gentle.Name();
        }

        if (control is { } word)
        {
            yield return "control word " + word;
        }

        foreach (var step in alert.Because.Concat(alert.Signs.Select(sign => "link sign " + sign)))
        {
            yield return $"alert {alert.AlertId ?? alert.Perhaps ?? "none"}: {step}";
        }

        if (alert.HasUnknownLink)
        {
            yield return "alert none: unknown link";
        }

        foreach (var reason in answer.Because)
        {
            yield return $"answer {answer.AnswerId ?? "none for sure"}: {reason}";
        }

        foreach (var other in answer.Alternatives.Where(other => other != answer.AnswerId))
        {
            yield return "answer also near: " + other;
        }
    }

    private static List<string> Reasons(Screening screening, Control? control, AlertMatch alert, AnswerMatch answer)
    {
        var reasons = screening.Because.ToList();
        if (control is { } word)
        {
            reasons.Add("control " + word);
        }

        reasons.AddRange(alert.Because);
        if (alert.HasUnknownLink)
        {
            reasons.Add("unknown link");
            reasons.AddRange(alert.Signs.Select(sign => "link sign " + sign));
        }

        reasons.AddRange(answer.Because);
        return reasons;
    }

    private static string? IntentOf(Control control) => control switch
    {
        Control.Human or Control.Anger or Control.SomebodyElse => HumanIntent,
        Control.Leave or Control.End or Control.Erase or Control.Stop => ExitIntent,
        Control.Menu or Control.Back => MenuIntent,
        _ => null,
    };
}

/// <summary>What the bot would do with a text.</summary>
public enum UnderstandingKind
{
    /// <summary>Give a vetted answer.</summary>
    Answer,

    /// <summary>Tell about a known scam.</summary>
    Alert,

    /// <summary>Obey a control word.</summary>
    Command,

    /// <summary>Offer choices, or say that it did not understand.</summary>
    Unknown,
}
