using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Answers;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>The answers and the one alert of <see cref="TinyPlaybook"/>.</summary>
internal static class TinyAnswers
{
    public const string PayPhrase = "هل ادفع المبلغ له";

    public const string EvidencePhrase = "كيف احفظ الادلة عندي";

    public const string ScamPhrase = "منحة مالية من الحكومة للتسجيل";

    public static IReadOnlyDictionary<string, Answer> All { get; } = new[]
    {
        new Answer("pay", "الدفع", "«pay»", "«pay, more»", new("«pay, human first»", null), [new("خطوات", "walk", "pick"), new("شخص", null, null)], [PayPhrase, "ادفع المبلغ", "يريد مني المبلغ ادفع"]),
        new Answer("evidence", "الأدلة", "«evidence»", null, null, [], [EvidencePhrase, "احفظ الادلة", "كيف احفظ الصور دليل"]),
        new Answer("law", "القانون", "«law»", "«law, more»", null, [], ["شنو القانون", "عقوبة الابتزاز في القانون", "القانون العراقي"]),
    }.ToDictionary(answer => answer.Id);

    public static IReadOnlyDictionary<string, Alert> Alerts { get; } = new[]
    {
        new Alert("grant", Verdict.Fake, "منحة", "«claim»", "«why»", "«source»", new(2026, 1, 15), "«advice»", "«share»", ["grant-iq.example"], [ScamPhrase], [["منحة"], ["حكومة", "الحكومة"]], []),
    }.ToDictionary(alert => alert.Id);
}
