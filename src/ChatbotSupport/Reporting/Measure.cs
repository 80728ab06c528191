using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Reporting;

/// <summary>One thing that a report counts.</summary>
/// <param name="Code">Its name in the table file.</param>
/// <param name="Title">What it is called.</param>
public sealed record Measure(string Code, Words Title)
{
    /// <summary>People who wrote on a day: new ones, and those who were here before.</summary>
    public static Measure Talks { get; } = new("conversations", new("محادثات (من كتب في ذلك اليوم)", "Conversations (people who wrote that day)"));

    /// <summary>Flows that were begun.</summary>
    public static Measure Started { get; } = new("flows_started", new("مسارات بدأت", "Flows started"));

    /// <summary>Flows that were walked to their end.</summary>
    public static Measure Finished { get; } = new("flows_finished", new("مسارات اكتملت", "Flows finished"));

    /// <summary>Steps at which flows were left.</summary>
    public static Measure Left { get; } = new("flows_left", new("مسارات تُركت، وعند أي خطوة", "Flows left, and at which step"));

    /// <summary>Answers given.</summary>
    public static Measure Answers { get; } = new("answers", new("أجوبة قُدّمت", "Answers given"));

    /// <summary>Alerts given.</summary>
    public static Measure Alerts { get; } = new("alerts", new("تنبيهات من الاحتيال", "Scam alerts given"));

    /// <summary>Messages that were not understood.</summary>
    public static Measure Misses { get; } = new("misses", new("رسائل لم تُفهم", "Messages not understood"));

    /// <summary>Requests that reached the team, by their level now.</summary>
    public static Measure Cases { get; } = new("cases", new("طلبات وصلت إلى الفريق، بحسب المستوى", "Requests to the team, by level"));

    /// <summary>Signs of those requests.</summary>
    public static Measure Flags { get; } = new("flags", new("العلامات في هذه الطلبات", "Signs in these requests"));

    /// <summary>How requests ended.</summary>
    public static Measure Outcomes { get; } = new("outcomes", new("كيف انتهت الطلبات", "How requests ended"));

    /// <summary>People of whom everything is gone: they asked for it, or were silent for as long as the notice says.</summary>
    public static Measure Forgotten { get; } = new("forgotten", new("من مُحي كل ما يخصه: بطلب أو بمضي المدة", "People of whom everything was erased: on request or by time"));

    /// <summary>What was kept for as long as the settings say and then dropped, by kind.</summary>
    public static Measure Dropped { get; } = new("dropped", new("ما حُذف لأن مدته انتهت، بحسب نوعه", "What was dropped because its time was over, by kind"));

    /// <summary>All of them, in the order shown.</summary>
    public static IReadOnlyList<Measure> All { get; } = [Talks, Started, Finished, Left, Answers, Alerts, Misses, Cases, Flags, Outcomes, Forgotten, Dropped];
}
