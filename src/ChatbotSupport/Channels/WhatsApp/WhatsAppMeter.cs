using System.Diagnostics.Metrics;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Measures what comes from WhatsApp.</summary>
internal static class WhatsAppMeter
{
    private static readonly Meter Meter = new("ChatbotSupport.WhatsApp");

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("chatbot.whatsapp.messages", null, "Messages from WhatsApp by what became of them.");

    /// <summary>A message was taken.</summary>
    public static void Took(string outcome) => Messages.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
