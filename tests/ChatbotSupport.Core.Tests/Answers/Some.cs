using ChatbotSupport.Core.Answers;

namespace ChatbotSupport.Core.Tests.Answers;

/// <summary>A few answers with phrasings, enough to try the finder.</summary>
internal static class Some
{
    public static IReadOnlyDictionary<string, Answer> Answers { get; } = new[]
    {
        Answer("should_i_pay", "هل أدفع؟", "هل أدفع المبلغ", "ادفع لو لا", "ادفعله الفلوس", "لازم ادفعله", "طلب فلوس ادفع؟", "اذا دفعت يسكت؟", "هل الدفع يوقف الابتزاز", "adfa3lah lo la", "انطيه المبلغ لو لا", "يريد مبلغ ادفعه؟"),
        Answer("who_to_call", "أرقام التبليغ", "شنو رقم الشرطة", "رقم التبليغ", "بمن أتصل", "على منو اخابر", "وين ابلغ", "اريد رقم الخط الساخن", "ارقام الابتزاز", "منو اخابر هسه", "shno raqam el shorta", "ما هو رقم الإبلاغ"),
        Answer("law_penalty", "العقوبة", "شنو عقوبة المبتز", "ما هي عقوبة الابتزاز", "شكد يحبسوه", "كم سنة سجن", "هل يوجد قانون للابتزاز", "القانون العراقي والابتزاز", "شكد العقوبة بالقانون", "اي مادة قانونية", "عقوبة المبتز بالعراق"),
        Answer("block_or_delete", "الحظر أو الحذف", "احظره لو لا", "هل أحظره", "اسويله بلوك", "احذف المحادثة", "اسد حسابي", "هل أحذف حسابي", "ابلكه لو اخليه", "امسح المحادثة وياه؟", "اغلق الحساب؟", "احظر رقمه"),
    }.ToDictionary(answer => answer.Id);

    public static IReadOnlyList<string> OffTopic { get; } =
    [
        "شلون الجو اليوم", "الجو حار باجر", "منو فاز بالمباراة", "نتيجة مباراة العراق", "وصفة الكبة", "شلون اطبخ الدولمة", "سعر الدولار اليوم", "متى العيد", "شنو اخبارك", "احسن مطعم ببغداد",
        "اريد اشتري سيارة", "موعد الامتحانات", "نكتة حلوة", "صباح الخير", "اغنية جديدة", "شوكت يبدا الدوام", "رواتب المتقاعدين", "ازدحام بالشارع", "كهرباء مقطوعة", "سعر الذهب",
    ];

    private static Answer Answer(string id, string title, params string[] examples) => new(id, title, "نص", null, null, [], examples);
}
