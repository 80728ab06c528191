using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatbotSupport.Channels;

/// <summary>
/// JSON as platforms send it, with a sign of replacement for every half of a letter (an emoji that was cut in two) and every broken byte. Neither may stand in a text, and
/// reading one throws: whoever sent it would not be answered, and those whose messages came together with it neither. Pure.
/// </summary>
internal static partial class WholeLetters
{
    /// <summary>Reads what came as bytes.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> sent) => Read(Mended(Encoding.UTF8.GetString(sent)));

    /// <summary>The same for what was parsed before.</summary>
    public static JsonElement In(JsonElement sent)
    {
        var written = sent.GetRawText();
        var mended = Mended(written);
        return mended == written ? sent : Read(mended);
    }

    private static JsonElement Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string Mended(string json) => Escape().Replace(json, found => found.Groups["half"].Success ? "\\ufffd" : found.Value);

    // Whole pairs first, then halves, then every other escape, so that an escaped backslash before a «u» is not taken for one.
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
