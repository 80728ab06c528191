using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// What a message looks like on WhatsApp: up to three choices are buttons, up to ten a list, anything that fits neither is numbered in the text, because every choice can also be
/// typed. One step stays one message wherever it can: each is billed. Pure.
/// </summary>
public static class Rendering
{
    /// <summary>The messages in order, without whom they go to; at least one.</summary>
    /// <param name="message">The message.</param>
    /// <param name="playbook">The sentences.</param>
    /// <param name="isPlain">Without buttons or a list: WhatsApp did not take them.</param>
    public static IReadOnlyList<JsonObject> Of(Message message, Playbook playbook, bool isPlain = false)
    {
        var text = Bidi.Isolate(Spoken.Words(message, playbook)).Trim();
        if (message.Buttons.Count == 0)
        {
            return Texts(text);
        }

        if (!isPlain && text.Length <= WhatsAppLimits.InteractiveLength && Choices(message.Buttons, playbook) is { } choices)
        {
            return [Interactive(text, choices)];
        }

        return Texts($"{text}\n\n{Numbered(message.Buttons)}");
    }

    /// <summary>The neutral template. It holds nothing of ours, so nothing can stand on a locked screen.</summary>
    public static JsonObject Template(string name, string language) => new()
    {
        ["type"] = "template",
        ["template"] = new JsonObject { ["name"] = name, ["language"] = new JsonObject { ["code"] = language } },
    };

    private static IReadOnlyList<JsonObject> Texts(string text) => [.. Parts.Of(text, WhatsAppLimits.TextLength).Select(part => new JsonObject
    {
        ["type"] = "text",
        ["text"] = new JsonObject { ["preview_url"] = false, ["body"] = part },
    })];

    private static JsonObject Interactive(string text, JsonObject choices)
    {
        var interactive = new JsonObject { ["type"] = choices.ContainsKey("buttons") ? "button" : "list", ["body"] = new JsonObject { ["text"] = text }, ["action"] = choices };
        return new() { ["type"] = "interactive", ["interactive"] = interactive };
    }

    /// <summary>The choices as buttons or as a list; null when they fit neither.</summary>
    private static JsonObject? Choices(IReadOnlyList<Button> buttons, Playbook playbook)
    {
        var titles = buttons.Select(button => button.Text.Trim()).ToList();
        if (titles.Distinct(StringComparer.Ordinal).Count() < titles.Count || titles.Any(title => title.Length == 0) || buttons.Select(button => button.Payload).Distinct().Count() < buttons.Count)
        {
            return null;
        }

        if (buttons.Count <= WhatsAppLimits.Buttons && titles.All(title => title.Length <= WhatsAppLimits.ButtonLength))
        {
            return new()
            {
                ["buttons"] = new JsonArray([.. buttons.Select(button => new JsonObject
                {
                    ["type"] = "reply",
                    ["reply"] = new JsonObject { ["id"] = button.Payload, ["title"] = button.Text.Trim() },
                })]),
            };
        }

        return buttons.Count <= WhatsAppLimits.Rows && titles.All(title => title.Length <= WhatsAppLimits.RowLength) && buttons.All(button => button.Payload.Length <= WhatsAppLimits.RowIdLength)
            ? new()
            {
                ["button"] = playbook.Messages[WhatsAppMessageIds.Choices].Trim(),
                ["sections"] = new JsonArray(new JsonObject
                {
                    ["rows"] = new JsonArray([.. buttons.Select(button => new JsonObject { ["id"] = button.Payload, ["title"] = button.Text.Trim() })]),
                }),
            }
            : null;
    }

    private static string Numbered(IReadOnlyList<Button> buttons)
    {
        var lines = new StringBuilder();
        for (var number = 1; number <= buttons.Count; number++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{number}. {buttons[number - 1].Text.Trim()}\n");
        }

        return lines.ToString().TrimEnd();
    }
}
