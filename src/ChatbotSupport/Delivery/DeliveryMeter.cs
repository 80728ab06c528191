using System.Diagnostics.Metrics;

namespace ChatbotSupport.Delivery;

/// <summary>Measures what becomes of lines.</summary>
internal static class DeliveryMeter
{
    private static readonly Meter Meter = new("ChatbotSupport.Delivery");

    private static readonly Counter<long> Lines = Meter.CreateCounter<long>("chatbot.deliveries", null, "Lines by channel and what became of them.");

    /// <summary>A line was handed to a channel.</summary>
    public static void Handed(string channel, DeliveryOutcome outcome) => Lines.Add(1, new("channel", channel), new("outcome", outcome.GetType().Name));

    /// <summary>The gate keeps a line back.</summary>
    public static void Held(string channel) => Lines.Add(1, new("channel", channel), new("outcome", "Held"));
}
