using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>A short text that tells of a wound, or of the doctor it needs: «كسر ايدي», «دنزف», «ما اريد مستشفى». Read only of whoever is being beaten.</summary>
public static class Injury
{
    private const int MostWords = 10;

    private static readonly FrozenSet<string> Words = new[]
    {
        "كسر", "كسرلي", "كسرني", "انكسر", "انكسرت", "مكسوره", "مكسور", "كسور", "دم", "دمي", "انزف", "دنزف", "ينزف", "نزف", "نزيف", "جرح", "جرحني", "انجرحت", "مجروحه", "مجروح", "متورم", "ورمت", "ورم", "حرك", "حركني", "حرقني", "محروكه", "خنقني",
        "مستشفى", "المستشفى", "مستشفا", "طبيب", "دكتور", "طوارئ", "الطوارئ", "اسعاف",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    // What was broken is no body.
    private static readonly FrozenSet<string> Things = new[]
    {
        "تلفوني", "تلفون", "التلفون", "موبايلي", "موبايل", "الموبايل", "جهازي", "لابتوبي", "الباب", "باب", "كلبي", "قلبي", "خاطري",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    /// <summary>Whether a text is about that.</summary>
    public static bool IsTold(string text) => ArabicText.Words(text) is { Length: <= MostWords } words && words.Any(Words.Contains) && !words.Any(Things.Contains);
}
