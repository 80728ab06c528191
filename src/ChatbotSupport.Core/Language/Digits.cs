using System.Globalization;
using System.Text;

namespace ChatbotSupport.Core.Language;

/// <summary>Reads numbers however they are typed: ٣٠٠, ۳۰۰ or 300.</summary>
public static class Digits
{
    /// <summary>The text with every decimal digit of any script as 0–9; nothing else changes.</summary>
    public static string ToAscii(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(letter);
            result.Append(digit >= 0 ? (char)('0' + digit) : letter);
        }

        return result.ToString();
    }

    /// <summary>The value of the digit that stands at a place of a text, also of circled and mathematical ones; −1 when none stands there.</summary>
    public static int ValueAt(string text, int index) =>
        char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1])
            ? CharUnicodeInfo.GetDigitValue(text, index - 1)
            : CharUnicodeInfo.GetDigitValue(text, index);

    /// <summary>The number a whole text is, in digits or words («١٥», «خمسطعش»); null when it is not one.</summary>
    public static int? Read(string text)
    {
        var tokens = NumberWords.Read(ArabicText.Words(text));
        return tokens.Count == 1 ? tokens[0].Number : null;
    }
}
