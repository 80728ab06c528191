using System.Globalization;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>The sentences of the team's side of the bot, from `messages.yaml`; names of levels, signs and refusals are those of the desk.</summary>
public sealed class TeamWords(CurrentPlaybook playbook, TurnOptions turns)
{
    /// <summary>A sentence with its arguments filled in.</summary>
    public string Of(string id, params (string Name, string Value)[] arguments) => arguments.Aggregate(
        playbook.Value.Messages[id].Trim(), (text, argument) => text.Replace($"(({argument.Name}))", argument.Value, StringComparison.Ordinal));

    /// <summary>A time of today at the desk.</summary>
    public string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, turns.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Why something was not done.</summary>
    public static string Refusal(Refusal refusal) => DeskWords.Of("refusals", refusal.ToString());

    /// <summary>A level in words.</summary>
    public static string Level(Level level) => DeskWords.Of("levels", level.ToString());

    /// <summary>A code as people read it: 482-715.</summary>
    public static string Code(string code) => code.Length == 6 ? $"{code[..3]}-{code[3..]}" : code;
}
