using System.Globalization;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Flows;

/// <summary>Reads what a person typed at an ask step.</summary>
public static class TypedValue
{
    /// <summary>Ages a person can have.</summary>
    private const int OldestAge = 110;

    /// <summary>The value as it is kept, or null when the text is not of that kind.</summary>
    public static string? Read(ValueKind kind, string text) => kind switch
    {
        ValueKind.Text => Shortened(text.Trim()),
        ValueKind.Number => Number(text)?.ToString(CultureInfo.InvariantCulture),
        ValueKind.Age => Number(text) is >= 1 and <= OldestAge and var age ? age.ToString(CultureInfo.InvariantCulture) : null,
        ValueKind.YesNo => YesNo.Read(text) is { } yes ? (yes ? "yes" : "no") : null,
        _ => null,
    };

    private static string? Shortened(string text) =>
        text.Length == 0 ? null : text.Length <= FlowLimits.MaxValueLength ? text : text[..FlowLimits.MaxValueLength];

    private static long? Number(string text)
    {
        var digits = new string([.. Digits.ToAscii(text).Where(char.IsAsciiDigit)]);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
