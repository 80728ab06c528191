using System.Globalization;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>The words of a transcript for spans of time and for what volunteers do.</summary>
internal static class TranscriptWords
{
    public static TimeSpan Span(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var number = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts[1] switch
        {
            "ثانية" or "ثوان" => TimeSpan.FromSeconds(number),
            "دقيقة" or "دقائق" => TimeSpan.FromMinutes(number),
            "ساعة" or "ساعات" => TimeSpan.FromHours(number),
            "يوم" or "يومًا" or "أيام" => TimeSpan.FromDays(number),
            _ => throw new FormatException($"«{words}» is no span of time"),
        };
    }

    public static CaseCommand Command(string alias, string words, string code)
    {
        var by = new CaseOwner(alias, alias);
        var colon = words.IndexOf(':', StringComparison.Ordinal);
        var (act, rest) = colon < 0 ? (words, "") : (words[..colon].Trim(), words[(colon + 1)..].Trim());
        return act switch
        {
            "يستلم" => new TakeCase(by, code),
            "يكتب" => new WriteToPerson(by, code, rest),
            "يسأل" => new AskYesNo(by, code, rest),
            "يعيد إلى البوت" => new HandBack(by, code),
            "يعيد إلى القائمة" => new ReturnToQueue(by, code, rest),
            "يغلق" => new CloseCase(by, code, Enum.Parse<CaseOutcome>(rest)),
            "مستوى" => new SetLevel(by, code, Enum.Parse<Level>(rest)),
            "طريق" => new SetRoute(by, code, Enum.Parse<Route>(rest)),
            "ملاحظة" => new AddNote(by, code, rest),
            "أنا هنا" => new OnCallIsHere(by, code),
            "يغيب" => new OwnerGone(by, code),
            _ => throw new FormatException($"«{words}» is nothing a volunteer does"),
        };
    }
}
