using System.Globalization;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>A message on somebody's screen, as it is remembered: its number means something only together with the bot that sent or received it.</summary>
internal static class MessageKey
{
    /// <summary>Writes one.</summary>
    public static string Write(long bot, int message) => string.Create(CultureInfo.InvariantCulture, $"{bot} {message}");

    /// <summary>The number of the message; null when it belongs to another bot, whose messages this one cannot touch.</summary>
    public static int? Read(string key, long bot) =>
        key.Split(' ') is [var owner, var message] && owner == bot.ToString(CultureInfo.InvariantCulture) ? int.Parse(message, CultureInfo.InvariantCulture) : null;
}
