using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Where somebody says they are themselves, as far as other numbers and another law apply there: «اني من اربيل», «عايشه بالسويد». Where the blackmailer is says nothing.</summary>
public static class Whereabouts
{
    private const int MostWordsBetween = 4;

    private static readonly FrozenSet<string> InKurdistan = Places(
        "اربيل", "أربيل", "هولير", "السليمانية", "سليمانية", "دهوك", "حلبجة", "زاخو", "سوران", "عقرة", "شقلاوة", "كويسنجق", "رانية", "كردستان", "كوردستان", "الاقليم");

    private static readonly FrozenSet<string> OutsideIraq = Places(
        "تركيا", "اسطنبول", "انقرة", "المانيا", "برلين", "السويد", "النرويج", "الدنمارك", "فنلندا", "هولندا", "بلجيكا", "النمسا", "فرنسا", "باريس", "بريطانيا", "لندن", "اليونان", "ايطاليا", "اسبانيا", "سويسرا", "بولندا", "روسيا", "اوربا", "اوروبا",
        "امريكا", "كندا", "استراليا", "الاردن", "عمان", "لبنان", "بيروت", "سوريا", "الشام", "ايران", "مصر", "القاهرة", "الكويت", "السعودية", "قطر", "الدوحة", "الامارات", "دبي", "البحرين", "ليبيا", "تونس", "المغرب", "الجزائر", "الغربة", "المهجر");

    private static readonly FrozenSet<string> InFederalIraq = Places(
        "بغداد", "البصرة", "الموصل", "نينوى", "كربلاء", "النجف", "بابل", "الحلة", "كركوك", "الانبار", "الرمادي", "الفلوجة", "ديالى", "بعقوبة", "واسط", "الكوت", "ميسان", "العمارة", "الناصرية", "الديوانية", "السماوة", "تكريت", "سامراء");

    private static readonly FrozenSet<string> Own = Words(
        "اني", "انا", "احنا", "نحن", "ساكن", "ساكنة", "ساكنين", "عايش", "عايشة", "عايشين", "موجود", "موجودة", "مقيم", "مقيمة", "نازح", "نازحة", "لاجئ", "لاجئة", "اسكن", "اعيش", "نعيش", "نسكن", "مسافر", "مسافرة", "ادرس", "اداوم", "اشتغل");

    private static readonly FrozenSet<string> His = Words("هو", "هوه", "المبتز", "مبتز", "يهددني", "يبتزني", "رقمه", "حسابه", "الرقم", "الحساب", "واحد", "شخص", "صاحب", "يكول", "كال", "اله", "عنده",
        "وحده", "هي", "هيه", "تهددني", "تبتزني", "زوجي", "زوجتي", "ابوي", "امي", "اخوي", "اختي", "اهلي", "خطيبي", "حبيبي", "صديقي", "صديقتي", "صاحبي", "صاحبتي", "خالي", "عمي", "مو", "ما", "مال", "جنت", "كنت", "رجعت");

    private static readonly FrozenSet<string> Past = Words("جنت", "كنت", "مو", "ما", "قبل");

    /// <summary>The place that is told of, or null.</summary>
    public static Region? Read(string text)
    {
        var words = ArabicText.Words(text);
        for (var index = 1; index < words.Length; index++)
        {
            if (Of(words, index) is { } region && IsOwn(words, index))
            {
                return region;
            }
        }

        return null;
    }

    private static Region? Of(string[] words, int index) =>
        InKurdistan.Contains(words[index]) ? Region.Kurdistan
        : InFederalIraq.Contains(words[index]) ? Region.Unsaid
        : OutsideIraq.Contains(words[index]) || (words[index] == "العراق" && words[index - 1] is "خارج" or "بره" or "برا") ? Region.Abroad
        : null;

    // Whoever is named last before the place is the one who is there.
    private static bool IsOwn(string[] words, int place)
    {
        for (var index = place - 1; index >= 0 && place - index <= MostWordsBetween; index--)
        {
            var word = words[index].Length > 3 && words[index][0] == 'و' ? words[index][1..] : words[index];
            if (Own.Contains(word) || Own.Contains(words[index]))
            {
                return index == 0 || !Past.Contains(words[index - 1]);
            }

            if (His.Contains(word) || His.Contains(words[index]))
            {
                return false;
            }
        }

        return false;
    }

    // «من اربيل» and «باربيل», «بالسويد».
    private static FrozenSet<string> Places(params string[] names) =>
        names.Select(ArabicText.Normalize).SelectMany(name => new[] { name, "ب" + name, "ل" + name, "لل" + (name.StartsWith("ال", StringComparison.Ordinal) ? name[2..] : name) }).ToFrozenSet();

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}

/// <summary>A place where other numbers and another law apply. Stored by name.</summary>
public enum Region
{
    /// <summary>Federal Iraq, or not told.</summary>
    Unsaid,

    /// <summary>The Kurdistan Region.</summary>
    Kurdistan,

    /// <summary>Outside Iraq.</summary>
    Abroad,
}
