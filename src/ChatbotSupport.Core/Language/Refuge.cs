using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Somebody looks for a place to go to, or names one: «وين اروح», «اروح بيت خالتي», «اكو مكان يستقبلني». Read only of whoever is in danger: of others «وين اروح» asks where to report.</summary>
public static class Refuge
{
    private const int MostWords = 7;

    private static readonly FrozenSet<string> Going = Words(
        "اروح", "اروحلها", "نروح", "اطلع", "نطلع", "اشرد", "نشرد", "اهرب", "نهرب", "انهزم", "ننهزم", "اهج", "انام", "ننام", "ابات", "ابقى", "اختبي", "اختبئ", "الجا", "التجئ", "اذهب", "اسافر");

    private static readonly FrozenSet<string> Where = Words("وين", "لوين", "اين", "فين", "يمن");

    private static readonly FrozenSet<string> Homes = Words("بيت", "لبيت", "ببيت", "يم", "عند", "لدار", "دار");

    private static readonly FrozenSet<string> Safe = Words(
        "خالتي", "عمتي", "جدي", "جدتي", "بيبيتي", "بيبي", "حبوبتي", "اختي", "خالي", "صديقتي", "صديقي", "رفيقتي", "رفيقي", "رفيجتي", "صاحبتي", "صاحبي", "جيراننا", "الجيران", "جارتنا", "جارتي", "معلمتي", "مدرستي");

    private static readonly FrozenSet<string> Shelters = Words("ملجا", "ملجأ", "ملاجئ", "ايواء", "الايواء", "يستقبلني", "تستقبلني", "يستقبلوني", "يضمني", "ياويني", "يؤويني", "تستقبلون", "يستقبل");

    private static readonly FrozenSet<string> Reporting = Words("اشتكي", "نشتكي", "شكوى", "ابلغ", "بلاغ", "مركز", "الشرطه", "شرطه", "محكمه", "المحكمه");

    // Who is sent somewhere, or goes to him, even with a friend, looks for no refuge.
    private static readonly FrozenSet<string> Meeting = Words(
        "يريدني", "يريد", "يكول", "يكلي", "كالي", "كال", "كلي", "قال", "طلب", "يطلب", "دزلي", "موعد", "لقاء", "القاه", "اقابله", "اشوفه", "اله", "اليه", "يمه", "عنده", "وياه", "معه", "بيته", "لبيته", "هو", "ينتظرني", "ناطرني", "اسلمه", "انطيه");

    /// <summary>Whether a short text is about that.</summary>
    public static bool IsMeant(string text)
    {
        var words = ArabicText.Words(text);
        return words.Length is > 0 and <= MostWords && !words.Any(word => Reporting.Contains(word) || Meeting.Contains(word))
            && (words.Any(Shelters.Contains) || (words.Any(Going.Contains) && (words.Any(Where.Contains) || (words.Any(Homes.Contains) && words.Any(Safe.Contains)))));
    }

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
