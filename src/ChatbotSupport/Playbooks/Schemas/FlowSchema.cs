using System.Text.Json.Nodes;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Playbooks.Readers;

namespace ChatbotSupport.Playbooks.Schemas;

/// <summary>The schema of `flows/`.</summary>
internal static class FlowSchema
{
    private static readonly JsonObject Id = Part.Id("اسم الخطوة، ثابت لا يتغير: حروف إنكليزية صغيرة وأرقام و _");
    private static readonly JsonObject Next = Part.Id("اسم الخطوة التالية.");
    private static readonly JsonObject Safety = Part.Flag("true لنص سلامة: لا يُنشر إلا باسمين مختلفين.");
    private static readonly JsonObject HumanFirst = Part.Id("الخطوة التي تحل محل هذه حين تكون الأسرة أو الشرطة مصدر الخوف.");

    /// <summary>The schema.</summary>
    public static JsonObject Build() => Part.File(
        "مسار",
        "خطوات يسير فيها الشخص مع البوت. الخطوة الأولى هي البداية.",
        ("id", Part.Id("اسم المسار، مثل اسم الملف.")),
        ("title", Part.Text("عنوان المسار.", PlaybookLimits.MaxTitleLength)),
        ("moved_to?", Part.Named("خطوات حُذفت، وأمام كل منها الخطوة التي يكمل منها من كان عندها.", Part.Id("الخطوة البديلة."))),
        ("steps", Steps()));

    /// <summary>What each kind of step may hold, besides its id and kind.</summary>
    public static IReadOnlyDictionary<string, (string About, JsonObject Map)> Kinds() => new Dictionary<string, (string, JsonObject)>
    {
        ["say"] = ("تقول كلامًا أو نص جواب وتكمل.", Step(
            ("text?", Body("الكلام.")), ("answer?", Part.Id("جواب من answers يُقال نصه.")), ("safety?", Safety), ("human_first?", HumanFirst), ("next", Next)).EitherOf("text", "answer")),
        ["choices"] = ("سؤال له خيارات، وتنتظر.", Step(
            ("text", Body("السؤال: ثلاثة أسطر قصيرة.")), ("more?", Body("ما يظهر بعد «المزيد».")), ("safety?", Safety), ("human_first?", HumanFirst),
            ("options", Part.List("من خيار إلى عشرة.", Part.Map(
                "خيار.",
                ("id", Part.Id("اسم الخيار.")),
                ("text", Part.Text("كلمات الزر.", FlowLimits.MaxOptionLength)),
                ("answers?", Part.OneOf("الكلمة التي تختاره حين تُكتب وحدها: نعم أو لا.", StepReader.BareWords.Names)),
                ("tone?", Part.OneOf("لون الزر.", StepReader.Tones.Names)),
                ("next", Next)), FlowLimits.MaxOptions)))),
        ["ask"] = ("تسأل عن شيء يُكتب، وتحفظه.", Step(
            ("expects", Part.OneOf("نوع الجواب المتوقع.", StepReader.Kinds.Names)), ("save", Part.Id("الاسم الذي يُحفظ به الجواب.")), ("text", Body("السؤال.")),
            ("retry", Body("ما يُقال حين لا يُفهم الجواب.")), ("skip?", Part.Id("الخطوة التي يقود إليها «تخطي».")), ("safety?", Safety), ("human_first?", HumanFirst), ("next", Next))),
        ["when"] = ("تختار الطريق بلا كلام.", Step(
            ("cases", Part.List("الحالات بالترتيب، والأولى التي تتحقق تقرر.", Part.Map(
                "حالة.",
                ("value", Part.Id("اسم قيمة محفوظة، أو route أو level.")),
                ("is", Part.Word("القيمة المطلوبة.")),
                ("next", Next)))),
            ("else", Part.Id("الخطوة التالية حين لا تتحقق أي حالة.")))),
        ["set"] = ("تحفظ قيمة.", Step(("name", Part.Id("اسم القيمة.")), ("to", Part.Word("القيمة.")), ("next", Next))),
        ["call"] = ("تدخل مسارًا آخر وتعود.", Step(("flow", Part.Id("اسم المسار.")), ("next", Next))),
        ["go"] = ("تنتقل إلى مسار آخر ولا تعود.", Step(("flow", Part.Id("اسم المسار.")), ("step?", Part.Id("خطوة فيه؛ من دونها بدايته.")))),
        ["escalate"] = ("تنبه الفريق وتكمل.", Step(
            ("level", Part.OneOf("الدرجة.", StepReader.Levels.Names)), ("reason", Part.OneOf("السبب.", StepReader.Reasons.Names)), ("next", Next))),
        ["follow_up"] = ("تسأل: هل نكتب لك لاحقًا؟ ولا تظهر لمن لا يمكن أن نفي له بذلك.", Step(
            ("text", Body("السؤال: هل نكتب لك، وبعد كم.")), ("after", Part.Word("بعد كم يُكتب له: 20h أو 3d.")), ("then", Part.Id("الخطوة التي تظهر عندها، بعد سطر محايد وضغطة منه.")),
            ("safety?", Safety), ("human_first?", HumanFirst), ("next", Part.Id("الخطوة التالية الآن، أيًا كان الجواب.")))),
        ["end"] = ("نهاية المسار.", Step(("text?", Body("آخر كلام.")), ("safety?", Safety))),
    };

    private static JsonObject Body(string about) => Part.Text(about, FlowLimits.MaxTextLength);

    private static JsonObject Step(params IReadOnlyList<(string Key, JsonObject Value)> keys) =>
        Part.Map("", [("id", (JsonObject)Id.DeepClone()), ("kind", new JsonObject()), .. keys.Select(key => (key.Key, (JsonObject)key.Value.DeepClone()))]);

    // Each kind holds its own keys: editors offer only those once the kind is written.
    private static JsonObject Steps()
    {
        var kinds = Kinds();
        var branches = new JsonArray();
        foreach (var (kind, (about, map)) in kinds)
        {
            map.Remove("type");
            map.Remove("description");
            map["description"] = about;
            branches.Add(new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind } }, ["required"] = new JsonArray("kind") },
                ["then"] = map,
            });
        }

        var step = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "خطوة. نوعها kind يقرر ما فيها.",
            ["properties"] = new JsonObject
            {
                ["id"] = Id.DeepClone(),
                ["kind"] = Part.OneOf(string.Join(' ', kinds.Select(kind => $"{kind.Key}: {kind.Value.About}")), kinds.Keys),
            },
            ["required"] = new JsonArray("id", "kind"),
            ["allOf"] = branches,
        };
        var list = Part.List("الخطوات.", step, FlowLimits.MaxSteps);
        list["minItems"] = 1;
        return list;
    }
}
