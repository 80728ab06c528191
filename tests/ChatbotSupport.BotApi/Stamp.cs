using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi;

/// <summary>How Telegram writes times and marks.</summary>
internal static class Stamp
{
    /// <summary>Telegram's <c>True</c> fields are there or not there; they are never false.</summary>
    public static JsonNode? True(bool value) => value ? JsonValue.Create(true) : null;

    public static long Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds();
}
