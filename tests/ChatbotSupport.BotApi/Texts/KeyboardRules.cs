using System.Text;
using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.Texts;

/// <summary>Reads the buttons under a message and refuses those that Telegram refuses.</summary>
internal static class KeyboardRules
{
    private static readonly HashSet<string> KnownFields =
    [
        "text", "icon_custom_emoji_id", "style", "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
    ];

    public static Keyboard? Read(JsonObject? markup)
    {
        if (markup?["inline_keyboard"] is not { } node)
        {
            return null;
        }

        if (node is not JsonArray rows)
        {
            throw Refusal.BadRequest("field \"inline_keyboard\" must be of type Array");
        }

        var read = rows
            .Select(row => row as JsonArray ?? throw Refusal.BadRequest("can't parse inline keyboard: expected an Array of Array of InlineKeyboardButton"))
            .Select(row => (IReadOnlyList<Button>)[.. row.Select(One).Take(BotApiLimits.ButtonsPerRow)])
            .Where(row => row.Count > 0)
            .ToList();
        if (read.Sum(row => row.Count) > BotApiLimits.Buttons)
        {
            throw Refusal.BadRequest("reply markup is too long");
        }

        return read.Count == 0 ? null : new Keyboard(read);
    }

    private static Button One(JsonNode? node)
    {
        var button = node as JsonObject ?? throw Unreadable("Expected an Object");
        if (button.Select(field => field.Key).FirstOrDefault(name => !KnownFields.Contains(name)) is { } unknown)
        {
            throw Unreadable($"Unknown field \"{unknown}\"");
        }

        var text = Field(button, "text") ?? throw Unreadable("Can't find field \"text\"");
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Refusal.BadRequest("BUTTON_TEXT_INVALID");
        }

        var style = Field(button, "style");
        if (style is not (null or "danger" or "success" or "primary"))
        {
            throw Unreadable("Invalid button style specified");
        }

        var disabled = button["disabled"] is JsonObject;
        if (Field(button, "url") is { Length: > 0 } url)
        {
            return LinkRules.WhyRefused(url) is { } why
                ? throw Refusal.BadRequest($"inline keyboard button URL '{url}' is invalid: {why}")
                : new Button(text, null, url, null, style, disabled);
        }

        if (Field(button, "callback_data") is { Length: > 0 } data)
        {
            return Encoding.UTF8.GetByteCount(data) > BotApiLimits.CallbackDataBytes
                ? throw Refusal.BadRequest("BUTTON_DATA_INVALID")
                : new Button(text, data, null, null, style, disabled);
        }

        if (button["copy_text"] is JsonObject copy)
        {
            var copied = Field(copy, "text") ?? throw Unreadable("Can't find field \"text\"");
            return MessageText.Characters(copied) is < 1 or > BotApiLimits.CopyText
                ? throw Refusal.BadRequest("BUTTON_COPY_TEXT_INVALID")
                : new Button(text, null, null, copied, style, disabled);
        }

        return disabled
            ? new Button(text, null, null, null, style, true)
            : throw Unreadable("Text buttons are unallowed in the inline keyboard");
    }

    private static string? Field(JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw Unreadable($"Field \"{name}\" must be of type String"),
    };

    private static Refusal Unreadable(string why) => Refusal.BadRequest($"can't parse inline keyboard button: {why}");
}
