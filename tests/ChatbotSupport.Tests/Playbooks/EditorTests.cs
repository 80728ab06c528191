using System.Text.Json;
using System.Text.RegularExpressions;
using ChatbotSupport.Playbooks.Reports;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>What ships for VS Code in `conversation-flows/.vscode`.</summary>
public sealed class EditorTests
{
    private static string Folder => Path.Combine(SamplePlaybook.Root(), "conversation-flows");

    [Theory]
    [InlineData("settings.json")]
    [InlineData("extensions.json")]
    [InlineData("tasks.json")]
    [InlineData("playbook.code-snippets")]
    public void Every_file_for_the_editor_is_sound(string name)
    {
        using var file = Open(name);
        Assert.Equal(JsonValueKind.Object, file.RootElement.ValueKind);
    }

    [Fact]
    public void The_editor_finds_place_kind_and_sentence_of_every_finding_in_what_check_writes()
    {
        using var tasks = Open("tasks.json");
        var patterns = tasks.RootElement.GetProperty("tasks")[0].GetProperty("problemMatcher").GetProperty("pattern");
        var finding = SamplePlaybook.Read("desk.yaml", SamplePlaybook.Desk.Replace("every_day", "everyday", StringComparison.Ordinal)).Findings[0];
        var lines = FindingsText.Describe(finding, "en").Split('\n');
        var first = Regex.Match(lines[0], patterns[0].GetProperty("regexp").GetString()!);
        string Group(string name) => first.Groups[patterns[0].GetProperty(name).GetInt32()].Value;

        Assert.Equal(("desk.yaml", "3", "11", "error", "unknown_day"), (Group("file"), Group("line"), Group("column"), Group("severity"), Group("code")));
        Assert.Equal(finding.What.English, Regex.Match(lines[1], patterns[1].GetProperty("regexp").GetString()!).Groups[1].Value);
    }

    [Fact]
    public void The_command_file_of_windows_has_line_ends_that_windows_reads()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "check.cmd"));
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("check", text, StringComparison.Ordinal);
        Assert.All(text, letter => Assert.True(letter < 128));
    }

    private static JsonDocument Open(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, ".vscode", name)));
}
