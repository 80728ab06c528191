using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ChatbotSupport.Playbooks.Schemas;

/// <summary>The schemas that editors read while somebody types: they complete, explain in Arabic and underline.</summary>
public static class SchemaFiles
{
    /// <summary>The folder of the schemas inside the folder of the playbook.</summary>
    public const string Folder = "schema";

    private const string Ending = ".schema.json";
    private const string Naming = "# yaml-language-server: $schema=";

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly (string Name, Func<JsonObject> Build)[] All =
    [
        ("flow", FlowSchema.Build),
        ("answer", ContentSchemas.Answer),
        ("off-topic", ContentSchemas.OffTopic),
        ("alert", ContentSchemas.Alert),
        ("facts", ContentSchemas.Facts),
        ("texts", ContentSchemas.Texts),
        ("practice", ContentSchemas.Practice),
        ("desk", TeamSchemas.Desk),
        ("messages", TeamSchemas.Messages),
        ("safeguarding", TeamSchemas.Safeguarding),
        ("story", StorySchema.Build),
    ];

    /// <summary>Every schema: its path inside the folder of the playbook, and its text.</summary>
    public static IReadOnlyDictionary<string, string> Texts() =>
        All.ToDictionary(schema => $"{Folder}/{schema.Name}{Ending}", schema => schema.Build().ToJsonString(Form) + "\n", StringComparer.Ordinal);

    /// <summary>The first line with which a file of the playbook names its schema.</summary>
    public static string FirstLine(string path) => $"{Naming}{string.Concat(path.Where(letter => letter == '/').Select(_ => "../"))}{Folder}/{NameOf(path)}{Ending}";

    /// <summary>The file as it names its schema; the same text when it does already.</summary>
    public static string Named(string path, string text) => text.StartsWith(Naming, StringComparison.Ordinal) ? text
        : FirstLine(path) + (text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n") + text;

    private static string NameOf(string path) =>
        path == PlaybookPaths.OffTopic ? "off-topic"
        : path.StartsWith(PlaybookPaths.Flows, StringComparison.Ordinal) ? "flow"
        : path.StartsWith(PlaybookPaths.Answers, StringComparison.Ordinal) ? "answer"
        : path.StartsWith(PlaybookPaths.Alerts, StringComparison.Ordinal) ? "alert"
        : path.StartsWith(Stories.StoryFolder.Folder, StringComparison.Ordinal) ? "story"
        : path.StartsWith(PlaybookPaths.Practice, StringComparison.Ordinal) ? "practice"
        : Readers.PlaybookFile.NameOf(path);
}
