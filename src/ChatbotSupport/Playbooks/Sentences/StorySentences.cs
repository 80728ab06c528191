using ChatbotSupport.Core.Stories;

namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about stories.</summary>
public static class StorySentences
{
    /// <summary>A time that cannot be read.</summary>
    public static Finding BadMoment(Place at, string word) => Finding.Error(
        "bad_moment",
        at,
        new($"الوقت «{word}» غير مفهوم.", $"The time “{word}” cannot be read."),
        new("يُكتب هكذا: '2026-01-12 22:00'", "Write it like this: '2026-01-12 22:00'"));

    /// <summary>A span that cannot be read.</summary>
    public static Finding BadSpan(Place at, string word) => Finding.Error(
        "bad_span",
        at,
        new($"المدة «{word}» غير مفهومة.", $"The span “{word}” cannot be read."),
        new("تُكتب هكذا: 90s أو 10m أو 12h أو 3d", "Write it like this: 90s, 10m, 12h or 3d"));

    /// <summary>A story that goes otherwise.</summary>
    public static Finding Differs(Place at, Story story, StoryFault fault) => Finding.Error(
        "story_differs",
        at,
        fault.Wish is { } wish
            ? new($"في قصة «{story.Title}» المتوقع ({Name(wish.Kind).Arabic}): «{wish.Value}». وما حدث: «{fault.Happened}».", $"In the story “{story.Title}” ({Name(wish.Kind).English}) “{wish.Value}” was expected, and “{fault.Happened}” came.")
            : new($"في قصة «{story.Title}» لا يمكن أن يحدث هذا السطر. الموجود: «{fault.Happened}».", $"In the story “{story.Title}” this line cannot happen. There is: “{fault.Happened}”."),
        new("إن كان التغيير مقصودًا تُصحح القصة، وإلا فيُصحح المحتوى.", "If the change is meant, correct the story; otherwise correct the content."));

    /// <summary>No story at all.</summary>
    /// <param name="areGone">What runs has some.</param>
    public static Finding None(bool areGone)
    {
        var (code, at) = ("no_stories", Place.Start(Stories.StoryFolder.Folder));
        return areGone
            ? Finding.Error(
                code,
                at,
                new("لا قصة هنا، ومع المنشور قصص. لا يُنشر محتوى تختفي قصصه كلها.", "There is no story here, and what runs has some. Content does not go live while all its stories vanish."),
                new("تُعاد القصص إلى stories، وقد يكون الملف المضغوط صُنع من دونها.", "Put the stories back into stories/; the ZIP may have been made without them."))
            : Finding.Warning(
                code,
                at,
                new("لا قصة واحدة: لم يُجرَّب شيء من هذا المحتوى.", "Not a single story: nothing of this content was tried."),
                new("تُكتب أول قصة بالأمر stories --record ثم اسم ملف جديد.", "Write the first story with stories --record and the name of a new file."));
    }

    /// <summary>What a story looks at.</summary>
    public static Words Name(WishKind kind) => kind switch
    {
        WishKind.Bot => new("يقول البوت", "the bot says"),
        WishKind.BotExactly => new("يقول البوت حرفيًا", "the bot says exactly"),
        WishKind.Never => new("لا يقول البوت", "the bot does not say"),
        WishKind.Button => new("زر", "button"),
        WishKind.Answer => new("الجواب", "answer"),
        WishKind.Alert => new("التنبيه", "alert"),
        WishKind.State => new("أين المحادثة", "state"),
        WishKind.Step => new("الخطوة", "step"),
        WishKind.Level => new("الدرجة", "level"),
        WishKind.Flag => new("العلامة", "flag"),
        WishKind.Route => new("الطريق", "route"),
        WishKind.Case => new("محادثة الفريق", "case"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "something without a name"),
    };

    /// <summary>A step that no story visits.</summary>
    public static Finding UntestedStep(Place at, string flow, string step) => Finding.Warning(
        "untested_step",
        at,
        new($"لا تمر أي قصة بالخطوة «{step}» في المسار «{flow}».", $"No story passes through the step “{step}” of the flow “{flow}”."),
        Add);

    /// <summary>A choice that no story makes.</summary>
    public static Finding UntestedChoice(Place at, string step, string option) => Finding.Warning(
        "untested_choice",
        at,
        new($"لا تختار أي قصة «{option}» عند الخطوة «{step}».", $"No story chooses “{option}” at the step “{step}”."),
        Add);

    /// <summary>An answer that no story gets.</summary>
    public static Finding UntestedAnswer(Place at, string answer) => Finding.Warning(
        "untested_answer",
        at,
        new($"لا تصل أي قصة إلى «{answer}».", $"No story gets “{answer}”."),
        Add);

    private static readonly Words Add = new("تُضاف قصة تمر به: stories --record ثم اسم ملف جديد.", "Add a story that passes here: stories --record and the name of a new file.");
}
