using System.Text.Json.Nodes;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Stories;

namespace ChatbotSupport.Playbooks.Schemas;

/// <summary>The schema of `stories/`.</summary>
internal static class StorySchema
{
    /// <summary>The schema.</summary>
    public static JsonObject Build() => Part.File(
        "قصة",
        "محادثة مثال: ما يفعله الشخص، وما يجب أن يحدث. لا يُنشر تعديل تختلف معه قصة.",
        ("id", Part.Id("اسم القصة، مثل اسم الملف.")),
        ("title", Part.Text("عمّ تحكي.", PlaybookLimits.MaxTitleLength)),
        ("at?", Part.Quoted("متى تبدأ، بتوقيت بغداد، مثل '2026-01-12 22:00'.")),
        ("on_shift?", Part.Number("كم شخصًا من الفريق في المناوبة.", 0, StoryLimits.MostOnShift)),
        ("channel?", Part.OneOf("القناة التي يكتب منها الشخص. من دونها الصفحة.", StoryReader.Channels)),
        ("lines", Part.List("ما يحدث بالترتيب، وتحت كل حدث ما يُتوقع بعده.", Line())));

    private static JsonObject Line()
    {
        var line = Part.Map(
            "حدث واحد، وما يُتوقع بعده.",
            ("person?", Part.Lines("ما يكتبه الشخص.")),
            ("press?", Part.Word("الزر الذي يضغطه، بكلماته.")),
            ("opens?", Part.Flag("true: يفتح المحادثة.")),
            ("leaves?", Part.Flag("true: يغادر بسرعة.")),
            ("sends?", Part.OneOf("يرسل شيئًا غير الكلام.", StoryReader.Media.Names)),
            ("passes?", Part.Word("يمر وقت: 90s أو 10m أو 12h أو 3d.")),
            ("team?", Part.OneOf("ما يفعله شخص من الفريق.", StoryReader.TeamActs.Names)),
            ("team_writes?", Part.Lines("ما يكتبه شخص من الفريق.")),
            ("bot?", Part.Lines("يقول البوت هذا، ومعه غيره.")),
            ("bot_exactly?", Part.Lines("يقول البوت هذا حرفيًا ولا شيء غيره.")),
            ("never?", Part.Lines("لا يقول البوت هذا.")),
            ("buttons?", Part.Lines("تظهر هذه الأزرار.")),
            ("answer?", Part.Word("اسم الجواب.")),
            ("alert?", Part.Word("اسم التنبيه.")),
            ("state?", Part.OneOf("أين المحادثة.", Enum.GetNames<ConversationState>())),
            ("step?", Part.Word("الخطوة التي تنتظر، مثل menu/home، أو none.")),
            ("level?", Part.OneOf("الدرجة.", Enum.GetNames<Level>())),
            ("flags?", Part.SomeOf("العلامات التي ظهرت،", RiskReader.Flags.Names)),
            ("route?", Part.OneOf("الطريق.", RiskReader.Routes.Names)),
            ("case?", Part.OneOf("محادثة الفريق.", ["open", "closed", "none"])));
        line["not"] = new JsonObject
        {
            ["anyOf"] = new JsonArray([.. StoryReader.Acts.SelectMany((first, index) => StoryReader.Acts.Skip(index + 1).Select(second => new JsonObject { ["required"] = new JsonArray(first, second) }))]),
        };
        return line;
    }
}
