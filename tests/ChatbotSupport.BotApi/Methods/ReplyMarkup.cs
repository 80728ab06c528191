using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>The outer shape of what hangs under a message; the buttons themselves are read by <see cref="Texts.KeyboardRules"/>.</summary>
internal static class ReplyMarkup
{
    private static readonly string[] Flags =
        ["force_reply", "remove_keyboard", "selective", "one_time_keyboard", "is_persistent", "resize_keyboard"];

    public static void Check(JsonObject? markup)
    {
        if (markup is null)
        {
            return;
        }

        foreach (var (name, value) in markup)
        {
            if (name == "keyboard")
            {
                // The real server takes it; nothing here would show it, so a test must not believe that it was seen.
                throw Refusal.BadRequest("the stand-in shows inline keyboards only");
            }

            if (name == "inline_keyboard")
            {
                CheckType(name, value is JsonArray, "Array");
            }
            else if (Flags.Contains(name))
            {
                CheckType(name, value is JsonValue flag && flag.TryGetValue<bool>(out _), "Boolean");
            }
            else if (name != "input_field_placeholder")
            {
                throw Refusal.BadRequest($"unknown field \"{name}\" in reply markup");
            }
        }
    }

    private static void CheckType(string name, bool fits, string type)
    {
        if (!fits)
        {
            throw Refusal.BadRequest($"field \"{name}\" must be of type {type}");
        }
    }
}
