namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about a text that people read.</summary>
public static class TextSentences
{
    private static readonly Words ToFacts = new(
        "تُكتب الأرقام والروابط والتواريخ في facts.yaml مع مصدرها، ويُذكر اسمها في النص بين قوسين مزدوجين، فتتغير في مكان واحد. والعدد الصغير يُكتب بالكلمات.",
        "Put numbers, links and dates into facts.yaml with their source and name them in the text in double parentheses, so that they change in one place. Write a small count in words.");

    /// <summary>A text that is not a block.</summary>
    public static Finding NotABlock(Place at) => Finding.Error(
        "text_not_block",
        at,
        new("هذا نص يقرؤه الناس، ولم يُكتب بعد علامة |.", "This is text that people read, and it is not written as a block after |."),
        new("تُكتب | بعد النقطتين، ثم النص في السطر التالي بعد مسافتين إضافيتين. هكذا لا تضيع أي علامة.", "Write | after the colon, and the text on the next line two spaces further in. So no sign is lost."));

    /// <summary>Nothing to read.</summary>
    public static Finding Empty(Place at) => Finding.Error(
        "text_empty",
        at,
        new("النص فارغ.", "The text is empty."),
        new("يُكتب النص في السطر التالي بعد مسافتين إضافيتين، أو يُحذف المفتاح إن لم يكن لازمًا.", "Write the text on the next line, two spaces further in, or delete the key if it is not required."));

    /// <summary>A key that was indented so far that it became text.</summary>
    public static Finding KeyInText(Place at, string key) => Finding.Error(
        "key_in_text",
        at,
        new($"السطر «{key}:» صار جزءًا من النص، وسيقرؤه الناس.", $"The line “{key}:” became part of the text; people would read it."),
        new("تُنقص المسافات في أول السطر حتى يقف المفتاح تحت بقية المفاتيح.", "Take spaces away at the beginning of the line until the key stands under the other keys."));

    /// <summary>Braces in a text.</summary>
    public static Finding Brace(Place at) => Finding.Error(
        "brace",
        at,
        new("أقواس { } في النص تظهر للناس كما هي.", "Braces { } in a text are shown to people as they are."),
        new("اسم المعلومة يُكتب بين قوسين مزدوجين، هكذا: ((hotline_911))", "The name of a fact goes in double parentheses, like this: ((hotline_911))"));

    /// <summary>Double parentheses that do not close.</summary>
    public static Finding HalfReference(Place at) => Finding.Error(
        "half_reference",
        at,
        new("القوسان المزدوجان هنا غير مكتملين.", "The double parentheses here are not complete."),
        new("يُكتب الاسم هكذا: ((hotline_911))", "Write the name like this: ((hotline_911))"));

    /// <summary>A name of the bot in the middle of a text.</summary>
    public static Finding Identifier(Place at, string name) => Finding.Error(
        "name_in_text",
        at,
        new($"«{name}» اسم داخلي، وسيقرؤه الناس كما هو.", $"“{name}” is an internal name; people would read it as it is."),
        new("إن كان اسم معلومة فيوضع بين قوسين مزدوجين، وإلا فيُكتب بكلمات عادية.", "If it is the name of a fact put it in double parentheses; otherwise use ordinary words."));

    /// <summary>A form with a slash that speaks to two genders at once.</summary>
    public static Finding SlashForm(Place at, string form) => Finding.Error(
        "slash_form",
        at,
        new($"الصيغة «{form}» صعبة القراءة، ويصعب على قارئ الشاشة نطقها.", $"The form “{form}” is hard to read and cannot be read aloud."),
        new("تُعاد الصياغة باسم محايد: «يمكن إرسال…» بدل فعل الأمر، و«شخص من الفريق» بدل الصفة.", "Reword it neutrally, with a noun instead of a command."));

    /// <summary>Signs of another program inside a text.</summary>
    public static Finding Markup(Place at, string sign) => Finding.Error(
        "markup_in_text",
        at,
        new($"«{sign}» علامة تنسيق، وتظهر للناس كما هي.", $"“{sign}” is a sign for formatting; people would read it as it is."),
        new("تُحذف العلامة. النص يُرسل كلامًا عاديًا بلا ألوان ولا خط عريض، والرابط يأتي من facts.yaml.", "Delete it. Text is sent plain, without bold or colour; a link comes from facts.yaml."));

    /// <summary>A command that speaks to one gender.</summary>
    public static Finding Gendered(Place at, string word) => Finding.Warning(
        "gendered_command",
        at,
        new($"«{word}» فعل أمر يخاطب رجلًا أو امرأة وحدها.", $"“{word}” is a command that speaks only to a man, or only to a woman."),
        new("يُستبدل بالمصدر: «إرسال…»، «الاحتفاظ بـ…»، «عدم الرد»، أو «يمكن…». وإن لزم الأمر بفعل، فتُكتب الصيغ الثلاث: ((محايد | مذكر | مؤنث))", "Use a noun instead of the command, or “it is possible to…”. Where a command is needed write all three: ((neutral | masculine | feminine))"));

    /// <summary>Words for how somebody wishes to be addressed that are not three.</summary>
    public static Finding VariantParts(Place at, int count) => Finding.Error(
        "variant_parts",
        at,
        new($"الصيغ هنا {count}، أو بينها صيغة فارغة. المطلوب ثلاث.", $"There are {count} wordings here, or one of them is empty; three are needed."),
        new("تُكتب بهذا الترتيب: ((محايد | مذكر | مؤنث)). المحايد يقرؤه كل من لم يذكر تفضيلًا.", "Write them in this order: ((neutral | masculine | feminine)). Everybody who has said nothing reads the neutral one."));

    /// <summary>Words for how somebody wishes to be addressed, where nobody knows who reads.</summary>
    public static Finding VariantNotHere(Place at) => Finding.Error(
        "variant_not_here",
        at,
        new("هذا النص يقرؤه أكثر من شخص أو يظهر على زر، فلا صيغ للمخاطبة فيه.", "This text is read by more than one person or stands on a button; it has no wordings for how somebody is addressed."),
        new("تُكتب صيغة محايدة واحدة. الصيغ الثلاث مكانها نصوص الخطوات والأجوبة وتحذيرات alerts.", "Write one neutral wording. Three wordings belong into texts of steps, answers and alerts."));

    /// <summary>A shared text that nothing says.</summary>
    public static Finding UnusedText(Place at, string name) => Finding.Warning(
        "unused_text",
        at,
        new($"لا يستعمل أي نص «{name}».", $"No text uses “{name}”."),
        new($"يُكتب (({name})) حيث يُقال هذا الكلام، أو يُحذف من هنا.", $"Write (({name})) where this is said, or delete it here."));

    /// <summary>Shared texts that name one another in a ring.</summary>
    public static Finding TextRing(Place at, IReadOnlyList<string> ring) => Finding.Error(
        "text_ring",
        at,
        new($"نص يحتوي نفسه، فلا ينتهي: {string.Join(" ← ", ring)}.", $"A text holds itself and would never end: {string.Join(" → ", ring)}."),
        new("يُحذف أحد هذه الأسماء من نصه.", "Take one of these names out of its text."));

    /// <summary>A shared text with the name of a fact.</summary>
    public static Finding NamedLikeFact(Place at, string name) => Finding.Error(
        "text_named_like_fact",
        at,
        new($"في facts.yaml معلومة بالاسم نفسه «{name}»، فلا يُعرف أيهما يُقصد.", $"facts.yaml has a fact of the same name “{name}”; which one is meant could not be told."),
        new("يُكتب اسم آخر هنا، وفي كل نص يستعمله.", "Use another name here, and in every text that uses it."));

    /// <summary>Two kinds of digits.</summary>
    public static Finding MixedDigits(Place at) => Finding.Warning(
        "mixed_digits",
        at,
        new("في النص أرقام عربية (٠-٩) وأرقام لاتينية (0-9) معًا.", "Arabic-Indic and Western digits stand in one text."),
        new("يُكتب النص كله بأرقام 0-9، فهي التي تُطلب في الهاتف، والمعلومات تظهر بها.", "Write all of it in digits 0-9: those are dialled, and facts are shown in them."));

    /// <summary>The same words in two places.</summary>
    public static Finding Copy(Place at, Place first) => Finding.Warning(
        "duplicate_wording",
        at,
        new($"الكلام نفسه مكتوب في {first.File} السطر {first.Line}.", $"The same words stand in {first.File}, line {first.Line}."),
        new("يُكتب مرة واحدة في texts.yaml ويُذكر اسمه بين قوسين مزدوجين حيث يُقال. أو يُغيَّر أحد النصين.", "Write it once in texts.yaml and name it in double parentheses where it is said. Or reword one of the two."));

    /// <summary>A link or an account name outside the facts.</summary>
    public static Finding Link(Place at, string link) => Finding.Error(
        "link_in_text",
        at,
        new($"«{link}» رابط أو اسم حساب داخل النص.", $"“{link}” is a link or an account name inside the text."),
        ToFacts);

    /// <summary>A number outside the facts.</summary>
    public static Finding Number(Place at, string number) => Finding.Error(
        "number_in_text",
        at,
        new($"الرقم {number} مكتوب داخل النص.", $"The number {number} is written inside the text."),
        ToFacts);

    /// <summary>A name that no fact has.</summary>
    public static Finding UnknownFact(Place at, string name, string? nearest) => Finding.Error(
        "unknown_fact",
        at,
        new($"لا توجد معلومة ولا نص مشترك باسم «{name}».", $"There is no fact and no shared text named “{name}”."),
        Meant.One(nearest, "يُضاف الاسم في facts.yaml، أو في texts.yaml إن كان كلامًا، أو يُصحح هنا.", "Add it to facts.yaml, or to texts.yaml if it is a sentence, or correct the name here."));

    /// <summary>A fact that must not be shown.</summary>
    public static Finding HiddenFact(Place at, string name) => Finding.Error(
        "hidden_fact",
        at,
        new($"المعلومة «{name}» معلّمة بألا تُعرض (show: false).", $"The fact “{name}” is marked as never shown (show: false)."),
        new("تُحذف من النص، أو تُغيَّر العلامة في facts.yaml بعد التحقق منها.", "Take it out of the text, or change the mark in facts.yaml after checking the fact."));

    /// <summary>Longer than a phone or channel shows.</summary>
    public static Finding TooLong(Place at, int length, int limit) => Finding.Error(
        "text_too_long",
        at,
        new($"طول النص {length} حرفًا، والحد {limit}.", $"The text is {length} characters long; the limit is {limit}."),
        new("يُختصر النص، أو يُنقل جزء منه إلى «المزيد».", "Shorten it, or move a part of it to “more”."));

    /// <summary>Several lines where one fits.</summary>
    public static Finding MoreThanOneLine(Place at) => Finding.Error(
        "more_than_one_line",
        at,
        new("هنا سطر واحد فقط.", "Only one line fits here."),
        new("يُكتب العنوان أو نص الزر في سطر واحد.", "Write a title or the words of a button on one line."));

    /// <summary>More than three short lines.</summary>
    public static Finding NotShort(Place at, int lines, int longest) => Finding.Warning(
        "not_short",
        at,
        new($"عدد الأسطر {lines} وأطولها {longest} حرفًا. الخائف يقرأ ثلاثة أسطر قصيرة.", $"There are {lines} lines, the longest of {longest} characters. Somebody who is afraid reads three short lines."),
        new("يُنقل الباقي إلى more ليظهر بعد «المزيد».", "Move the rest to more, which is shown after “more”."));
}
