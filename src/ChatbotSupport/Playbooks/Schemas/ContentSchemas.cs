using System.Text.Json.Nodes;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Playbooks.Readers;

namespace ChatbotSupport.Playbooks.Schemas;

/// <summary>The schemas of answers, alerts, facts, practice cases and what belongs nowhere.</summary>
internal static class ContentSchemas
{
    /// <summary>`answers/`.</summary>
    public static JsonObject Answer() => Part.File(
        "جواب",
        "جواب مراجَع، والصيغ التي تقود إليه.",
        ("id", Part.Id("اسم الجواب، مثل اسم الملف.")),
        ("title", Part.Text("عنوانه حين يُعرض زرًا.", PlaybookLimits.MaxButtonLength)),
        ("text", Body("الجواب: ثلاثة أسطر قصيرة.")),
        ("more?", Body("ما يظهر بعد «المزيد».")),
        ("human_first?", Variant("الجواب حين تكون الأسرة أو الشرطة مصدر الخوف.")),
        ("minor?", Variant("الجواب لمن هو دون الثامنة عشرة.")),
        ("kurdistan?", Variant("الجواب لمن قال إنه في إقليم كردستان.")),
        ("abroad?", Variant("الجواب لمن قال إنه خارج العراق.")),
        ("next?", Part.List("أزرار بعد الجواب.", Button(), PlaybookLimits.MaxAnswerButtons)),
        ("safety?", Part.Flag("true لنص سلامة: لا يُنشر إلا باسمين مختلفين.")),
        ("examples", Part.Lines("كلام الناس الذي يقود إلى هذا الجواب، بلهجتهم.")));

    /// <summary>`texts.yaml`.</summary>
    public static JsonObject Texts() => Part.File(
        "نصوص مشتركة",
        "كلام يُقال في أكثر من موضع: يُكتب هنا مرة واحدة، ويُذكر اسمه في النصوص بين قوسين مزدوجين.",
        ("texts", Part.Named("النصوص، ولكل منها اسم.", Part.Text("الكلام.", FlowLimits.MaxTextLength))));

    /// <summary>`answers/off-topic.yaml`.</summary>
    public static JsonObject OffTopic() => Part.File(
        "خارج الموضوع",
        "كلام لا جواب له عندنا.",
        ("examples", Part.Lines("جمل لا تخص أي جواب.")),
        ("adjacent?", Part.List("مواضيع قريبة.", Part.Map(
            "موضوع قريب: يُعرض بدله أقرب الأجوبة.",
            ("id", Part.Id("اسم الموضوع.")),
            ("offer?", Part.Ids($"أسماء أجوبة تُعرض، {AnswerLimits.Alternatives} على الأكثر، وبينها مسافات.")),
            ("examples", Part.Lines("صيغه."))))));

    /// <summary>`alerts/`.</summary>
    public static JsonObject Alert() => Part.File(
        "تنبيه من خدعة",
        "ادعاء ينتشر، وما تحققنا منه.",
        ("id", Part.Id("اسم التنبيه، مثل اسم الملف.")),
        ("verdict", Part.OneOf("الحكم.", AlertReader.Verdicts.Names)),
        ("title", Part.Text("عنوان قصير.", PlaybookLimits.MaxTitleLength)),
        ("claim", Part.Text("الادعاء كما ينتشر.")),
        ("why", Part.Text("لماذا هذا الحكم.")),
        ("source", Part.Text("من أين عرفنا.")),
        ("checked_on?", Part.Date("يوم التحقق. يُترك حتى يتحقق شخص من الفريق.")),
        ("review_by?", Part.Date($"موعد مراجعته. من دونه بعد {PlaybookLimits.AlertReviewMonths} أشهر من يوم التحقق.")),
        ("advice", Part.Text("ما يُنصح به.")),
        ("share", Part.Text("جملة قصيرة تُرسل إلى الآخرين.")),
        ("links?", Part.Lines("نطاقات الخدعة، مثل example.com، أو صفحة واحدة مثل bit.ly/name.")),
        ("phrasings", Part.Lines("صيغ الرسالة المنتشرة.")),
        ("all_of?", Part.Lines("كلمات يجب أن ترد كلها، وبين البدائل /.")),
        ("or_all_of?", Part.Lines("مجموعة ثانية من الكلمات، وتكفي إحدى المجموعتين.")),
        ("unless?", Part.Lines("كلمات تمنع التنبيه.")),
        ("negative?", Part.Lines("أمثلة يجب ألا تُعد من هذه الخدعة.")));

    /// <summary>`facts.yaml`.</summary>
    public static JsonObject Facts() => Part.File(
        "حقائق",
        "كل رقم ورابط واسم وتاريخ يقرؤه الناس. يُذكر في النصوص بين قوسين مزدوجين.",
        ("facts", Part.Named("الحقائق بأسمائها.", Part.Map(
            "حقيقة.",
            ("kind", Part.OneOf("نوعها.", FactReader.Kinds.Names)),
            ("value", Part.Quoted("القيمة كما تظهر. الأرقام 0-9 بلا مسافات.")),
            ("label", Part.Lines("وصفها للفريق.")),
            ("source", Part.Lines("مصدرها.")),
            ("verified_on", Part.Date("يوم التحقق منها.")),
            ("review_by", Part.Date("موعد مراجعتها.")),
            ("show?", Part.Flag("false تخفيها عن الناس."))))));

    /// <summary>`practice/`.</summary>
    public static JsonObject Practice() => Part.File(
        "محادثة تدريب",
        "شخص متخيَّل يتدرب معه الفريق. لا أسماء ولا أرقام حقيقية.",
        ("id", Part.Id("اسمها، مثل اسم الملف.")),
        ("title", Part.Text("العنوان.", PlaybookLimits.MaxTitleLength)),
        ("card", Part.Text("ما تقوله البطاقة.")),
        ("lines", Part.List("ما يكتبه الشخص بالترتيب.", Part.Map("سطر.", ("text", Part.Text("الكلام."))), PlaybookLimits.MaxPracticeLines)),
        ("checks", Part.List("ما يُنظر إليه في الردود.", Part.Map(
            "فحص.",
            ("id", Part.Id("اسمه.")),
            ("good", Part.Text("ما يُقال حين يكون الرد جيدًا.")),
            ("mend", Part.Text("ما يُقال بلطف حين يلزم تغيير.")),
            ("never?", Part.Lines("عبارات يُستحسن ألا ترد.")),
            ("wanted?", Part.Lines("عبارات تكفي واحدة منها."))).EitherOf("never", "wanted"))));

    private static JsonObject Button()
    {
        var button = Part.Map(
            "زر.",
            ("label", Part.Text("كلمات الزر.", PlaybookLimits.MaxButtonLength)),
            ("flow?", Part.Id("المسار الذي يقود إليه.")),
            ("step?", Part.Id("خطوة فيه؛ من دونها بدايته.")),
            ("human?", Part.Flag("true: يقود إلى شخص من الفريق.")));

        // `human: false` is the same as nothing.
        button["oneOf"] = new JsonArray(
            new JsonObject { ["required"] = new JsonArray("flow"), ["properties"] = new JsonObject { ["human"] = new JsonObject { ["const"] = false } } },
            new JsonObject
            {
                ["required"] = new JsonArray("human"),
                ["properties"] = new JsonObject { ["human"] = new JsonObject { ["const"] = true } },
                ["not"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray("flow") }, new JsonObject { ["required"] = new JsonArray("step") }) },
            });
        return button;
    }

    private static JsonObject Variant(string about) => Part.Map(about, ("text", Body("الجواب.")), ("more?", Body("ما يظهر بعد «المزيد».")));

    private static JsonObject Body(string about) => Part.Text(about, FlowLimits.MaxTextLength);
}
