using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatbotSupport.BotApi.Texts;

/// <summary>From what a program sends to what a person reads: entities parsed, forbidden characters removed, length counted.</summary>
internal static partial class MessageText
{
    public static FormattedText Read(string? text, string? parseMode, JsonArray? entities)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw Refusal.BadRequest("message text is empty");
        }

        if (Encoding.UTF8.GetByteCount(text) > BotApiLimits.RawTextBytes)
        {
            throw Refusal.BadRequest("text is too long");
        }

        var parsed = parseMode?.ToLowerInvariant() switch
        {
            null or "" => new FormattedText(text, entities is null ? Found(text) : [.. entities.Select(entity => One(entity, text))]),
            "html" => HtmlText.Read(text),
            // Both exist in reality; text of people and operators cannot be escaped in them without mistakes, so the product must not use them.
            "markdown" or "markdownv2" => throw Refusal.BadRequest("unsupported parse_mode: the stand-in reads HTML only"),
            _ => throw Refusal.BadRequest("unsupported parse_mode"),
        };

        var shown = Trimmed(Cleaned(parsed));
        if (shown.Text.Length == 0)
        {
            throw Refusal.BadRequest("text must be non-empty");
        }

        return Characters(shown.Text) > BotApiLimits.MessageText ? throw Refusal.BadRequest("message is too long") : shown;
    }

    /// <summary>What somebody typed, with the commands and links that the apps recognise.</summary>
    public static FormattedText Typed(string text) => new(text, Found(text));

    /// <summary>Characters as Telegram counts them: code points.</summary>
    public static int Characters(string text) => text.EnumerateRunes().Count();

    private static List<TextEntity> Found(string text) =>
    [
        .. Marks().Matches(text).Select(match => new TextEntity(
            match.Groups["command"].Success ? "bot_command" : match.Groups["url"].Success ? "url" : "mention", match.Index, match.Length)),
    ];

    private static TextEntity One(JsonNode? node, string text)
    {
        var entity = node as JsonObject ?? throw Refusal.BadRequest("expected an Object");
        var type = Field<string>(entity, "type");
        if (!EntityTypes.Contains(type))
        {
            throw Refusal.BadRequest("can't parse MessageEntity: Unsupported type specified");
        }

        var (offset, length) = (Field<int>(entity, "offset"), Field<int>(entity, "length"));
        if (offset < 0)
        {
            throw Refusal.BadRequest($"receive an entity with incorrect offset {offset}");
        }

        if (offset >= text.Length)
        {
            throw Refusal.BadRequest($"entity begins after the end of the text at UTF-16 offset {offset}");
        }

        if (offset + length > text.Length)
        {
            throw Refusal.BadRequest($"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {offset + length}");
        }

        var url = type == "text_link" ? Field<string>(entity, "url") : null;
        return url is not null && LinkRules.WhyRefused(url) is { } why
            ? throw Refusal.BadRequest($"entity URL '{url}' is invalid: {why}")
            : new TextEntity(type, offset, length, url);
    }

    private static T Field<T>(JsonObject entity, string name) =>
        entity[name] is not { } node
            ? throw Refusal.BadRequest($"can't parse MessageEntity: Can't find field \"{name}\"")
            : node is JsonValue value && value.TryGetValue<T>(out var found)
                ? found
                : throw Refusal.BadRequest($"can't parse MessageEntity: Field \"{name}\" must be of type {(typeof(T) == typeof(string) ? "String" : "Number")}");

    // Direction marks of the old kind never reach the reader (td removes U+2028 to U+202E); isolates do. Other control characters become spaces.
    private static FormattedText Cleaned(FormattedText text)
    {
        var kept = new StringBuilder(text.Text.Length);
        var newPosition = new int[text.Text.Length + 1];
        for (var position = 0; position < text.Text.Length; position++)
        {
            newPosition[position] = kept.Length;
            var character = text.Text[position];
            if (character is not ('\r' or (>= '\u2028' and <= '\u202E')))
            {
                kept.Append(character < ' ' && character != '\n' ? ' ' : character);
            }
        }

        newPosition[^1] = kept.Length;
        return new FormattedText(kept.ToString(), [.. text.Entities.Select(entity => entity with
        {
            Offset = newPosition[entity.Offset],
            Length = newPosition[entity.Offset + entity.Length] - newPosition[entity.Offset],
        })]);
    }

    private static FormattedText Trimmed(FormattedText text)
    {
        var shown = text.Text.Trim(' ', '\n', '\t');
        var cut = text.Text.IndexOf(shown, StringComparison.Ordinal);
        var entities = text.Entities
            .Select(entity =>
            {
                var begin = Math.Clamp(entity.Offset - cut, 0, shown.Length);
                return entity with { Offset = begin, Length = Math.Clamp(entity.Offset + entity.Length - cut, 0, shown.Length) - begin };
            })
            .Where(entity => entity.Length > 0);
        return new FormattedText(shown, [.. entities]);
    }

    private static readonly HashSet<string> EntityTypes =
    [
        "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline", "strikethrough", "spoiler",
        "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention",
    ];

    [GeneratedRegex(@"(?<command>(?<![\w/])/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?(?![\w/]))|(?<url>https?://[^\s]+)|(?<mention>(?<![\w@])@[A-Za-z0-9_]{3,32})")]
    private static partial Regex Marks();
}
