using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Texts;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>How a link in a message shows what is behind it.</summary>
internal static class LinkPreview
{
    private static readonly string[] Flags = ["is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text"];

    public static void Check(JsonObject? options)
    {
        foreach (var (name, value) in options ?? [])
        {
            if (Flags.Contains(name) && (value is not JsonValue flag || !flag.TryGetValue<bool>(out _)))
            {
                throw Refusal.BadRequest($"field \"{name}\" must be of type Boolean");
            }
        }

        if (options?["url"] is { } url && (ParameterTypes.AsText(url) is not { } link || LinkRules.WhyRefused(link) is not null))
        {
            throw Refusal.BadRequest("WEBPAGE_URL_INVALID");
        }
    }
}
