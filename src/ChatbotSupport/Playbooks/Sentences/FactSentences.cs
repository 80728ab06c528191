namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about the facts.</summary>
public static class FactSentences
{
    /// <summary>A number that a phone cannot dial.</summary>
    public static Finding BadPhone(Place at, string value) => Finding.Error(
        "bad_phone",
        at,
        new($"الرقم «{value}» لا يمكن الاتصال به كما هو مكتوب.", $"“{value}” cannot be dialled as it is written."),
        new("يُكتب بأرقام 0-9 متصلة من دون مسافات أو شرطات، وقد تسبقه علامة +.", "Write it in digits 0-9 without spaces or dashes; a + may stand in front."));

    /// <summary>A link that is not one.</summary>
    public static Finding BadLink(Place at, string value) => Finding.Error(
        "bad_link",
        at,
        new($"«{value}» ليس رابطًا صحيحًا.", $"“{value}” is not a link."),
        new("يُكتب كاملًا من دون مسافات، مثل: 'https://example.org'", "Write it in full without spaces, for example 'https://example.org'"));

    /// <summary>An account name that is not one.</summary>
    public static Finding BadHandle(Place at, string value) => Finding.Error(
        "bad_handle",
        at,
        new($"«{value}» ليس اسم حساب صحيحًا.", $"“{value}” is not an account name."),
        new("يُكتب من دون مسافات، مثل: '@example'", "Write it without spaces, for example '@example'"));

    /// <summary>A value that is too long to stand inside a sentence.</summary>
    public static Finding TooLong(Place at, int length) => Finding.Error(
        "fact_too_long",
        at,
        new($"طول القيمة {length} حرفًا، والحد {PlaybookLimits.MaxFactLength}.", $"The value is {length} characters long; the limit is {PlaybookLimits.MaxFactLength}."),
        new("تُكتب هنا المعلومة وحدها، والشرح في النص.", "Write only the fact here and what explains it into the text."));

    /// <summary>The review date has passed. Never an error: the fact is shown with its date until somebody hides it.</summary>
    public static Finding Overdue(Place at, string id, DateOnly reviewBy) => Finding.Warning(
        "fact_overdue",
        at,
        new($"انتهى موعد مراجعة «{id}» في {reviewBy:yyyy-MM-dd}.", $"“{id}” was due for review on {reviewBy:yyyy-MM-dd}."),
        new("تُراجع المعلومة ويُحدَّث verified_on وreview_by. وإن لم تعد صحيحة: show: false", "Check it and bring verified_on and review_by up to date. If it is no longer right: show: false"));

    /// <summary>The review date is near.</summary>
    public static Finding DueSoon(Place at, string id, DateOnly reviewBy) => Finding.Warning(
        "fact_due_soon",
        at,
        new($"يحين موعد مراجعة «{id}» في {reviewBy:yyyy-MM-dd}.", $"“{id}” is due for review on {reviewBy:yyyy-MM-dd}."),
        new("يمكن مراجعتها الآن قبل أن يفوت الموعد.", "Check it now, before the date passes."));

    /// <summary>A check that lies in the future.</summary>
    public static Finding CheckedInFuture(Place at, DateOnly date) => Finding.Warning(
        "checked_in_future",
        at,
        new($"تاريخ التحقق {date:yyyy-MM-dd} لم يأتِ بعد.", $"The date of the check, {date:yyyy-MM-dd}, lies in the future."),
        new("يُصحح التاريخ، أو تُراجع ساعة هذا الجهاز.", "Correct the date, or check this computer's clock."));

    /// <summary>A review before the check.</summary>
    public static Finding ReviewBeforeCheck(Place at) => Finding.Error(
        "review_before_check",
        at,
        new("موعد المراجعة قبل تاريخ التحقق.", "The review date lies before the date of the check."),
        new("يُصحح أحد التاريخين.", "Correct one of the two dates."));
}
