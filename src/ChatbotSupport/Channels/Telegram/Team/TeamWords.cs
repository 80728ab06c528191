using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>The sentences of the team's side of the bot, from `messages.yaml`; names of levels, signs and refusals are those of the desk.</summary>
public sealed class TeamWords(CurrentPlaybook playbook, TurnOptions turns, TimeProvider clock)
{
    /// <summary>The steps in the order in which people are led through them.</summary>
    public static IReadOnlyList<string> Steps { get; } =
        [TeamMessageIds.StepReport, TeamMessageIds.StepNoEngage, TeamMessageIds.StepNoPay, TeamMessageIds.StepEvidence, TeamMessageIds.StepTrustedPerson, TeamMessageIds.StepPrivacy];

    /// <summary>The same where reporting comes last.</summary>
    public static IReadOnlyList<string> StepsHumanFirst { get; } = [.. Steps.Skip(1), TeamMessageIds.StepReport];

    /// <summary>The step that a place in the flow belongs to; null when all of them lie behind it.</summary>
    public static string? StepOf(string? place) => place switch
    {
        "report" or "team_after_report" or "report_choice" or "team_after_report_choice" => TeamMessageIds.StepReport,
        "no_engage" or "team_after_no_engage" => TeamMessageIds.StepNoEngage,
        "no_pay" or "team_after_no_pay" => TeamMessageIds.StepNoPay,
        "evidence" or "team_after_evidence" => TeamMessageIds.StepEvidence,
        "trusted_person" or "no_trusted_person" or "team_after_trusted_person" => TeamMessageIds.StepTrustedPerson,
        "privacy" or "app_settings" => TeamMessageIds.StepPrivacy,
        _ => null,
    };

    /// <summary>A sentence with its arguments filled in.</summary>
    public string Of(string id, params (string Name, string Value)[] arguments) => arguments.Aggregate(
        playbook.Value.Messages[id].Trim(), (text, argument) => text.Replace($"(({argument.Name}))", argument.Value, StringComparison.Ordinal));

    /// <summary>A time at the desk, with its day when that is not today: «since 08:15» must not hide that it was yesterday.</summary>
    public string Time(DateTimeOffset at) => At(TimeZoneInfo.ConvertTime(at, turns.Zone), clock.GetUtcNow());

    /// <summary>Until when a person can be written to on a messenger that ends that by itself; null while it need not be said.</summary>
    /// <param name="until">Until when, unix milliseconds.</param>
    /// <param name="now">The time.</param>
    /// <param name="within">It need be said when less than this is left.</param>
    public string? Window(long until, DateTimeOffset now, TimeSpan within)
    {
        var end = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(until) - DeliveryLimits.WindowSlack, turns.Zone);
        return end <= now ? Of(WhatsAppMessageIds.WindowClosed)
            : end - now < within ? Of(WhatsAppMessageIds.OpenUntil, ("time", At(end, now))) : null;
    }

    private string At(DateTimeOffset local, DateTimeOffset now) =>
        local.ToString(local.Date == TimeZoneInfo.ConvertTime(now, turns.Zone).Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Why something was not done.</summary>
    public static string Refusal(Refusal refusal) => DeskWords.Of("refusals", refusal.ToString());

    /// <summary>A level in words.</summary>
    public static string Level(Level level) => DeskWords.Of("levels", level.ToString());

    /// <summary>A code as people read it: 482-715.</summary>
    public static string Code(string code) => code.Length == 6 ? $"{code[..3]}-{code[3..]}" : code;
}
