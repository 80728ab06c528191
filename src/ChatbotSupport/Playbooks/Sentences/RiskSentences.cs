using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about the signs of danger in `safeguarding.yaml`.</summary>
public static class RiskSentences
{
    private static readonly Words SeeGuide = new("يُكتب التعبير كما في أول الملف: كلمات بينها مسافات.", "Write the phrase as the top of the file explains: words separated by spaces.");

    /// <summary>The finding of one fault.</summary>
    public static Finding Tell(RiskFault fault, Place at) => fault.Kind switch
    {
        RiskFaultKind.NoPhrase => Finding.Error("risk_no_phrase", at, new($"القاعدة «{fault.RuleId}» بلا تعابير.", $"The rule “{fault.RuleId}” has no phrase."), SeeGuide),
        RiskFaultKind.BadPhrase => Finding.Error("risk_bad_phrase", at, new($"التعبير «{fault.Entry}» غير مفهوم.", $"The phrase “{fault.Entry}” cannot be read."), SeeGuide),
        RiskFaultKind.UnknownList => Finding.Error(
            "risk_unknown_list",
            at,
            new($"التعبير «{fault.Entry}» يذكر قائمة غير موجودة.", $"The phrase “{fault.Entry}” names a list that does not exist."),
            new("يُصحح الاسم بين [ ]، أو تُضاف القائمة تحت words.", "Correct the name in [ ], or add the list under words.")),
        RiskFaultKind.TooManyGaps => Finding.Error(
            "risk_too_many_gaps",
            at,
            new($"في التعبير «{fault.Entry}» فراغات … أكثر من المسموح.", $"The phrase “{fault.Entry}” has more gaps (…) than allowed."),
            new("يُقسم إلى تعبيرين أقصر.", "Split it into two shorter phrases.")),
        RiskFaultKind.RepeatedId => Finding.Error("risk_repeated_id", at, new($"الاسم «{fault.RuleId}» لقاعدتين.", $"Two rules are named “{fault.RuleId}”."), new("يُغيَّر أحدهما.", "Rename one of them.")),
        RiskFaultKind.AskWithoutFlag => Finding.Error(
            "risk_ask_without_flag",
            at,
            new($"القاعدة «{fault.RuleId}» تسأل بلطف من دون أن تقول عن ماذا.", $"The rule “{fault.RuleId}” asks gently, but not about what."),
            new("يُضاف flag.", "Add a flag.")),
        RiskFaultKind.NoPositiveExample => Finding.Error(
            "risk_no_example",
            at,
            new($"القاعدة «{fault.RuleId}» بلا مثال يثبت أنها تعمل.", $"The rule “{fault.RuleId}” has no example that proves it works."),
            new("يُضاف مثال واحد على الأقل تحت positive.", "Add at least one example under positive.")),
        RiskFaultKind.NoNegativeExample => Finding.Warning(
            "risk_no_counterexample",
            at,
            new($"القاعدة «{fault.RuleId}» بلا مثال يبيّن متى لا تعمل.", $"The rule “{fault.RuleId}” has no example that shows when it must not fire."),
            new("يُضاف تحت negative كلام عادي يشبهها، فلا يُفزع أحد بلا سبب حين تتغير.", "Add an ordinary line that resembles it under negative, so that nobody is frightened for nothing when it changes.")),
        RiskFaultKind.PositiveExampleSilent => Finding.Error(
            "risk_example_silent",
            at,
            new($"المثال «{fault.Entry}» لا تلتقطه القاعدة «{fault.RuleId}»، وكذلك من يكتب مثله.", $"The rule “{fault.RuleId}” does not catch its example “{fault.Entry}”, nor anybody who writes like it."),
            new("يُضاف تعبيره إلى phrases، أو تُراجع unless والنفي.", "Add its wording to phrases, or look at unless and the negations.")),
        RiskFaultKind.NegativeExampleFires => Finding.Error(
            "risk_example_fires",
            at,
            new($"المثال «{fault.Entry}» تلتقطه القاعدة «{fault.RuleId}» وينبغي ألا تلتقطه.", $"The rule “{fault.RuleId}” catches “{fault.Entry}”, which it should not."),
            new("تُضاف صيغته إلى unless.", "Add its wording to unless.")),
        RiskFaultKind.ExampleWithoutWords => Finding.Warning(
            "risk_example_wordless",
            at,
            new($"المثال «{fault.Entry}» عند «{fault.RuleId}» لا كلمات فيه، فلا يُتعلَّم منه شيء.", $"The example “{fault.Entry}” of “{fault.RuleId}” holds no word: nothing is learnt from it."),
            new("تُكتب جملة كما يكتبها الناس، أو يُحذف المثال.", "Write a line as people write it, or remove the example.")),
        RiskFaultKind.ExampleOnBothSides => Finding.Warning(
            "risk_example_both_sides",
            at,
            new($"المثال «{fault.Entry}» مكتوب عند «{fault.RuleId}» مثالًا لما يُسمع ومثالًا لما لا يُسمع. يُؤخذ بالأول.", $"“{fault.Entry}” stands for “{fault.RuleId}” as an example of what is to be heard and of what is not. It counts as the first."),
            new("يُحذف من أحد الموضعين: positive، أو negative أو harmless.", "Remove it on one side: positive, or negative or harmless.")),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "a kind of fault without words"),
    };
}
