using System.Text;
using ChatbotSupport.Core;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>The smallest playbook that is sound, to break one thing in at a time.</summary>
internal static class SamplePlaybook
{
    /// <summary>Stands in a broken file right before the place that must be told.</summary>
    public const char Here = '⟦';

    public static readonly DateOnly Today = new(2026, 8, 1);

    public const string Menu = """
        format: 1
        id: menu
        title: |
          القائمة
        steps:
          - id: home
            kind: choices
            text: |
              بماذا يمكن أن نساعد؟
            options:
              - id: hello
                text: |
                  تحية
                next: hello
              - id: stop
                text: |
                  نهاية
                next: finish
          - id: hello
            kind: say
            answer: hello
            next: finish
          - id: finish
            kind: end

        """;

    public const string Answer = """
        format: 1
        id: hello
        title: |
          تحية
        text: |
          أهلًا بك، والرقم ((hotline))
        next:
          - label: |
              القائمة
            flow: menu
            step: home
        examples: |
          مرحبا
          هلو
          السلام عليكم
          شلونكم
          هلا بيكم
          صباح الخير
          مساء الخير
          هاي
          مرحبتين
          الله بالخير

        """;

    public const string Alert = """
        format: 1
        id: scam_grant
        verdict: fake
        title: |
          منحة وهمية
        claim: |
          توزيع منحة لكل عائلة
        why: |
          لم تعلن عنها جهة رسمية
        source: |
          صفحة الوزارة
        checked_on: '2026-07-01'
        advice: |
          عدم فتح الرابط
        share: |
          الخبر غير صحيح
        links: |
          grant-iq.example
        phrasings: |
          منحة لكل عائلة سجل هنا
        all_of: |
          منحة/منحه
          عائلة/عائله

        """;

    public const string Facts = """
        format: 1
        facts:
          hotline:
            kind: phone
            value: '911'
            label: |
              رقم الطوارئ 911
            source: |
              الوزارة، 2025
            verified_on: '2026-07-01'
            review_by: '2026-12-31'
            show: true
          hidden:
            kind: name
            value: 'جهة'
            label: |
              صاحب الرقم
            source: |
              غير معروف
            verified_on: '2026-07-01'
            review_by: '2026-12-31'
            show: false

        """;

    public const string Desk = """
        format: 1
        hours:
          - days: every_day
            from: '10:00'
            to: '22:00'
        exceptions:
          - name: |
              العيد
            from: '2026-09-01'
            until: '2026-09-03'
            closed: true
        clocks:
          L4:
            first_reply_minutes: 2
            next_reply_minutes: 3
            lease_minutes: 5
          L3:
            first_reply_minutes: 10
            next_reply_minutes: 10
            lease_minutes: 15
          L2:
            first_reply_minutes: 30
            next_reply_minutes: 30
            lease_minutes: 45
          L1:
            first_reply_minutes: 240
            next_reply_minutes: 240
            lease_minutes: 240
        on_call_repeat_minutes: 3
        replies:
          - id: hello
            title: |
              ترحيب
            text: |
              أهلًا بك.

        """;

    public const string Safeguarding = """
        format: 1
        reference_year: 2026
        words:
          family: |
            اهلي
            ابوي
        negations: |
          ما
        rules:
          - id: threat
            flag: threat_to_life
            phrases: |
              [family] يقتلوني
            positive: |
              اهلي يقتلوني
            negative: |
              اهلي بخير
        raises:
          - id: threat_soon
            flags: threat_to_life
            to: L4
            phrases: |
              الليلة
            positive: |
              اهلي يقتلوني الليلة
            negative: |
              اهلي يقتلوني

        """;

    public const string OffTopic = """
        format: 1
        examples: |
          سعر الدولار اليوم
          طبخة اليوم
        adjacent:
          - id: lost_phone
            offer: hello
            examples: |
              ضيعت موبايلي
              وين القى تلفوني الضايع

        """;

    public static string Messages { get; } = AllMessages();

    public static Dictionary<string, string> Files() => new(StringComparer.Ordinal)
    {
        ["flows/menu.yaml"] = Menu,
        ["answers/hello.yaml"] = Answer,
        ["answers/off-topic.yaml"] = OffTopic,
        ["alerts/scam_grant.yaml"] = Alert,
        ["facts.yaml"] = Facts,
        ["messages.yaml"] = Messages,
        ["desk.yaml"] = Desk,
        ["safeguarding.yaml"] = Safeguarding,
    };

    /// <summary>Writes the sample into a folder.</summary>
    public static void Write(string folder) => Write(folder, Files());

    /// <summary>Writes files into a folder.</summary>
    public static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }

    /// <summary>The folder of the sources.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChatbotSupport.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    public static ReadResult Read(string path, string text) => Read(files => files[path] = text);

    public static ReadResult Read(Action<Dictionary<string, string>> change)
    {
        var files = Files();
        change(files);
        return PlaybookReader.Read(files, Today);
    }

    /// <summary>Reads the sample with one file broken, asserts that exactly this error is found at the marked place, and returns it.</summary>
    public static Finding Error(string path, string original, string from, string to, string code) =>
        Broken(path, original, from, to, code, Severity.Error);

    /// <summary>The same for a warning, with which the playbook is still used.</summary>
    public static Finding Warning(string path, string original, string from, string to, string code) =>
        Broken(path, original, from, to, code, Severity.Warning);

    private static Finding Broken(string path, string original, string from, string to, string code, Severity severity)
    {
        Assert.Contains(from, original, StringComparison.Ordinal);
        var start = original.IndexOf(from, StringComparison.Ordinal);
        var marked = original[..start] + to + original[(start + from.Length)..];
        var read = Read(path, marked.Replace(Here.ToString(), "", StringComparison.Ordinal));
        var finding = Assert.Single(read.Findings, finding => finding.Severity == Severity.Error || severity == Severity.Warning);
        Assert.Equal((code, severity, path), (finding.Code, finding.Severity, finding.File));
        Assert.Equal(PlaceOf(marked), (finding.Line, finding.Column));
        Assert.Equal(severity == Severity.Error, read.Playbook is null);
        return finding;
    }

    private static (int Line, int Column) PlaceOf(string marked)
    {
        var before = marked[..marked.IndexOf(Here, StringComparison.Ordinal)];
        return (before.Count(letter => letter == '\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1);
    }

    private static string AllMessages()
    {
        var text = new StringBuilder("format: 1\nmessages:\n");
        foreach (var (id, arguments) in MessageIds.All)
        {
            text.Append("  ").Append(id).Append(": |\n    كلام ").AppendJoin(' ', arguments.Select(argument => $"(({argument}))")).Append('\n');
        }

        return text.ToString();
    }
}
