using ChatbotSupport.Core.Answers;

namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about answers and the phrasings that lead to them.</summary>
public static class AnswerSentences
{
    /// <summary>Too few phrasings.</summary>
    public static Finding FewExamples(Place at, int count) => Finding.Warning(
        "few_examples",
        at,
        new($"عدد الصيغ {count}، وأقل من {PlaybookLimits.FewExamples} لا يكفي ليُفهم السؤال.", $"There are {count} phrasings; with fewer than {PlaybookLimits.FewExamples} the question is badly understood."),
        new("تُضاف صيغ عراقية وقصيرة وبأخطاء إملائية وبحروف لاتينية. الصيغ العراقية هي الأهم.", "Add Iraqi, short, misspelt and Latin-letter phrasings. The Iraqi ones matter most."));

    /// <summary>The same phrasing in two answers.</summary>
    public static Finding SharedExample(Place at, string example, string other) => Finding.Warning(
        "shared_example",
        at,
        new($"الصيغة «{example}» مكتوبة أيضًا في «{other}»، فلا يُعرف أي الجوابين أنسب.", $"The phrasing “{example}” also stands in “{other}”; which answer fits cannot be told."),
        new("تبقى في الجواب الأنسب وتُحذف من الآخر.", "Keep it in the answer that fits best and delete it from the other."));

    /// <summary>A phrasing that would be answered with another answer if it did not stand here.</summary>
    public static Finding ExampleLikeOther(Place at, string example, string other) => Finding.Warning(
        "example_like_other",
        at,
        new($"الصيغة «{example}» أقرب إلى صيغ «{other}»، ومن يكتب مثلها يصله ذلك الجواب.", $"The phrasing “{example}” is more like those of “{other}”; whoever writes like it gets that answer."),
        new("تُنقل إلى الجواب الآخر إن كانت له، أو تُضاف هنا صيغ أخرى تشبهها.", "Move it to the other answer if it belongs there, or add more phrasings like it here."));

    /// <summary>A phrasing that nothing else here resembles.</summary>
    public static Finding ExampleNotFound(Place at, string example, string other) => Finding.Warning(
        "example_not_found",
        at,
        new($"لا تشبه الصيغة «{example}» بقية الصيغ هنا، وأقرب جواب إليها «{other}».", $"The phrasing “{example}” is like no other one here; the nearest answer is “{other}”."),
        new("تُضاف صيغتان أو ثلاث بالكلمات نفسها، حتى يُفهم من يكتب قريبًا منها.", "Add two or three with the same words, so that whoever writes nearly the same is understood."));

    /// <summary>More buttons than fit beside «المزيد».</summary>
    public static Finding TooManyButtons(Place at, int count) => Finding.Error(
        "too_many_buttons",
        at,
        new($"بعد الجواب {count} أزرار، والحد {PlaybookLimits.MaxAnswerButtons}.", $"There are {count} buttons after the answer; the limit is {PlaybookLimits.MaxAnswerButtons}."),
        new("يُختار أهم زرين. زر «المزيد» هو الثالث.", "Keep the two that matter most. “More” is the third."));

    /// <summary>More answers beside a neighbouring topic than a person is asked to choose from.</summary>
    public static Finding TooManyOffered(Place at, int count) => Finding.Error(
        "too_many_offered",
        at,
        new($"يُعرض للموضوع القريب {count} أجوبة، والحد {AnswerLimits.Alternatives}.", $"{count} answers are offered for this neighbouring topic; the limit is {AnswerLimits.Alternatives}."),
        new("تبقى الأجوبة الأقرب وحدها.", "Keep only the answers that come nearest."));

    /// <summary>An answer offered for a neighbouring topic that is not there.</summary>
    public static Finding UnknownOffered(Place at, string id, string? nearest) => Finding.Error(
        "unknown_answer",
        at,
        new($"لا يوجد جواب باسم «{id}».", $"There is no answer “{id}”."),
        Meant.One(nearest, "يُصحح الاسم، أو يُضاف ملف بهذا الاسم في answers.", "Correct the name, or add a file of this name to answers."));

    /// <summary>Two neighbouring topics of one name.</summary>
    public static Finding RepeatedTopic(Place at, string id) => Finding.Error(
        "repeated_id",
        at,
        new($"الموضوع القريب «{id}» مكتوب مرتين.", $"The neighbouring topic “{id}” stands twice."),
        new("يُغيَّر اسم أحدهما، أو تُجمع صيغهما.", "Give one another name, or put their phrasings together."));

    /// <summary>A button that leads to no flow.</summary>
    public static Finding UnknownFlow(Place at, string id, string? nearest) => Finding.Error(
        "unknown_flow",
        at,
        new($"لا يوجد مسار باسم «{id}».", $"There is no flow “{id}”."),
        Meant.One(nearest, "يُصحح الاسم، أو يُضاف ملف بهذا الاسم في flows.", "Correct the name, or add a file of this name to flows."));

    /// <summary>A button that leads to no step.</summary>
    public static Finding UnknownStep(Place at, string id, string flow, string? nearest) => Finding.Error(
        "unknown_step",
        at,
        new($"لا توجد خطوة باسم «{id}» في المسار «{flow}».", $"The flow “{flow}” has no step “{id}”."),
        Meant.One(nearest, "يُصحح الاسم أو تُضاف الخطوة.", "Correct the name or add the step."));

    /// <summary>Two buttons with the same words.</summary>
    public static Finding ButtonsReadAlike(Place at) => Finding.Error(
        "options_read_alike",
        at,
        new("للزرين النص نفسه.", "Both buttons read alike."),
        new("تُغيَّر كلمات أحدهما.", "Change the words of one."));
}
