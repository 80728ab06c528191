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
        var by = Owner(alias);
        var colon = words.IndexOf(':', StringComparison.Ordinal);
        var (act, rest) = colon < 0 ? (words, "") : (words[..colon].Trim(), words[(colon + 1)..].Trim());
        return act switch
        {
            "يستلم" => new TakeCase(by, code),
            "يكتب" => new WriteToPerson(by, code, rest),
            "يسأل" => new AskYesNo(by, code, rest),
            "يعيد إلى البوت" when rest.Length > 0 => new HandBack(by, code, Enum.Parse<CaseOutcome>(rest)),
            "يعيد إلى البوت" => new HandBack(by, code),
            "يعيد إلى القائمة" when Enum.TryParse<NoteKind>(rest, out var kind) => new ReturnToQueue(by, code, null, kind),
            "يعيد إلى القائمة" => new ReturnToQueue(by, code, rest),
            "يطلب شخصًا ثانيًا" => new AskForSecond(by, code),
            "يتابع معه" => new FollowAlong(by, code),
            "يترك المتابعة" => new StopFollowing(by, code),
            "إزعاج" => new MarkMisuse(by, code),
            _ when act.StartsWith("ينقل إلى ", StringComparison.Ordinal) => Transfer(by, code, act["ينقل إلى ".Length..], rest),
            "يغلق" => new CloseCase(by, code, Enum.Parse<CaseOutcome>(rest)),
            "مستوى" => new SetLevel(by, code, Enum.Parse<Level>(rest)),
            "طريق" => new SetRoute(by, code, Enum.Parse<Route>(rest)),
            "ملاحظة" => new AddNote(by, code, rest),
            "أنا هنا" => new OnCallIsHere(by, code),
            "يغيب" => new OwnerGone(by, code),
            _ => throw new FormatException($"«{words}» is nothing a volunteer does"),
        };
    }

    // «فريق علي، رجل: يستلم»: whom coordinators marked as a man or a woman, or as not trained.
    private static CaseOwner Owner(string words)
    {
        var parts = words.Split('،', StringSplitOptions.TrimEntries);
        var owner = new CaseOwner(parts[0], parts[0]);
        return parts is not [_, var mark] ? owner : mark switch
        {
            "رجل" => owner with { Mark = Wish.Man },
            "امرأة" => owner with { Mark = Wish.Woman },
            "بلا تدريب" => owner with { NotFor = [Flag.Minor, Flag.Suicide] },
            _ => throw new FormatException($"«{mark}» is no mark"),
        };
    }

    private static TransferCase Transfer(CaseOwner by, string code, string to, string note) => Enum.TryParse<NoteKind>(note, out var kind)
        ? new(by, code, new CaseOwner(to, to), null, kind)
        : new(by, code, new CaseOwner(to, to), note);
}
