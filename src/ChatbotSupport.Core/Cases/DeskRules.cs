using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Cases;

/// <summary>What `desk.yaml` says: when people are there, how fast they answer, what they can answer with.</summary>
/// <param name="Hours">Weekly opening hours.</param>
/// <param name="Exceptions">Dated exceptions, which replace the weekly hours of their day.</param>
/// <param name="Clocks">Targets by level; L0 has none.</param>
/// <param name="OnCallRepeat">How often the on-call list is alerted at L4 until somebody says «أنا هنا».</param>
/// <param name="PreparedReplies">Replies a volunteer sends in two taps.</param>
public sealed record DeskRules(
    IReadOnlyList<OpeningHours> Hours,
    IReadOnlyList<HoursException> Exceptions,
    IReadOnlyDictionary<Level, Clocks> Clocks,
    TimeSpan OnCallRepeat,
    IReadOnlyList<PreparedReply> PreparedReplies);

/// <summary>One stretch of a weekday, in the desk's own time; <paramref name="To"/> 24:00 is written as 23:59.</summary>
public sealed record OpeningHours(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>A dated exception: closed when both times are null.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Name">Eid, Ashura …</param>
/// <param name="Opens">Opening time on these days, or null.</param>
/// <param name="Closes">Closing time on these days, or null.</param>
public sealed record HoursException(DateOnly From, DateOnly Until, string Name, TimeOnly? Opens, TimeOnly? Closes);

/// <summary>Targets of one level (safeguarding rules, section 4).</summary>
/// <param name="FirstReply">From waiting to the first reply of a volunteer.</param>
/// <param name="NextReply">From the person's line to the next reply.</param>
/// <param name="Lease">How long a volunteer keeps a case without a line before it returns to the queue.</param>
public sealed record Clocks(TimeSpan FirstReply, TimeSpan NextReply, TimeSpan Lease);
