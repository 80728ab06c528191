using System.Text.Json.Nodes;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Playbooks.Readers;

namespace ChatbotSupport.Playbooks.Schemas;

/// <summary>The schemas of the desk, the messages and the signs of danger.</summary>
internal static class TeamSchemas
{
    /// <summary>`desk.yaml`.</summary>
    public static JsonObject Desk() => Part.File(
        "الفريق",
        "ساعات الفريق ومهل الرد والردود الجاهزة، بتوقيت بغداد.",
        ("hours", Part.List("ساعات وجود الفريق.", Part.Map(
            "فترة.",
            ("days", Part.SomeOf("الأيام،", DeskReader.Days.Keys)),
            ("from", Part.Time("البداية.")),
            ("to", Part.Time("النهاية."))))),
        ("exceptions?", Part.List("عطل وأوقات خاصة.", Exception())),
        ("clocks", Part.Map("مهل كل درجة بالدقائق.", [.. DeskReader.ClockLevels.Select(level => (level.ToString(), Clocks()))])),
        ("on_call_repeat_minutes", Minutes("كل كم دقيقة يُعاد تنبيه المناوب.")),
        ("replies?", Part.List("ردود جاهزة.", Part.Map(
            "رد جاهز.",
            ("id", Part.Id("اسمه.")),
            ("title", Part.Text("عنوانه في القائمة.", PlaybookLimits.MaxTitleLength)),
            ("levels?", Part.SomeOf("الدرجات التي يُعرض لها أولًا،", ReplyReader.Levels.Names)),
            ("flags?", Part.SomeOf("العلامات التي يُعرض لها قبل غيره،", RiskReader.Flags.Names)),
            ("steps?", Part.Ids("خطوات من response_steps يُعرض عندها أولًا.")),
            ("route?", Part.OneOf("الطريق الذي يجوز فيه.", ReplyReader.Routes.Names)),
            ("text", Part.Text("الرد.", FlowLimits.MaxTextLength))))));

    /// <summary>`messages.yaml`.</summary>
    public static JsonObject Messages() => Part.File(
        "جمل البوت",
        "كل جملة لا تخص مسارًا ولا جوابًا.",
        ("messages", Part.Map("الجمل بأسمائها. كلها لازمة.", [.. MessageIds.All.Select(message => (message.Key, Part.Text(
            message.Value.Count == 0 ? "جملة." : $"جملة فيها: {string.Join(' ', message.Value.Select(argument => $"(({argument}))"))}.")))])));

    /// <summary>`safeguarding.yaml`.</summary>
    public static JsonObject Safeguarding() => Part.File(
        "علامات الخطر",
        "ما يدل على خطر في كلام الناس. كل تغيير هنا يلزمه اسمان مختلفان.",
        ("reference_year", Part.Number("السنة التي تُحسب منها سنوات الميلاد.", RiskReader.FirstYear, RiskReader.LastYear)),
        ("words?", Lists("قوائم كلمات تُذكر بين [ ].", "كلمات القائمة.")),
        ("verbs?", Lists("جذوع أفعال، تُذكر بكل صيغها: [kill:me].", "جذوع الفعل.")),
        ("negations?", Part.Lines("كلمات النفي.")),
        ("bridges?", Part.Lines("كلمات بين النفي وما يُنفى.")),
        ("idioms?", Part.Lines("عبارات دارجة لا تعني الخطر.")),
        ("laughter?", Part.Lines("كتابة الضحك: حروف تتكرر في كلمة، أو إشارات. ما يُضحك منه يسأل عنه البوت بلطف.")),
        ("rules", Part.List("القواعد.", Part.Map(
            "قاعدة.",
            ("id", Part.Id("اسمها.")),
            ("flag?", Part.OneOf("العلامة.", RiskReader.Flags.Names)),
            ("level?", Part.OneOf("الدرجة.", RiskReader.Levels.Names)),
            ("ask?", Part.Flag("true: يسأل البوت بلطف قبل أن يرفع.")),
            ("route?", Part.OneOf("الطريق.", RiskReader.Routes.Names)),
            ("who?", Part.OneOf("عمن يُتكلم.", RiskReader.Whos.Names)),
            ("negation?", Part.OneOf("أثر النفي.", RiskReader.Negations.Names)),
            ("phrases", Part.Lines("التعابير.")),
            ("unless?", Part.Lines("ما يمنعها.")),
            ("positive", Part.Lines("أمثلة يجب أن تلتقطها.")),
            ("negative?", Part.Lines("أمثلة يجب ألا تلتقطها."))))),
        ("raises?", Part.List("ما يرفع الدرجة.", Part.Map(
            "رفع.",
            ("id", Part.Id("اسمه.")),
            ("flags", Part.SomeOf("العلامات،", RiskReader.Flags.Names)),
            ("to", Part.OneOf("إلى أي درجة.", RiskReader.Levels.Names)),
            ("phrases", Part.Lines("التعابير.")),
            ("unless?", Part.Lines("ما يمنعه.")),
            ("positive", Part.Lines("أمثلة يجب أن ترفع.")),
            ("negative?", Part.Lines("أمثلة يجب ألا ترفع."))))),
        ("afterwards?", Part.List("ما يقول القليل وحده، والكثير ممن ذكر علامة قبله.", Part.Map(
            "كلام بعد علامة.",
            ("id", Part.Id("اسمه.")),
            ("flags", Part.SomeOf("العلامات التي يُعد بعدها،", RiskReader.Flags.Names)),
            ("to", Part.OneOf("إلى أي درجة.", RiskReader.Levels.Names)),
            ("tells", Part.OneOf("ما يدل عليه: قرار أو وداع.", RiskReader.Kinds.Names)),
            ("phrases", Part.Lines("التعابير.")),
            ("unless?", Part.Lines("ما يمنعه.")),
            ("positive", Part.Lines("أمثلة تدل عليه.")),
            ("negative?", Part.Lines("أمثلة لا تدل عليه."))))),
        ("sounds?", Part.List("كيف تُقال العلامات بكلمات لا تذكرها القواعد.", Sound())),
        ("harmless?", Part.Lines("جمل قريبة من العلامات وليست منها.")),
        ("plain?", Part.Lines("ابتزاز أو كلام عادي بلا خطر على الحياة ولا قاصر: لا يُسأل صاحبه عن خطر. قد تكون فيه علامة من الدرجة الثانية.")));

    private static JsonObject Sound() => Part.Map(
        "علامة من الدرجة الثانية، أو طلب شخص من الفريق، وأمثلتها.",
        ("id", Part.Id("اسمها.")),
        ("flag?", Part.OneOf("العلامة.", RiskReader.Signs.Names)),
        ("human?", Part.Flag("true: طلب شخص من الفريق، بدل العلامة.")),
        ("route?", Part.OneOf("الطريق.", RiskReader.Routes.Names)),
        ("beside?", Part.Ids("أسماء أجوبة لا تعلّم صيغها شيئًا عن هذه العلامة، وبينها مسافات.")),
        ("positive", Part.Lines("أمثلة تدل عليها.")),
        ("negative?", Part.Lines("أمثلة لا تدل عليها مهما اقتربت."))).EitherOf("flag", "human");

    private static JsonObject Lists(string about, string each)
    {
        var words = Part.Named(about, Part.Lines(each));
        words.Remove("propertyNames");
        return words;
    }

    private static JsonObject Exception()
    {
        var exception = Part.Map(
            "استثناء.",
            ("name", Part.Text("اسمه.", PlaybookLimits.MaxTitleLength)),
            ("from", Part.Date("من يوم.")),
            ("until", Part.Date("إلى يوم.")),
            ("closed?", Part.Flag("true: لا أحد في هذه الأيام.")),
            ("opens?", Part.Time("البداية.")),
            ("closes?", Part.Time("النهاية.")));
        exception["oneOf"] = new JsonArray(
            new JsonObject
            {
                ["required"] = new JsonArray("closed"),
                ["properties"] = new JsonObject { ["closed"] = new JsonObject { ["const"] = true } },
                ["not"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray("opens") }, new JsonObject { ["required"] = new JsonArray("closes") }) },
            },
            new JsonObject { ["required"] = new JsonArray("opens", "closes"), ["properties"] = new JsonObject { ["closed"] = new JsonObject { ["const"] = false } } });
        return exception;
    }

    private static JsonObject Clocks() => Part.Map(
        "المهل بالدقائق.",
        ("first_reply_minutes", Minutes("للرد الأول.")),
        ("next_reply_minutes", Minutes("لكل رد بعده.")),
        ("lease_minutes", Minutes("قبل أن تعود المحادثة إلى الطابور.")));

    private static JsonObject Minutes(string about) => Part.Number(about, 1, DeskReader.MinutesOfADay);
}
