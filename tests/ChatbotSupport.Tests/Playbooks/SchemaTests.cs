using System.Text.Json;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Schemas;
using ChatbotSupport.Playbooks.Tree;
using Json.Schema;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class SchemaTests
{
    private const int EnoughEntries = 12;

    // What both can tell: which keys stand, and which words.
    private static readonly HashSet<string> Shape =
    [
        "missing_key", "dead_end", "unknown_key", "not_one_of", "one_of_both", "not_both", "bad_id", "format", "missing_message", "unknown_message", "missing_clocks", "closed_and_open",
        "not_a_map", "not_a_list", "not_lines", "not_a_word", "text_not_block", "bad_number", "bad_date", "bad_time", "unknown_day",
    ];

    private static readonly Dictionary<string, JsonSchema> Schemas = SchemaFiles.Texts().ToDictionary(file => file.Key, file => JsonSchema.FromText(file.Value));

    public static TheoryData<string> Paths => [.. Rich.Files().Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Reader_and_schema_refuse_and_accept_the_same(string path)
    {
        var sound = Tree(path, Rich.Files()[path]);
        Assert.Equal((true, true), (ReaderAccepts(path, sound), SchemaAccepts(path, sound)));
        var differing = Changed(sound).Select(change => (change.What, Reader: ReaderAccepts(path, change.Tree), Schema: SchemaAccepts(path, change.Tree))).ToList();
        Assert.NotEmpty(differing);
        Assert.Contains(differing, change => !change.Reader);
        Assert.DoesNotContain(differing, change => change.Reader != change.Schema);
    }

    [Fact]
    public void Every_shipped_file_fits_its_schema()
    {
        foreach (var (path, text) in PlaybookFolder.Load(Folder).Files)
        {
            Assert.True(SchemaAccepts(path, Tree(path, text)), path);
        }
    }

    [Fact]
    public void The_shipped_schemas_are_those_of_this_program_and_every_file_names_its_own()
    {
        foreach (var (path, text) in SchemaFiles.Texts())
        {
            Assert.Equal(text, File.ReadAllText(Path.Combine(Folder, path)));
        }

        foreach (var (path, text) in PlaybookFolder.Load(Folder).Files)
        {
            Assert.StartsWith(SchemaFiles.FirstLine(path), text, StringComparison.Ordinal);
            var schema = SchemaFiles.FirstLine(path).Split('=')[1];
            Assert.True(File.Exists(Path.Combine(Folder, Path.GetDirectoryName(path)!, schema)), path);
        }
    }

    [Fact]
    public void Every_key_explains_itself_in_arabic()
    {
        foreach (var (path, text) in SchemaFiles.Texts())
        {
            using var schema = JsonDocument.Parse(text);
            Assert.All(Properties(schema.RootElement), property => Assert.True(
                property.Name is "human" or "closed" or "kind" || (property.Value.TryGetProperty("description", out var about) && about.GetString()!.Any(letter => letter is >= '\u0600' and <= '\u06FF')), $"{path} {property.Name}"));
        }
    }

    private static string Folder => Path.Combine(SamplePlaybook.Root(), "conversation-flows");

    private static IEnumerable<JsonProperty> Properties(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            (property.Name == "properties" ? property.Value.EnumerateObject() : Enumerable.Empty<JsonProperty>()).Concat(Properties(property.Value))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Properties),
        _ => [],
    };

    // Every key left out, one too many, and every word another: each at its place in the tree.
    private static IEnumerable<(string What, YamlMap Tree)> Changed(YamlMap map)
    {
        foreach (var entry in map.Entries.Take(EnoughEntries))
        {
            // A map of one key without it would be no map at all.
            if (map.Entries.Count > 1)
            {
                yield return ($"without {entry.Key}", map with { Entries = [.. map.Entries.Where(other => other != entry)] });
            }

            foreach (var (what, value) in Changed(entry.Value))
            {
                yield return ($"{entry.Key}/{what}", map with { Entries = [.. map.Entries.Select(other => other == entry ? entry with { Value = value } : other)] });
            }
        }

        // Where the writer chooses the keys, one more of the same kind is fine.
        yield return ("with zz", map with { Entries = [.. map.Entries, map.Entries[0] with { Key = "zz" }] });
    }

    private static IEnumerable<(string What, YamlNode Node)> Changed(YamlNode node) => node switch
    {
        YamlMap map => Changed(map).Select(change => (change.What, (YamlNode)change.Tree)),
        YamlList list => list.Items.Index().SelectMany(item => Changed(item.Item).Select(change =>
            ($"{item.Index}/{change.What}", (YamlNode)(list with { Items = [.. list.Items.Select((other, index) => index == item.Index ? change.Node : other)] })))),
        YamlText { Style: TextStyle.Plain } text => [("another word", text with { Value = "zz_zz" }), ("no name", text with { Value = "Zz-zz" })],
        YamlText { Style: TextStyle.Quoted } text => [("another value", text with { Value = "zz" })],
        _ => [],
    };

    private static YamlMap Tree(string path, string text) => YamlTree.Parse(path, text, new FindingList())!;

    private static bool SchemaAccepts(string path, YamlMap tree)
    {
        var schema = SchemaFiles.FirstLine(path).Split("schema/")[1];
        return Schemas[$"{SchemaFiles.Folder}/{schema}"].Evaluate(JsonSerializer.SerializeToElement(YamlForms.Json(tree))).IsValid;
    }

    private static bool ReaderAccepts(string path, YamlMap tree)
    {
        var files = Rich.Files();
        files[path] = YamlForms.Write(tree);
        return !PlaybookReader.Inspect(files, SamplePlaybook.Today).Any(finding => finding.File == path && Shape.Contains(finding.Code));
    }

    /// <summary>The sample with every key that may be left out.</summary>
    private static class Rich
    {
        private const string Flow = """
            format: 1
            id: every_kind
            title: |
              كل الأنواع
            moved_to:
              old: first
            steps:
              - id: first
                kind: say
                text: |
                  كلام
                safety: true
                human_first: second
                next: second
              - id: second
                kind: say
                answer: hello
                next: third
              - id: third
                kind: choices
                text: |
                  سؤال
                more: |
                  المزيد
                safety: false
                human_first: fourth
                options:
                  - id: yes
                    text: |
                      نعم
                    tone: urgent
                    next: fourth
              - id: fourth
                kind: ask
                expects: age
                save: years
                text: |
                  كم العمر؟
                retry: |
                  رقم فقط
                skip: fifth
                safety: true
                human_first: fifth
                next: fifth
              - id: fifth
                kind: when
                cases:
                  - value: years
                    is: 17
                    next: sixth
                else: sixth
              - id: sixth
                kind: set
                name: seen
                to: yes
                next: seventh
              - id: seventh
                kind: call
                flow: menu
                next: eighth
              - id: eighth
                kind: escalate
                level: L3
                reason: minor
                next: ninth
              - id: ninth
                kind: end
                text: |
                  نهاية
                safety: true
              - id: tenth
                kind: go
                flow: menu
                step: home
              - id: eleventh
                kind: follow_up
                text: |
                  هل نكتب لك؟
                after: 20h
                then: ninth
                safety: false
                human_first: ninth
                next: ninth

            """;

        public static Dictionary<string, string> Files()
        {
            var files = SamplePlaybook.Files();
            files["flows/every_kind.yaml"] = Flow;
            files["texts.yaml"] = "format: 1\ntexts:\n  one: |\n    أول\n  two: |\n    ثان\n";
            files["answers/hello.yaml"] = SamplePlaybook.Answer.Replace("examples: |", """
                  - label: |
                      الفريق
                    human: true
                more: |
                  المزيد
                human_first:
                  text: |
                    كلام
                  more: |
                    كلام
                minor:
                  text: |
                    كلام
                safety: true
                examples: |
                """, StringComparison.Ordinal);
            files["alerts/scam_grant.yaml"] = SamplePlaybook.Alert + "unless: |\n  حلم\n";
            files["desk.yaml"] = SamplePlaybook.Desk.Replace("    closed: true\n", "    closed: true\n  - name: |\n      رمضان\n    from: '2026-02-18'\n    until: '2026-03-19'\n    opens: '20:00'\n    closes: '24:00'\n", StringComparison.Ordinal)
                + "    levels: L1 L2\n    steps: home\n    route: normal\n";
            files["safeguarding.yaml"] = SamplePlaybook.Safeguarding.Replace("rules:\n", "bridges: |\n  جدا\nidioms: |\n  اموت عليك\nrules:\n", StringComparison.Ordinal)
                .Replace("    flag: threat_to_life\n", "    flag: threat_to_life\n    level: L3\n    ask: false\n    route: normal\n    who: anyone\n    negation: cancels\n    unless: |\n      حلم\n", StringComparison.Ordinal)
                + "afterwards:\n  - id: decided\n    flags: threat_to_life\n    to: L4\n    tells: decision\n    phrases: |\n      قررت\n    unless: |\n      قررت ابلغ\n    positive: |\n      خلص قررت\n    negative: |\n      قررت ابلغ\n";
            files["practice/night.yaml"] = """
                format: 1
                id: night
                title: |
                  ليل
                card: |
                  بطاقة
                lines:
                  - text: |
                      مرحبا
                checks:
                  - id: calm
                    good: |
                      جيد
                    mend: |
                      بلطف
                    wanted: |
                      أهلا

                """;
            return files;
        }
    }
}
