using System.Globalization;
using System.Text.Json;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Looks into JSON of which nothing is certain: what is missing or of another kind is nothing. Pure.</summary>
internal static class Json
{
    /// <summary>A part of an object; nothing when there is none.</summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    /// <summary>Whether true stands there.</summary>
    public static bool Flag(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).ValueKind == JsonValueKind.True;

    /// <summary>A text; null when it is none.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The items of a list; none when it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A time as Meta writes it, in seconds as a text; null when it is none.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        element.At(name) is var at && long.TryParse(at.ValueKind is JsonValueKind.String ? at.GetString() : at.ValueKind is JsonValueKind.Number ? at.GetRawText() : null, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
