using System.Globalization;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Flows.Typing;

/// <summary>Reads what a person typed at an ask step.</summary>
public static class TypedValue
{
    /// <summary>Ages a person can have.</summary>
    private const int OldestAge = 110;

    /// <summary>The value as it is kept, or null when the text is not of that kind.</summary>
    /// <param name="kind">What was asked.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="today">The day at the desk, from which «امس» is counted.</param>
    public static string? Read(ValueKind kind, string text, DateOnly today) => kind switch
    {
        ValueKind.Text => Shortened(text.Trim()),
        ValueKind.Number => Number(text)?.ToString(CultureInfo.InvariantCulture),
        ValueKind.Age => Number(text) is >= 1 and <= OldestAge and var age ? age.ToString(CultureInfo.InvariantCulture) : null,
        ValueKind.YesNo => YesNo.Read(text) is { } yes ? (yes ? "yes" : "no") : null,
        ValueKind.Date => DateWords.Read(text, today)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueKind.Link => LinkReader.Read(text) is [var link, ..] ? Shortened(link.Host + link.Path) : null,
        ValueKind.Handle => HandleWords.Read(text) is { } handle ? Shortened(handle) : null,
        ValueKind.Amount => AmountWords.Read(text),
        ValueKind.Platform => PlatformWords.Read(text),
        _ => null,
    };

    /// <summary>Everything a kind can yield, or null when that is without end.</summary>
    public static IReadOnlyList<string>? Possible(ValueKind kind) => kind switch
    {
        ValueKind.YesNo => ["no", "yes"],
        ValueKind.Platform => PlatformWords.All,
        _ => null,
    };

    private static string? Shortened(string text) =>
        text.Length == 0 ? null : text.Length <= FlowLimits.MaxValueLength ? text : text[..FlowLimits.MaxValueLength];

    // One number in a sentence is the answer; of two, nobody can tell which.
    private static long? Number(string text)
    {
        var digits = string.Concat(Digits.ToAscii(text).Where(letter => !char.IsWhiteSpace(letter) && letter is not (',' or '.' or '٬' or '،')));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole
            : NumberWords.Read(ArabicText.Words(text)).Where(word => word.Number is not null).ToList() is [{ Number: { } number }] ? number
            : null;
    }
}
