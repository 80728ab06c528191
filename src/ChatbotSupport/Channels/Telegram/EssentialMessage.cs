using System.Text.Json;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>
/// The words of a message that as a whole cannot be read, because it also carries something newer than this program (where it was forwarded from, a new kind
/// of attachment): who wrote is answered all the same. That the words are somebody else's, or a bot's, is kept though nobody can read whose.
/// </summary>
internal static class EssentialMessage
{
    private static readonly string[] Kinds = ["message", "edited_message"];
    private static readonly string[] Plain = ["message_id", "date", "edit_date", "text", "caption", "media_group_id"];

    // The later ones as Telegram named them before.
    private static readonly string[] Origins = ["forward_origin", "forward_from", "forward_from_chat", "forward_sender_name", "forward_date"];

    /// <summary>The message with nothing but its words; null when it is no message, and it throws when not even that can be read.</summary>
    public static Update? Find(JsonElement raw) => raw.ValueKind == JsonValueKind.Object && Array.Find(Kinds, name => raw.TryGetProperty(name, out _)) is { } kind
        ? Reduced(raw, kind, raw.GetProperty(kind)).Deserialize<Update>(JsonBotAPI.Options)
        : null;

    private static JsonObject Reduced(JsonElement raw, string kind, JsonElement message)
    {
        var chat = message.GetProperty("chat");
        var from = message.GetProperty("from");
        var reduced = new JsonObject
        {
            ["chat"] = Some(chat, "id", "type"),
            ["from"] = Some(from, "id", "is_bot", "first_name"),
        };
        if (Origins.Any(name => message.TryGetProperty(name, out _)))
        {
            reduced["forward_origin"] = new JsonObject { ["type"] = "hidden_user", ["date"] = 1, ["sender_user_name"] = "?" };
        }

        if (message.TryGetProperty("via_bot", out _))
        {
            reduced["via_bot"] = new JsonObject { ["id"] = 1, ["is_bot"] = true, ["first_name"] = "?" };
        }

        foreach (var (name, value) in Some(message, Plain).ToList())
        {
            reduced[name] = value?.DeepClone();
        }

        return new JsonObject { ["update_id"] = JsonValue.Create(raw.GetProperty("update_id")), [kind] = reduced };
    }

    private static JsonObject Some(JsonElement all, params string[] names)
    {
        var some = new JsonObject();
        foreach (var name in names)
        {
            if (all.TryGetProperty(name, out var value))
            {
                some[name] = JsonValue.Create(value);
            }
        }

        return some;
    }
}
