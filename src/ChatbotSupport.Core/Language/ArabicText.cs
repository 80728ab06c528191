namespace ChatbotSupport.Core.Language;

/// <summary>Folds the many spellings of one Arabic word into one, so that people may write as they like.</summary>
public static class ArabicText
{
    /// <summary>Letters and digits only, one spelling, single spaces; bounded by <see cref="TextLimits"/>.</summary>
    public static string Normalize(string text) => TextPass.Fold(TextLimits.Cut(text));

    /// <summary>The normalised words of a text.</summary>
    public static string[] Words(string text) => Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a letter belongs to the Arabic script.</summary>
    public static bool IsArabic(char letter) => letter is (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F');

    /// <summary>The one letter that stands for its spellings; nought for the hamza, which is left out.</summary>
    internal static char Fold(char letter) => letter switch
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
