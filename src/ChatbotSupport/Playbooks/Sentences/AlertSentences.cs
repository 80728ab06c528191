using ChatbotSupport.Core.Flows;

namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about scam alerts.</summary>
public static class AlertSentences
{
    /// <summary>A line of groups with nothing in it.</summary>
    public static Finding EmptyAlternative(Place at) => Finding.Error(
        "empty_alternative",
        at,
        new("في all_of سطر فيه خانة فارغة بين علامتي /.", "A line of all_of has an empty place between its slashes."),
        new("تُحذف العلامة الزائدة أو تُكتب الكلمة.", "Delete the extra slash or write the word."));

    /// <summary>A domain that is not one.</summary>
    public static Finding BadDomain(Place at, string value) => Finding.Error(
        "bad_domain",
        at,
        new($"«{value}» ليس نطاقًا صحيحًا.", $"“{value}” is not a domain."),
        new("يُكتب النطاق وحده من دون https ومن دون مسار، مثل: example.com", "Write only the domain, without https and without a path, for example example.com"));

    /// <summary>The whole reply is longer than a message holds.</summary>
    public static Finding TooLong(Place at, int length) => Finding.Error(
        "alert_too_long",
        at,
        new($"يُرسل التنبيه كله في رسالة واحدة طولها {length} حرفًا، والحد {FlowLimits.MaxTextLength}.", $"The alert goes out as one message of {length} characters; the limit is {FlowLimits.MaxTextLength}."),
        new("يُختصر why أو advice أو share.", "Shorten why, advice or share."));

    /// <summary>A text that must not be taken for the claim, and is.</summary>
    public static Finding NegativeRecognised(Place at, string text) => Finding.Error(
        "negative_recognised",
        at,
        new($"يعدّ هذا التنبيه النص «{text}» من الادعاء، وهو مكتوب في negative.", $"The alert takes “{text}” for the claim, although it stands under negative."),
        new("تُضاف كلمة منه إلى unless، أو تُضيّق all_of.", "Add one of its words to unless, or make all_of narrower."));

    /// <summary>An alert that nobody of the organisation has checked.</summary>
    public static Finding Unchecked(Place at, string id) => Finding.Warning(
        "alert_unchecked",
        at,
        new($"التنبيه «{id}» بلا checked_on: لم يتحقق منه أحد من الفريق بعد، وهذا ما يُقال للناس.", $"The alert “{id}” has no checked_on: nobody of the team has checked it yet, and people are told so."),
        new("يتحقق شخص من الفريق من الخدعة ومصدرها، ثم يكتب يوم التحقق، مثل: checked_on: '2026-07-01'", "Somebody of the team checks the scam and its source and then writes the day, for example checked_on: '2026-07-01'"));

    /// <summary>A check that is to be made again. Never an error: the alert is told with the day of its check until somebody looks at it.</summary>
    public static Finding Due(Place at, string id, DateOnly due, bool isOver) => Finding.Warning(
        isOver ? "alert_overdue" : "alert_due_soon",
        at,
        isOver
            ? new($"انتهى موعد مراجعة التنبيه «{id}» في {due:yyyy-MM-dd}.", $"The alert “{id}” was due for review on {due:yyyy-MM-dd}.")
            : new($"يحين موعد مراجعة التنبيه «{id}» في {due:yyyy-MM-dd}.", $"The alert “{id}” is due for review on {due:yyyy-MM-dd}."),
        new("هل ما زالت الخدعة تنتشر، وهل مصدرها صحيح؟ ثم يُحدَّث checked_on وreview_by. وإن انتهت يُحذف الملف.", "Does the scam still circulate, and is its source right? Then bring checked_on and review_by up to date. If it is over, delete the file."));

    /// <summary>A phrasing that its own alert does not recognise.</summary>
    public static Finding PhrasingNotRecognised(Place at, string phrasing) => Finding.Warning(
        "phrasing_not_recognised",
        at,
        new($"لا يتعرّف هذا التنبيه على الصيغة «{phrasing}» المكتوبة فيه.", $"The alert does not recognise its own phrasing “{phrasing}”."),
        new("تُضاف كلماتها إلى all_of، أو تُراجع unless.", "Add its words to all_of, or look at unless."));
}
