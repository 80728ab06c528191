using ChatbotSupport.Core.Flows.Inspection;

namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about keys and values that do not fit the format.</summary>
public static class ShapeSentences
{
    /// <summary>A key that the format does not have.</summary>
    public static Finding UnknownKey(Place at, string key, string? nearest, IEnumerable<string> known) => Finding.Error(
        "unknown_key",
        at,
        new($"المفتاح «{key}» غير معروف هنا.", $"The key “{key}” is not known here."),
        Meant.One(nearest, $"المفاتيح الممكنة هنا: {string.Join("، ", known)}.", $"Keys that may stand here: {string.Join(", ", known)}."));

    /// <summary>A key that must be there.</summary>
    public static Finding MissingKey(Place at, string key) => Finding.Error(
        "missing_key",
        at,
        new($"ينقص المفتاح «{key}».", $"The key “{key}” is missing."),
        new($"يُضاف السطر «{key}:» مع قيمته، بالإزاحة نفسها التي لبقية المفاتيح.", $"Add a line “{key}:” with its value, indented like the other keys."));

    /// <summary>A step that leads nowhere.</summary>
    public static Finding DeadEnd(Place at, string key) => Finding.Error(
        "dead_end",
        at,
        new($"لا يقود هذا الموضع إلى شيء: ينقص «{key}»، ومن يصل إليه يبقى بلا جواب.", $"Nothing follows here: “{key}” is missing, and whoever gets here would be left without an answer."),
        new($"يُضاف «{key}:» مع اسم الخطوة التالية، أو تصير الخطوة نهاية (kind: end).", $"Add “{key}:” with the name of the next step, or make the step an end (kind: end)."));

    /// <summary>Something else than a single word or quoted value.</summary>
    public static Finding NotAWord(Place at, string key) => Finding.Error(
        "not_a_word",
        at,
        new($"قيمة «{key}» كلمة واحدة في السطر نفسه.", $"The value of “{key}” is one word on the same line."),
        new("مثل: next: step_id", "For example: next: step_id"));

    /// <summary>Something else than a list.</summary>
    public static Finding NotAList(Place at, string key) => Finding.Error(
        "not_a_list",
        at,
        new($"قيمة «{key}» قائمة، كل عنصر فيها يبدأ بـ «- ».", $"The value of “{key}” is a list; each item begins with “- ”."),
        new("تُكتب العناصر في الأسطر التالية، بإزاحة مسافتين.", "Write the items on the next lines, indented by two spaces."));

    /// <summary>Something else than keys with values.</summary>
    public static Finding NotAMap(Place at, string key) => Finding.Error(
        "not_a_map",
        at,
        new($"ما تحت «{key}» أسطر من «مفتاح: قيمة».", $"What stands under “{key}” are lines of “key: value”."),
        new("يمكن مقارنته بملف سليم من النوع نفسه.", "Compare it with a sound file of the same kind."));

    /// <summary>A block where each line is an entry is missing its entries.</summary>
    public static Finding NotLines(Place at, string key) => Finding.Error(
        "not_lines",
        at,
        new($"قيمة «{key}» أسطر بعد علامة |، في كل سطر واحد.", $"The value of “{key}” is lines after |, one entry a line."),
        new("تُكتب | بعد النقطتين، ثم الأسطر بإزاحة مسافتين إضافيتين.", "Write | after the colon, and the lines two spaces further in."));

    /// <summary>A malformed id.</summary>
    public static Finding BadId(Place at, string id) => Finding.Error(
        "bad_id",
        at,
        new($"المعرّف «{id}» غير صالح.", $"The name “{id}” cannot be used."),
        new("يبدأ المعرّف بحرف إنكليزي صغير، وبعده حروف صغيرة وأرقام و _ فقط، وطوله أربعون حرفًا على الأكثر.", "A name begins with a small English letter, followed by small letters, digits and _ only, at most forty characters."));

    /// <summary>An id that is not the file's name.</summary>
    public static Finding IdIsNotFileName(Place at, string id, string name) => Finding.Error(
        "id_is_not_file_name",
        at,
        new($"المعرّف داخل الملف «{id}» واسم الملف «{name}».", $"The id in the file is “{id}”, the file is named “{name}”."),
        new("يُوحَّد الاسمان حتى يوجد الملف بسهولة.", "Make them the same, so that the file is easily found."));

    /// <summary>No format that there ever was.</summary>
    public static Finding Format(Place at, int newest) => Finding.Error(
        "format",
        at,
        new("صيغة الملف غير مفهومة.", "The format of the file is not understood."),
        new($"يُكتب في أول الملف: format: {newest}", $"Write at the top of the file: format: {newest}"));

    /// <summary>A format of a later program.</summary>
    public static Finding NewerFormat(Place at, string format, int newest) => Finding.Error(
        "newer_format",
        at,
        new($"هذا الملف مكتوب بصيغة أحدث ({format})، وهذا البرنامج يفهم حتى الصيغة {newest}. لا يُقرأ منه شيء حتى لا يُفهم خطأ.", $"This file is written in a later format ({format}); this program understands up to {newest}. Nothing of it is read, so that nothing is misread."),
        new("يُحدَّث البرنامج، أو تُستعمل نسخة الملف السابقة. تغيير الرقم وحده لا يكفي.", "Update the program, or use the earlier version of the file. Changing the number alone does not help."));

    /// <summary>An earlier format, which was understood as it was meant then.</summary>
    public static Finding OldFormat(Place at, int format, int newest) => Finding.Warning(
        "old_format",
        at,
        format == 0
            ? new("لا يذكر الملف صيغته، فقُرئ بأقدم صيغة.", "The file does not say its format; it was read in the oldest.")
            : new($"الملف مكتوب بالصيغة {format}، وقُرئ كما كانت تعني.", $"The file is written in format {format}; it was read as that meant."),
        new($"يعمل كما هو. الأمر check --fix يحوّله إلى الصيغة {newest}.", $"It works as it is. `check --fix` turns it into format {newest}."));

    /// <summary>A span that cannot be read, or lies outside its bounds.</summary>
    public static Finding BadSpan(Place at, string word, TimeSpan least, TimeSpan most) => Finding.Error(
        "bad_wait",
        at,
        new($"المدة «{word}» غير مفهومة هنا، أو خارج الحدود.", $"The span “{word}” cannot be read here, or is out of bounds."),
        new($"تُكتب بالساعات أو الأيام، مثل 20h أو 3d: من {least.TotalHours:0} ساعة إلى {most.TotalDays:0} أيام.", $"Write hours or days, for example 20h or 3d: from {least.TotalHours:0} hours to {most.TotalDays:0} days."));

    /// <summary>A word that is not one of those that may stand here.</summary>
    public static Finding NotOneOf(Place at, string key, string value, IReadOnlyList<string> known) => Finding.Error(
        "not_one_of",
        at,
        new($"القيمة «{value}» غير معروفة لـ «{key}».", $"“{value}” is not a value of “{key}”."),
        Meant.One(
            NearestName.Of(value, known),
            $"القيم الممكنة: {string.Join("، ", known.Order(StringComparer.Ordinal))}.",
            $"Possible values: {string.Join(", ", known.Order(StringComparer.Ordinal))}."));

    /// <summary>A value without quotes, of which YAML might drop a zero or make a date.</summary>
    public static Finding NotQuoted(Place at, string key, string value) => Finding.Error(
        "not_quoted",
        at,
        new($"قيمة «{key}» هنا بلا علامتي اقتباس، وقد يضيع منها صفر أو يتغير شكلها.", $"The value of “{key}” stands here without quotes; a zero may be lost or its form may change."),
        new($"تُكتب هكذا: {key}: '{value}'", $"Write it like this: {key}: '{value}'"));

    /// <summary>A date that cannot be read.</summary>
    public static Finding BadDate(Place at, string value) => Finding.Error(
        "bad_date",
        at,
        new($"التاريخ «{value}» غير مفهوم.", $"The date “{value}” cannot be read."),
        new("يُكتب هكذا: '2026-07-01' (السنة ثم الشهر ثم اليوم، بأرقام 0-9).", "Write it like this: '2026-07-01' (year, month, day)."));

    /// <summary>A time of day that cannot be read.</summary>
    public static Finding BadTime(Place at, string value) => Finding.Error(
        "bad_time",
        at,
        new($"الوقت «{value}» غير مفهوم.", $"The time “{value}” cannot be read."),
        new("يُكتب بنظام 24 ساعة هكذا: '22:00'", "Write it in 24 hours, like this: '22:00'"));

    /// <summary>A number that cannot be read or is out of range.</summary>
    public static Finding BadNumber(Place at, string value, int least, int most) => Finding.Error(
        "bad_number",
        at,
        new($"القيمة «{value}» ليست عددًا بين {least} و{most}.", $"“{value}” is not a number between {least} and {most}."),
        new("يُكتب العدد بأرقام 0-9.", "Write the number in digits 0-9."));

    /// <summary>Two keys of which only one may stand.</summary>
    public static Finding NotBoth(Place at, string first, string second) => Finding.Error(
        "not_both",
        at,
        new($"هنا «{first}» و«{second}» معًا، والمطلوب واحد منهما.", $"“{first}” and “{second}” stand here together; one of them is wanted."),
        new("يُحذف أحدهما.", "Delete one of them."));

    /// <summary>One of two keys must stand.</summary>
    public static Finding OneOfBoth(Place at, string first, string second) => Finding.Error(
        "one_of_both",
        at,
        new($"ينقص «{first}» أو «{second}».", $"“{first}” or “{second}” is missing."),
        new("يُضاف واحد منهما.", "Add one of them."));

    /// <summary>The same id twice in one file.</summary>
    public static Finding DuplicateId(Place at, string id) => Finding.Error(
        "duplicate_id",
        at,
        new($"المعرّف «{id}» مستخدم قبل هذا الموضع.", $"The name “{id}” was used before."),
        new("يُغيَّر أحدهما.", "Change one of the two."));
}
