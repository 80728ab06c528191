using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Flows.Inspection;

namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>Puts the mistakes that Core finds in flows into words.</summary>
public static class FlowSentences
{
    /// <summary>A step that is gone, and nothing says where to continue.</summary>
    public static Finding RemovedStep(Place at, string step, int people, string? nearest) => Finding.Warning(
        "removed_step",
        at,
        new($"حُذفت الخطوة «{step}» ولم يُذكر أين يكمل من كان عندها. عددهم الآن: {people}.", $"The step “{step}” was removed, and nothing says where to continue. People on it now: {people}."),
        Meant.One(nearest, $"يُكتب تحت moved_to سطر: {step}: ثم اسم الخطوة البديلة. من دونه يعود من كان هناك إلى القائمة بجملة هادئة.", $"Write a line under moved_to: {step}: and the step that takes its place. Without it people there return to the menu with a calm sentence."));

    /// <summary>A flow that is gone while people are in it.</summary>
    public static Finding RemovedFlow(Place at, string flow, string step, int people) => Finding.Warning(
        "removed_step",
        at,
        new($"حُذف المسار «{flow}» وفي خطوته «{step}» الآن {people} من الناس.", $"The flow “{flow}” was removed while {people} people stand on its step “{step}”."),
        new("يعودون إلى القائمة بجملة هادئة. إن كان للمسار بديل فيُترك الملف وتقود خطواته إليه بـ go.", "They return to the menu with a calm sentence. If another flow takes its place keep the file and let its steps lead there with go."));

    /// <summary>The finding of one mistake.</summary>
    public static Finding Tell(FlowIssue issue, Place at) => issue switch
    {
        UnknownStep step => Finding.Error(
            "unknown_step",
            at,
            new($"لا توجد خطوة باسم «{step.Target}» في المسار «{step.InFlow}».", $"The flow “{step.InFlow}” has no step “{step.Target}”."),
            Meant.One(step.Nearest, "من يصل إلى هنا يبقى بلا جواب. يُصحح الاسم أو تُضاف الخطوة.", "Whoever gets here would be left without an answer. Correct the name or add the step.")),
        UnknownFlow flow => Finding.Error(
            "unknown_flow",
            at,
            new($"لا يوجد مسار باسم «{flow.Target}».", $"There is no flow “{flow.Target}”."),
            Meant.One(flow.Nearest, "يُصحح الاسم، أو يُضاف ملف بهذا الاسم في flows.", "Correct the name, or add a file of this name to flows.")),
        UnknownAnswer answer => Finding.Error(
            "unknown_answer",
            at,
            new($"لا يوجد جواب باسم «{answer.Target}».", $"There is no answer “{answer.Target}”."),
            Meant.One(answer.Nearest, "يُصحح الاسم، أو يُضاف ملف بهذا الاسم في answers.", "Correct the name, or add a file of this name to answers.")),
        UnknownValue value => Finding.Error(
            "unknown_value",
            at,
            new($"لا تحفظ أي خطوة قيمة باسم «{value.Name}»، فلن يتحقق هذا الشرط أبدًا.", $"No step keeps a value “{value.Name}”, so this case can never hold."),
            Meant.One(value.Nearest, "يُصحح الاسم كما هو مكتوب في save أو name.", "Write the name as it stands in save or name.")),
        ImpossibleValue value => Finding.Error(
            "impossible_value",
            at,
            new($"القيمة «{value.Value}» غير ممكنة هنا لـ «{value.Name}».", $"“{value.Value}” is not possible here for “{value.Name}”."),
            value.Allowed.Count == 0
                ? new("المستوى لا يُكتب هنا، بل ترفعه خطوة escalate.", "The level is not set here; an escalate step raises it.")
                : new($"القيم الممكنة: {string.Join("، ", value.Allowed)}. وخفض الطريق أو المستوى قرار شخص من الفريق وحده.", $"Possible: {string.Join(", ", value.Allowed)}. Only a volunteer takes a route or level back.")),
        UnreachableStep step => Finding.Error(
            "unreachable_step",
            at,
            new($"لا يقود أي طريق إلى الخطوة «{step.Id}»، فلن يقرأها أحد.", $"Nothing leads to the step “{step.Id}”; nobody would ever read it."),
            new("تُربط بخطوة قبلها، أو تُحذف ويُذكر بديلها في moved_to.", "Lead to it from an earlier step, or delete it and name its successor in moved_to.")),
        NoWayOut step => Finding.Error(
            "no_way_out",
            at,
            new($"من الخطوة «{step.Id}» لا يصل أي طريق إلى نهاية، فيدور الناس بلا مخرج.", $"From the step “{step.Id}” no path reaches an end; people would go round for ever."),
            new("يُضاف خيار يقود إلى خطوة من نوع end أو go.", "Add a way to a step of kind end or go.")),
        SilentLoop loop => Finding.Error(
            "silent_loop",
            at,
            new($"خطوات تعود إلى نفسها من دون أن تنتظر جوابًا: {string.Join(" ← ", loop.Ring)}.", $"Steps lead back to themselves without waiting for an answer: {string.Join(" → ", loop.Ring)}."),
            new("توضع بينها خطوة تنتظر جوابًا (choices أو ask)، أو يُغيَّر next.", "Put a step between them that waits for an answer (choices or ask), or change a next.")),
        CallRing ring => Finding.Error(
            "call_ring",
            at,
            new($"مسارات تستدعي بعضها في حلقة: {string.Join(" ← ", ring.Ring)}.", $"Flows call one another in a ring: {string.Join(" → ", ring.Ring)}."),
            new("تُستعمل go بدل call في أحدها.", "Use go instead of call in one of them.")),
        DuplicateStep step => Finding.Error(
            "duplicate_step",
            at,
            new($"توجد خطوة أخرى باسم «{step.Id}» قبل هذه.", $"There is another step “{step.Id}” before this one."),
            new("يُغيَّر اسم إحداهما.", "Rename one of the two.")),
        DuplicateOption option => Finding.Error(
            "duplicate_option",
            at,
            new($"يوجد خيار آخر باسم «{option.Id}» قبل هذا.", $"There is another option “{option.Id}” before this one."),
            new("يُغيَّر اسم أحدهما.", "Rename one of the two.")),
        OptionsReadAlike alike => Finding.Error(
            "options_read_alike",
            at,
            new($"نص هذا الخيار يُقرأ مثل نص الخيار «{alike.Other}»، فلا يُعرف أيهما كُتب.", $"The words of this option read like those of “{alike.Other}”; a typed answer could mean either."),
            new("تُغيَّر كلمات أحدهما. الهمزات والتاء المربوطة والتشكيل لا تكفي للتفريق.", "Change the words of one. Hamza, taa marbuta and vowel signs do not tell them apart.")),
        OptionIsCommand option => Finding.Error(
            "option_is_command",
            at,
            new($"كلمات هذا الخيار «{option.Words}» أمر يعمل دائمًا، فمن يكتبها لا يصل إلى الخيار.", $"The words “{option.Words}” are a command that always works; typing them would not choose this option."),
            new("تُكتب كلمات أخرى. خروج وحذف والمزيد محجوزة.", "Use other words. Leaving, erasing and “more” are taken.")),
        TooManyOptions options => Finding.Error(
            "too_many_options",
            at,
            new($"عدد الخيارات {options.Count}، والحد هنا {options.Limit}.", $"There are {options.Count} options; the limit here is {options.Limit}."),
            new("تُقسم الخيارات على سؤالين. زر «المزيد» يأخذ مكانًا أيضًا.", "Split them over two questions. “More” takes a place too.")),
        NoOptions => Finding.Error(
            "no_options",
            at,
            new("سؤال بلا خيارات، ولا يمكن لأحد أن يجيب عنه.", "A question without options, which nobody can answer."),
            new("يُضاف خيار واحد على الأقل.", "Add at least one option.")),
        TooManySteps steps => Finding.Error(
            "too_many_steps",
            at,
            new($"في المسار {steps.Count} خطوة، والحد {FlowLimits.MaxSteps}.", $"The flow has {steps.Count} steps; the limit is {FlowLimits.MaxSteps}."),
            new("يُقسم المسار، ويُنتقل بين أجزائه بـ go أو call.", "Split the flow and join its parts with go or call.")),
        MergedTextTooLong text => Finding.Error(
            "merged_text_too_long",
            at,
            new($"هذا النص وما يُرسل معه حتى «{text.Until}» رسالة واحدة طولها {text.Length} حرفًا، والحد {FlowLimits.MaxTextLength}.", $"This text and what goes out with it up to “{text.Until}” is one message of {text.Length} characters; the limit is {FlowLimits.MaxTextLength}."),
            new("يُختصر أحد النصوص، أو يُنقل جزء منه إلى more.", "Shorten one of the texts, or move a part of it to more.")),
        MovedNowhere { StillThere: true } move => Finding.Error(
            "moved_nowhere",
            at,
            new($"الخطوة «{move.Id}» ما زالت في المسار، فلا يصح ذكرها في moved_to.", $"The step “{move.Id}” is still in the flow and cannot stand in moved_to."),
            new("يُحذف هذا السطر، أو تُحذف الخطوة.", "Delete this line, or the step.")),
        MovedNowhere move => Finding.Error(
            "moved_nowhere",
            at,
            new($"الخطوة «{move.Id}» نُقلت إلى «{move.Target}»، وهي غير موجودة.", $"The step “{move.Id}” is said to have moved to “{move.Target}”, which is not there."),
            new("يُكتب اسم خطوة موجودة، حتى يكمل من كان واقفًا هناك.", "Name a step that exists, so that people who stood there can go on.")),
        MenuMissing { Exists: true } => Finding.Error(
            "menu_without_choices",
            at,
            new("يجب أن يبدأ مسار القائمة menu بسؤال له خيارات.", "The flow menu must begin with a question that has options."),
            new("تُجعل خطوته الأولى من نوع choices.", "Make its first step one of kind choices.")),
        MenuMissing => Finding.Error(
            "menu_missing",
            at,
            new("لا يوجد مسار باسم menu.", "There is no flow menu."),
            new("يُضاف الملف flows/menu.yaml، فإليه يعود الناس دائمًا.", "Add the file flows/menu.yaml; people always return to it.")),
        UnusedFlow flow => Finding.Warning(
            "unused_flow",
            at,
            new($"لا يقود شيء إلى المسار «{flow.Place.Flow}».", $"Nothing leads to the flow “{flow.Place.Flow}”."),
            new("يُربط بالقائمة أو بجواب، أو يُحذف الملف.", "Lead to it from the menu or an answer, or delete the file.")),
        _ => throw new ArgumentOutOfRangeException(nameof(issue), issue.GetType().Name, "a kind of mistake without words"),
    };
}
