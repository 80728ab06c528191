namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about a file that cannot be read as written.</summary>
public static class SyntaxSentences
{
    private static readonly Words UseBlock = new(
        "يُكتب كل نص يقرؤه الناس هكذا: text: | ثم النص في السطر التالي بعد مسافتين إضافيتين. داخل هذا الشكل لا تضيع أي علامة.",
        "Write every text that people read as a block: text: | and the text on the next line, two spaces further in. Inside a block no sign is lost.");

    private static readonly Words Align = new(
        "تُزاح المحتويات بمسافتين عن السطر الذي يحتويها، وتقف أسطر النص الواحد تحت بعضها تمامًا.",
        "Indent what belongs to a line by two spaces, and keep the lines of one text exactly under one another.");

    /// <summary>The file is far too long.</summary>
    public static Finding FileTooLong(string file, int length) => Finding.Error(
        "file_too_long",
        Place.Start(file),
        new($"طول الملف {length} حرفًا، والحد {PlaybookLimits.MaxFileLength}.", $"The file is {length} characters long; the limit is {PlaybookLimits.MaxFileLength}."),
        new("قد يكون ملفًا آخر نُسخ إلى هنا بالخطأ. يمكن تقسيمه أو استعادة نسخة سابقة.", "Perhaps another file was copied here by mistake. Split it or restore an earlier copy."));

    /// <summary>The file begins with a byte order mark.</summary>
    public static Finding ByteOrderMark(string file) => Finding.Warning(
        "byte_order_mark",
        Place.Start(file),
        new("في أول الملف علامة مخفية (BOM) أضافها المحرر.", "The file begins with a hidden mark (BOM) that the editor added."),
        new("الملف يُقرأ. للحفظ من دونها: اختيار الترميز UTF-8 بدل «UTF-8 with BOM».", "The file is read. To save without it choose UTF-8 instead of “UTF-8 with BOM”."));

    /// <summary>Nothing is in the file.</summary>
    public static Finding EmptyFile(string file) => Finding.Error(
        "empty_file",
        Place.Start(file),
        new("الملف فارغ.", "The file is empty."),
        new("ربما انقطع الحفظ. يمكن استعادة النسخة السابقة، أو حذف الملف إن لم يعد لازمًا.", "Saving may have been interrupted. Restore the earlier copy, or delete the file if it is not needed."));

    /// <summary>The last line has no end: the file may be cut.</summary>
    public static Finding NoLastLineEnd(Place at) => Finding.Warning(
        "no_last_line_end",
        at,
        new("لا ينتهي السطر الأخير بسطر جديد، وقد يكون الملف ناقصًا.", "The last line has no line end; the file may be cut off."),
        new("بعد التأكد من اكتمال الملف يُضاف سطر فارغ في آخره.", "Check that the file is complete, then add an empty line at its end."));

    /// <summary>A tab.</summary>
    public static Finding Tab(Place at) => Finding.Error(
        "tab",
        at,
        new("في هذا السطر علامة جدولة (Tab).", "There is a tab in this line."),
        new("تُستبدل بمسافتين، فهذه الملفات لا تقبل إلا المسافات.", "Replace it with two spaces; these files take spaces only."));

    /// <summary>The file is in another encoding.</summary>
    public static Finding NotUtf8(Place at) => Finding.Error(
        "not_utf8",
        at,
        new("حروف هذا السطر تالفة: الملف ليس محفوظًا بترميز UTF-8.", "Letters in this line are damaged: the file is not saved as UTF-8."),
        new("يُفتح الملف في المحرر ويُحفظ من جديد بترميز UTF-8، مع مراجعة النص.", "Open it in the editor, save it again as UTF-8 and check the text."));

    /// <summary>A control character, for example zeros after a power cut.</summary>
    public static Finding ControlCharacter(Place at) => Finding.Error(
        "control_character",
        at,
        new("في هذا السطر رمز لا يُكتب، وقد يكون الملف تالفًا.", "There is a character here that nobody types; the file may be damaged."),
        new("تُستعاد النسخة السابقة، أو يُمسح الرمز.", "Restore the earlier copy or delete the character."));

    /// <summary>An invisible character that turns the direction of text.</summary>
    public static Finding HiddenCharacter(Place at) => Finding.Error(
        "hidden_character",
        at,
        new("في هذا الموضع رمز مخفي يقلب اتجاه النص، جاء غالبًا مع النسخ واللصق.", "A hidden character that turns the direction of text stands here; it usually comes with copy and paste."),
        new("يُمسح السطر ويُكتب من جديد باليد. اتجاه الأرقام والروابط يُضبط تلقائيًا.", "Delete the line and type it again. The direction of numbers and links is set automatically."));

    /// <summary>A space that is not a space.</summary>
    public static Finding StrangeSpace(Place at) => Finding.Error(
        "strange_space",
        at,
        new("يبدأ السطر بمسافة من نوع آخر، وهي تبدو كالعادية.", "The line begins with another kind of space that only looks like one."),
        new("تُمسح وتُكتب مسافات عادية.", "Delete it and type ordinary spaces."));

    /// <summary>A plain text that a comment sign cut.</summary>
    public static Finding CutByHash(Place at) => Finding.Error(
        "cut_by_hash",
        at,
        new("كل ما بعد علامة # في هذا السطر يضيع، ولن يقرأه أحد.", "Everything after the # in this line is lost; nobody would read it."),
        UseBlock);

    /// <summary>An anchor.</summary>
    public static Finding Anchor(Place at) => Finding.Error(
        "anchor",
        at,
        new("علامة & في أول القيمة تُفهم على أنها أمر، لا نص.", "An & at the beginning of a value is taken as a command, not as text."),
        UseBlock);

    /// <summary>An alias.</summary>
    public static Finding Alias(Place at) => Finding.Error(
        "alias",
        at,
        new("علامة * في أول القيمة تُفهم على أنها إحالة، ويضيع النص.", "A * at the beginning of a value is taken as a reference, and the text is lost."),
        UseBlock);

    /// <summary>A tag.</summary>
    public static Finding Tag(Place at) => Finding.Error(
        "tag",
        at,
        new("علامة ! في أول القيمة تُحذف ولا تصل إلى الناس.", "A ! at the beginning of a value is dropped and never reaches people."),
        UseBlock);

    /// <summary>A list in brackets.</summary>
    public static Finding Brackets(Place at) => Finding.Error(
        "brackets",
        at,
        new("القائمة بين [ ] غير مسموحة: الفاصلة العربية «،» لا تفصل، فيصير كل ما فيها خيارًا واحدًا.", "A list in [ ] is not allowed: the Arabic comma does not separate, so everything in it becomes one item."),
        new("يُكتب كل عنصر في سطر يبدأ بـ «- ».", "Write each item on a line of its own that begins with “- ”."));

    /// <summary>The same key twice.</summary>
    public static Finding DuplicateKey(Place at, string key) => Finding.Error(
        "duplicate_key",
        at,
        new($"المفتاح «{key}» مكرر هنا.", $"The key “{key}” stands here a second time."),
        new("يُحذف أحدهما. غالبًا نُسخ سطر ولم يُغيَّر.", "Delete one of them. Often a line was copied and not changed."));

    /// <summary>Uneven indentation that YAML still understands.</summary>
    public static Finding Indentation(Place at, int expected, int found) => Finding.Error(
        "indentation",
        at,
        new($"إزاحة هذا السطر {found}، والصحيح {expected}.", $"This line is indented by {found} spaces; it should be {expected}."),
        Align);

    /// <summary>A line that does not stand under the others.</summary>
    public static Finding WrongIndentation(Place at) => Finding.Error(
        "wrong_indentation",
        at,
        new("هذا السطر لا يقف تحت الأسطر التي ينتمي إليها.", "This line does not stand under the lines it belongs to."),
        Align);

    /// <summary>A sign in a plain text that YAML takes for itself.</summary>
    public static Finding PlainTextTrap(Place at, string sign) => Finding.Error(
        "plain_text_trap",
        at,
        new($"العلامة {sign} في هذا الموضع تجعل السطر غير مفهوم.", $"The sign {sign} here makes the line unreadable."),
        UseBlock);

    /// <summary>A quotation mark that is never closed.</summary>
    public static Finding OpenQuote(Place at) => Finding.Error(
        "open_quote",
        at,
        new("علامة الاقتباس هنا لا تُغلق.", "The quotation mark here is never closed."),
        new("تُغلق في آخر السطر. أما النص الذي يقرؤه الناس فيُكتب بعد text: | من دون علامات.", "Close it at the end of the line. Text that people read goes into a block after text: | without quotes."));

    /// <summary>A key glued to its value.</summary>
    public static Finding NoSpaceAfterColon(Place at) => Finding.Error(
        "no_space_after_colon",
        at,
        new("تنقص مسافة بعد النقطتين.", "A space is missing after the colon."),
        new("تُكتب مسافة واحدة، هكذا: next: step_id", "Type one space, like this: next: step_id"));

    /// <summary>The file stops in the middle.</summary>
    public static Finding EndsTooEarly(Place at) => Finding.Error(
        "ends_too_early",
        at,
        new("ينتهي الملف قبل أن يكتمل.", "The file ends before it is complete."),
        new("ربما انقطع الحفظ. يمكن استعادة النسخة السابقة أو إكمال الناقص.", "Saving may have been interrupted. Restore the earlier copy or complete it."));

    /// <summary>No better explanation is known.</summary>
    public static Finding Unreadable(Place at) => Finding.Error(
        "unreadable",
        at,
        new("لا يمكن فهم الملف ابتداءً من هذا الموضع.", "The file cannot be understood from here on."),
        new("يمكن مقارنة هذا السطر والذي فوقه بملف سليم: «مفتاح: قيمة» والمسافات كما في الدليل.", "Compare this line and the one above with a sound file: “key: value”, indented as in the guide."));

    /// <summary>A second document in one file.</summary>
    public static Finding SecondDocument(Place at) => Finding.Error(
        "second_document",
        at,
        new("السطر --- يبدأ ملفًا ثانيًا داخل الملف، ولن يُقرأ ما بعده.", "The line --- begins a second document, which would not be read."),
        new("يُحذف السطر، أو يُنقل ما بعده إلى ملف مستقل.", "Delete the line, or move what follows to a file of its own."));

    /// <summary>Something other than keys and values.</summary>
    public static Finding NotKeys(Place at) => Finding.Error(
        "not_keys",
        at,
        new("يجب أن يتكون الملف من أسطر «مفتاح: قيمة».", "The file must consist of lines “key: value”."),
        new("يبدأ كل ملف بـ format: 1", "Every file begins with format: 1"));

    /// <summary>A sign that looks like a colon.</summary>
    public static Finding ColonLookAlike(Place at) => Finding.Error(
        "colon_look_alike",
        at,
        new("العلامة بعد المفتاح تشبه النقطتين وليست هي.", "The sign after the key only looks like a colon, or stands where one should."),
        new("تُكتب النقطتان : من لوحة المفاتيح الإنكليزية، وبعدهما مسافة.", "Type a plain colon from an English keyboard, and a space after it."));

    /// <summary>A sign that looks like the dash of a list.</summary>
    public static Finding DashLookAlike(Place at) => Finding.Error(
        "dash_look_alike",
        at,
        new("يبدأ السطر بشَرطة طويلة أو نقطة جاءت من برنامج كتابة، فلا يُفهم أنه عنصر في قائمة.", "The line begins with a long dash or a bullet from a word processor; it is not seen as an item of a list."),
        new("تُكتب الشَرطة القصيرة - وبعدها مسافة.", "Type the short dash - and a space after it."));

    /// <summary>A sign that looks like the bar before a text.</summary>
    public static Finding BarLookAlike(Place at) => Finding.Error(
        "bar_look_alike",
        at,
        new("العلامة قبل النص تشبه | وليست هي.", "The sign before the text only looks like |."),
        new("تُكتب | من لوحة المفاتيح الإنكليزية.", "Type | from an English keyboard."));

    /// <summary>Curly quotes around a value.</summary>
    public static Finding QuoteLookAlike(Place at) => Finding.Error(
        "quote_look_alike",
        at,
        new("علامتا الاقتباس هنا مائلتان، فتصيران جزءًا من القيمة.", "The quotation marks here are curly; they would become part of the value."),
        new("تُكتب العلامة المفردة المستقيمة ' في أول القيمة وآخرها.", "Type the straight single mark ' before and after the value."));

    /// <summary>Commas between words that stand in a row.</summary>
    public static Finding CommaBetweenWords(Place at) => Finding.Error(
        "comma_between_words",
        at,
        new("بين الكلمات هنا فاصلة، فتُقرأ كأنها جزء من الاسم.", "There is a comma between the words here; it would be read as part of a name."),
        new("تُكتب الكلمات وبينها مسافات فقط، مثل: levels: L3 L4", "Write the words with only spaces between them, for example: levels: L3 L4"));

    /// <summary>Lists inside lists without end.</summary>
    public static Finding TooDeep(Place at) => Finding.Error(
        "too_deep",
        at,
        new("تداخل القوائم هنا أعمق مما يسمح به هذا الشكل.", "Lists stand deeper inside one another than this format allows."),
        new("يمكن مقارنة الإزاحة بملف سليم.", "Compare the indentation with a sound file."));
}
