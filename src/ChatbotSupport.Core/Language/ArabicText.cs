using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChatbotSupport.Core.Language;

/// <summary>Folds the many spellings of one Arabic word into one, so that people may write as they like.</summary>
public static class ArabicText
{
    private const int Elongation = 3;

    // No mark that combines, no presentation form; composition neither joins nor replaces any of these.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range('\u0621', '\u064A' - '\u0621' + 1)).Concat(Enumerable.Range('\u0660', 10)).Select(letter => (char)letter)) + "\r\n،؛؟پچژکگیڤ«»–—");

    /// <summary>Letters and digits only, one spelling, single spaces; bounded by <see cref="TextLimits"/>.</summary>
    public static string Normalize(string text)
    {
        var source = Composed(Presentable(TextLimits.Cut(text)));
        var result = new StringBuilder(source.Length);
        for (var index = 0; index < source.Length; index++)
        {
            Append(result, source, index);
        }

        return Shorten(result).TrimEnd(' ');
    }

    /// <summary>The normalised words of a text.</summary>
    public static string[] Words(string text) => Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a letter belongs to the Arabic script.</summary>
    public static bool IsArabic(char letter) => letter is (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F');

    // Lone surrogates and non-characters make the framework's normalisation throw; marks are dropped first because long runs of them are slow to reorder.
    private static string Presentable(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (char.IsHighSurrogate(letter) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                result.Append(letter).Append(text[++index]);
            }
            else if (char.IsSurrogate(letter) || letter is >= '\uFFF0' or (>= '\uFDD0' and <= '\uFDEF') || char.IsControl(letter))
            {
                result.Append(' ');
            }
            else if (letter != '\u0640' && CharUnicodeInfo.GetUnicodeCategory(letter)
                is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
            {
                result.Append(letter);
            }
        }

        return result.ToString();
    }

    // Most texts are of letters that composition leaves alone; asking the framework costs more than reading such a text does.
    private static string Composed(string text) => text.AsSpan().ContainsAnyExcept(Plain) ? text.Normalize(NormalizationForm.FormKC) : text;

    private static void Append(StringBuilder result, string source, int index)
    {
        var letter = source[index];
        var digit = CharUnicodeInfo.GetDecimalDigitValue(letter);
        if (digit >= 0)
        {
            AppendAtBoundary(result, (char)('0' + digit));
        }
        else if (char.IsLetter(letter))
        {
            var folded = Fold(letter);
            if (folded != '\0')
            {
                AppendAtBoundary(result, folded);
            }
        }
        else if (!IsThousandsSeparator(source, index) && result.Length > 0 && result[^1] != ' ')
        {
            result.Append(' ');
        }
    }

    // «300الف» and «بال16» are two words each; Latin letters and digits stay together because digits are letters in Arabizi.
    private static void AppendAtBoundary(StringBuilder result, char letter)
    {
        if (result.Length > 0 && ((char.IsAsciiDigit(letter) && IsArabic(result[^1])) || (IsArabic(letter) && char.IsAsciiDigit(result[^1]))))
        {
            result.Append(' ');
        }

        result.Append(letter);
    }

    // Three or more equal letters are an elongation («لااااا»); digits are left alone.
    private static string Shorten(StringBuilder folded)
    {
        var result = new StringBuilder(folded.Length);
        var text = folded.ToString();
        for (var index = 0; index < text.Length;)
        {
            var end = index;
            while (end < text.Length && text[end] == text[index])
            {
                end++;
            }

            var run = end - index;
            result.Append(text[index], run >= Elongation && !char.IsAsciiDigit(text[index]) ? 1 : run);
            index = end;
        }

        return result.ToString();
    }

    private static bool IsThousandsSeparator(string source, int index) =>
        source[index] is ',' or '.' or '٬' or '،' or '٫'
        && index > 0 && index + 3 < source.Length
        && CharUnicodeInfo.GetDecimalDigitValue(source[index - 1]) >= 0
        && CharUnicodeInfo.GetDecimalDigitValue(source[index + 1]) >= 0
        && CharUnicodeInfo.GetDecimalDigitValue(source[index + 2]) >= 0
        && CharUnicodeInfo.GetDecimalDigitValue(source[index + 3]) >= 0
        && (index + 4 >= source.Length || CharUnicodeInfo.GetDecimalDigitValue(source[index + 4]) < 0);

    private static char Fold(char letter) => letter switch
    {
        'آ' or 'أ' or 'إ' or 'ٱ' => 'ا',
        'ى' or 'ی' or 'ې' or 'ئ' or 'ۍ' or 'ے' or 'ێ' => 'ي',
        'ؤ' or 'ۆ' or 'ۇ' or 'ۋ' => 'و',
        'ة' or 'ە' or 'ھ' or 'ہ' or 'ۀ' or 'ۂ' or 'ۃ' => 'ه',
        'ک' or 'گ' or 'ڪ' => 'ك',
        'چ' => 'ج',
        'پ' => 'ب',
        'ڤ' => 'ف',
        'ژ' => 'ز',
        'ڕ' => 'ر',
        'ڵ' => 'ل',
        'ء' => '\0',
        _ => char.ToLowerInvariant(letter),
    };
}
