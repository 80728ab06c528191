using System.Collections.Frozen;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Alerts;

/// <summary>Tells a warning or a denial of a claim from the claim itself: whoever passes on «الوزارة تنفي» is not taken in, whoever asks «كذب لو صدك؟» wants to know.</summary>
internal static class Denial
{
    private static readonly WordSequences Sequences = new();

    // An authority denies, or somebody tells others to keep away; also inside a question that is what was said.
    private static readonly int Firm = Read(
        "تنفي", "ينفي", "نفت", "نفي الوزاره", "لا صحه", "لا اساس", "ليس له اساس", "عار عن الصحه", "مفبرك", "مفبركه", "المزعوم", "المزعومه", "المزعومين",
        "تحذر", "يحذر", "حذرت", "لا تصدكوه", "لا تصدكون", "لا تصدقوا", "لا تصدقون", "لا تصدقوه", "لا تفتحوا", "لا تفتحون", "رابط احتيالي", "خبر كاذب", "خبر زائف");

    // Swindlers warn too: «تحذير: سيغلق حسابك، اضغط هنا».
    private static readonly int Warnings = Read("تحذير", "احذروا", "احذرو", "حذر", "انتبهوا", "انتبهو", "غير صحيح", "غير صحيحه", "غير دقيق", "غير دقيقه");

    private static readonly FrozenSet<string> Urging = ArabicText.Words(
        "اضغط اضغطي اضغطوا سجل سجلي سجلوا التسجيل ادخل ادخلي افتح افتحي حمل حملي ارسل ارسلي شارك شاركي انشر الرابط رابط عبر خلال click verify login here").ToFrozenSet();

    // Words of somebody who knows, unless they ask.
    private static readonly int Weak = Read(
        "كذب", "كذبه", "جذب", "جذبه", "كاذب", "كاذبه", "اشاعه", "اشاعات", "شائعه", "شايعه", "شائعات", "شايعات", "نصب", "احتيال", "احتيالي", "احتياليه", "وهمي", "وهميه", "مزيف", "مزيفه", "مضلل", "فيك");

    private static readonly FrozenSet<string> Asking = ArabicText.Words(
        "هل لو صدك صدق صحيح صحيحه حقيقي حقيقيه حقيقه شنو شنهي شنوه شني منو اكو يمكن معقول متاكدين او ام fake real sa7").ToFrozenSet();

    /// <summary>Whether a text denies the claim it tells of, or warns of it.</summary>
    public static bool In(Reading text)
    {
        var words = text.Counted;
        var occurs = Sequences.In(words);
        return occurs[Firm] || (occurs[Weak] && !Asks(text)) || (occurs[Warnings] && !Asks(text) && !Array.Exists(words, Urging.Contains));
    }

    private static bool Asks(Reading text) => text.Text.AsSpan().ContainsAny('؟', '?') || Array.Exists(text.Counted, Asking.Contains);

    private static int Read(params string[] phrases) => Sequences.Add(phrases.Select(Claim.Words));
}
