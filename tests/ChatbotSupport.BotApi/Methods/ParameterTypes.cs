using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>What a parameter may hold.</summary>
internal enum ParameterType
{
    Text,
    Number,
    Flag,

    /// <summary>A number, or the @name of a public chat.</summary>
    Chat,
    List,
    Object,
}

/// <summary>Forms and addresses carry everything as text; JSON bodies carry types. Both are read alike.</summary>
internal static class ParameterTypes
{
    public static bool Fits(ParameterType type, JsonNode value) => type switch
    {
        ParameterType.Text => AsText(value) is not null,
        ParameterType.Number => AsNumber(value) is not null,
        ParameterType.Flag => AsFlag(value) is not null,
        ParameterType.Chat => AsNumber(value) is not null || AsText(value) is not null,
        ParameterType.List => AsJson(value) is JsonArray,
        ParameterType.Object => AsJson(value) is JsonObject,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string? AsText(JsonNode value) => value is JsonValue plain && plain.TryGetValue<string>(out var text) ? text : null;

    public static long? AsNumber(JsonNode value) =>
        value is JsonValue plain && plain.TryGetValue<long>(out var number) ? number
        : AsText(value) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) ? number
        : null;

    public static bool? AsFlag(JsonNode value) =>
        value is JsonValue plain && plain.TryGetValue<bool>(out var flag) ? flag
        : AsText(value)?.ToLowerInvariant() switch
        {
            "true" or "yes" or "1" => true,
            "false" or "no" or "0" => false,
            _ => null,
        };

    public static JsonNode? AsJson(JsonNode value)
    {
        if (AsText(value) is not { } text)
        {
            return value;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
