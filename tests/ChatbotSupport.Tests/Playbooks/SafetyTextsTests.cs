using ChatbotSupport.Playbooks.Publishing;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class SafetyTextsTests
{
    private const string Signs = """
        steps:
          - id: first
            kind: say
            text: |
              كلام قبلها
            next: signs
          - id: signs
            kind: choices
            safety: true
            text: |
              هل هناك أمر عاجل؟
          - id: meeting
            kind: escalate
            level: L3
          - id: finish
            kind: end

        """;

    private const string Way = """
        steps:
          - id: there
            kind: goto
            flow: signs
          - id: elsewhere
            kind: goto
            flow: menu

        """;

    [Theory]
    [InlineData("facts.yaml", "'911'", "'912'", true)]
    [InlineData("safeguarding.yaml", "اهلي بخير", "اهلي زينين", true)]
    [InlineData("flows/menu.yaml", "بماذا يمكن أن نساعد؟", "بماذا يمكن أن نساعد الآن؟", false)]
    [InlineData("alerts/scam_grant.yaml", "عدم فتح الرابط", "عدم الضغط على الرابط", false)]
    [InlineData("answers/hello.yaml", "أهلًا بك، والرقم", "أهلًا، والرقم", true)]
    [InlineData("answers/hello.yaml", "  مرحبا\n", "  مرحبا بيكم\n", false)]
    [InlineData("answers/hello.yaml", "safety: true\n", "", true)]
    [InlineData("messages.yaml", "كلام", "كلام آخر", true)]
    [InlineData("flows/signs.yaml", "next: signs", "next: finish", true)]
    [InlineData("flows/signs.yaml", "level: L3", "level: L1", true)]
    [InlineData("flows/signs.yaml", "كلام قبلها", "كلام آخر قبلها", false)]
    [InlineData("desk.yaml", "first_reply_minutes: 2", "first_reply_minutes: 20", true)]
    [InlineData("desk.yaml", "on_call_repeat_minutes: 3", "on_call_repeat_minutes: 30", true)]
    [InlineData("desk.yaml", "from: '10:00'", "from: '11:00'", false)]
    [InlineData("desk.yaml", "until: '2026-09-03'", "until: '2026-09-04'", false)]
    [InlineData("desk.yaml", "أهلًا بك.", "أهلًا.", false)]
    [InlineData("flows/way.yaml", "flow: signs", "flow: menu", true)]
    [InlineData("flows/way.yaml", "flow: menu", "flow: signs", false)]
    public void Texts_about_safety_need_a_second_name(string path, string from, string to, bool needsTwo)
    {
        var before = SamplePlaybook.Files();
        before["answers/hello.yaml"] = SamplePlaybook.Answer.Replace("examples: |", "safety: true\nexamples: |", StringComparison.Ordinal);
        before["flows/signs.yaml"] = Signs;
        before["flows/way.yaml"] = Way;
        Assert.Contains(from, before[path], StringComparison.Ordinal);
        var now = new Dictionary<string, string>(before) { [path] = before[path].Replace(from, to, StringComparison.Ordinal) };
        Assert.Equal(needsTwo ? [path] : [], SafetyTexts.Changed(before, now));
    }
}
