using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Somebody looks for a place to go to, or names one: «وين اروح», «اروح بيت خالتي», «اكو مكان يستقبلني». Read only of whoever is in danger: of others «وين اروح» asks where to report.</summary>
public static class Refuge
{
    private const int MostWords = 7;

    private static readonly FrozenSet<string> Going = Words(
        "اروح", "اروحلها", "نروح", "اطلع", "نطلع", "اشرد", "نشرد", "اهرب", "نهرب", "انهزم", "ننهزم", "اهج", "انام", "ننام", "ابات", "ابقى", "اختبي", "اختبئ", "اضم", "الجا", "التجئ", "اذهب", "اغادر", "اترك", "اسافر");

    private static readonly FrozenSet<string> Where = Words("وين", "لوين", "اين", "الى اين", "فين", "يمن", "عند من", "عندمن");

    private static readonly FrozenSet<string> Homes = Words("بيت", "لبيت", "ببيت", "يم", "عند", "الى", "ويا", "مع", "لدار", "دار");

    private static readonly FrozenSet<string> Safe = Words(
        "خالتي", "عمتي", "جدي", "جدتي", "بيبيتي", "بيبي", "حبوبتي", "اختي", "خالي", "صديقتي", "صديقي", "رفيقتي", "رفيقي", "رفيجتي", "صاحبتي", "صاحبي", "جيراننا", "الجيران", "جارتنا", "جارتي", "معلمتي", "مدرستي");

    private static readonly FrozenSet<string> Shelters = Words("ملجا", "ملجأ", "ملاجئ", "ايواء", "الايواء", "يستقبلني", "تستقبلني", "يستقبلوني", "يضمني", "ياويني", "يؤويني", "تستقبلون", "يستقبل");

    private static readonly FrozenSet<string> Reporting = Words("اشتكي", "نشتكي", "شكوى", "ابلغ", "بلاغ", "مركز", "الشرطه", "شرطه", "محكمه", "المحكمه", "لقاء", "اقابله", "اشوفه", "يمه");

    /// <summary>Whether a short text is about that.</summary>
    public static bool IsMeant(string text)
    {
        var words = ArabicText.Words(text);
        return words.Length is > 0 and <= MostWords && !words.Any(Reporting.Contains)
            && (words.Any(Shelters.Contains) || (words.Any(Going.Contains) && (words.Any(Where.Contains) || (words.Any(Homes.Contains) && words.Any(Safe.Contains)))));
    }

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
