using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Chats;

/// <summary>Somebody who has Telegram: a person, or the bot.</summary>
internal sealed class Account
{
    public required long Id { get; init; }

    public required string FirstName { get; set; }

    public string? Username { get; init; }

    public string? Language { get; init; }

    public bool IsBot { get; init; }

    /// <summary>Deleted their account.</summary>
    public bool IsDeactivated { get; set; }

    public JsonObject ToJson() => Json.Of(
        ("id", Id), ("is_bot", IsBot), ("first_name", FirstName), ("username", Username), ("language_code", Language));
}
