using System.Diagnostics.Metrics;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Measures what comes from Telegram.</summary>
internal static class TelegramMeter
{
    private static readonly Meter Meter = new("ChatbotSupport.Telegram");

    private static readonly Counter<long> Updates = Meter.CreateCounter<long>("chatbot.telegram.updates", null, "Updates of Telegram by what became of them.");

    /// <summary>An update was taken.</summary>
    public static void Took(string outcome) => Updates.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
