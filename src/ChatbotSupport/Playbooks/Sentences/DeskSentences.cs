namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about `desk.yaml`.</summary>
public static class DeskSentences
{
    /// <summary>Closing before opening.</summary>
    public static Finding ClosesBeforeOpening(Place at) => Finding.Error(
        "closes_before_opening",
        at,
        new("وقت الإغلاق ليس بعد وقت الفتح.", "Closing time does not come after opening time."),
        new("يُصحح أحد الوقتين. والدوام الذي يعبر منتصف الليل يُكتب في سطرين: حتى '24:00' ثم من '00:00'.", "Correct one of them. Hours across midnight are written as two entries: until '24:00', then from '00:00'."));

    /// <summary>A last day before the first.</summary>
    public static Finding EndsBeforeBeginning(Place at) => Finding.Error(
        "ends_before_beginning",
        at,
        new("اليوم الأخير قبل اليوم الأول.", "The last day lies before the first."),
        new("يُصحح أحد التاريخين.", "Correct one of the two dates."));

    /// <summary>Both closed and open hours for the same days.</summary>
    public static Finding ClosedAndOpen(Place at) => Finding.Error(
        "closed_and_open",
        at,
        new("هذه الأيام إما عطلة (closed: true) أو لها وقت فتح وإغلاق.", "These days are either closed (closed: true) or have opening and closing times."),
        new("يُكتب أحدهما فقط.", "Write only one of the two."));

    /// <summary>A word that is no weekday.</summary>
    public static Finding UnknownDay(Place at, string day, string? nearest) => Finding.Error(
        "unknown_day",
        at,
        new($"«{day}» ليس يومًا معروفًا.", $"“{day}” is not a weekday."),
        Meant.One(nearest, "الأيام: every_day أو saturday sunday monday tuesday wednesday thursday friday، وبينها مسافة.", "Days: every_day, or saturday sunday monday tuesday wednesday thursday friday, separated by spaces."));

    /// <summary>A prepared reply about the police that would also be offered where the police come last.</summary>
    public static Finding PoliceOnEveryRoute(Place at, string word) => Finding.Error(
        "police_on_every_route",
        at,
        new($"في الرد «{word}»، وقد يظهر لمن يتابع شخصًا تعرّضه الشرطة أو معرفة الأهل للخطر.", $"The reply says “{word}”, and could be offered in a talk with somebody whom the police, or a family that knows, put in danger."),
        new("يُضاف السطر «route: normal» إلى هذا الرد، أو تُحذف الكلمة.", "Add the line “route: normal” to this reply, or take the word out."));

    /// <summary>An emergency number without saying on which route it is offered.</summary>
    public static Finding EmergencyWithoutRoute(Place at, string number) => Finding.Error(
        "emergency_without_route",
        at,
        new($"الرقم {number} يُقال بكلمات مختلفة بحسب المسار، وهذا الرد يظهر في المسارين.", $"{number} is offered in different words on the two routes, and this reply is shown on both."),
        new("يُكتب ردّان: واحد معه «route: normal»، وآخر معه «route: human_first» وفيه أننا لا نستطيع أن نعد بأن الأهل لن يعلموا.", "Write two replies: one with “route: normal”, and one with “route: human_first” that says that we cannot promise that the family will not be told."));

    /// <summary>A level without clocks.</summary>
    public static Finding MissingClocks(Place at, string level) => Finding.Error(
        "missing_clocks",
        at,
        new($"لا توجد مهل للمستوى {level}.", $"There are no clocks for level {level}."),
        new("تُضاف المهل الثلاث: first_reply_minutes وnext_reply_minutes وlease_minutes.", "Add all three: first_reply_minutes, next_reply_minutes and lease_minutes."));
}
