using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Migrating;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>Files of an earlier format are read as they were meant; those of a later one are refused in a sentence.</summary>
public sealed class FormatTests
{
    private const string Named = "format: 1\n";
    private const string Path = "flows/menu.yaml";

    [Fact]
    public void A_playbook_written_before_files_named_their_format_is_read_as_it_was_meant()
    {
        var read = PlaybookReader.Read(Unnamed(), SamplePlaybook.Today);

        Assert.NotNull(read.Playbook);
        Assert.Equal(SamplePlaybook.Files().Keys.Order(StringComparer.Ordinal), read.Findings.Select(finding => finding.File).Order(StringComparer.Ordinal));
        Assert.All(read.Findings, finding => Assert.Equal(("old_format", Severity.Warning), (finding.Code, finding.Severity)));
    }

    [Fact]
    public void Places_are_those_of_the_file_and_not_of_what_it_was_turned_into()
    {
        var read = SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace(Named, "", StringComparison.Ordinal).Replace("next: ", "next: no_", StringComparison.Ordinal));
        var here = SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace("next: ", "next: no_", StringComparison.Ordinal));

        Assert.NotEmpty(here.Errors);
        Assert.Equal(here.Errors.Select(finding => finding.Line - 1), read.Errors.Select(finding => finding.Line));
    }

    [Fact]
    public void A_stored_playbook_of_the_earlier_format_runs() =>
        Assert.False(PlaybookReader.ReadStored(Unnamed(), SamplePlaybook.Today) is { Playbook: null } or { IsMended: true });

    [Fact]
    public void A_file_of_a_later_format_is_refused_in_a_sentence_and_nothing_of_it_is_read()
    {
        var read = SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace(Named, "format: 2\nnew_key: yes\n", StringComparison.Ordinal));

        Assert.Null(read.Playbook);
        var error = Assert.Single(read.Errors, finding => finding.File == Path);
        Assert.Equal(("newer_format", 1), (error.Code, error.Line));
        Assert.Contains("أحدث", error.What.Arabic, StringComparison.Ordinal);
        Assert.Contains("later format (2)", error.What.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format: one\n")]
    [InlineData("format: 0\n")]
    [InlineData("format: -1\n")]
    [InlineData("format: 99999999999999\n")]
    public void What_is_no_format_at_all_is_told_with_the_rest_of_the_file(string line)
    {
        var read = SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace(Named, line, StringComparison.Ordinal));

        Assert.Contains(read.Errors, finding => finding is { Code: "format", Line: 1, File: Path });
    }

    [Theory]
    [InlineData("id: menu\n", "format: 1\nid: menu\n")]
    [InlineData("# one\n# two\nid: menu\n", "# one\n# two\nformat: 1\nid: menu\n")]
    [InlineData("# one\r\nid: menu\r\n", "# one\r\nformat: 1\r\nid: menu\r\n")]
    [InlineData("format: 1\nid: menu\n", null)]
    [InlineData("format: 7\nid: menu\n", null)]
    [InlineData("id: [\n", null)]
    public void A_file_is_turned_into_the_newest_format_with_its_remarks_and_line_ends(string before, string? after) =>
        Assert.Equal(after, Formats.Migrated(Path, before));

    [Fact]
    public void What_is_only_read_becomes_what_the_file_would_become()
    {
        foreach (var (path, text) in Unnamed())
        {
            var read = Formats.Parse(path, text, new FindingList())!;
            var written = Formats.Parse(path, Formats.Migrated(path, text)!, new FindingList())!;

            Assert.Equal(YamlForms.Json(written), YamlForms.Json(read), (one, other) => one?.ToJsonString() == other?.ToJsonString());
        }
    }

    [Fact]
    public void Check_fix_turns_the_folder_with_its_stories_and_then_nothing_is_left_to_turn()
    {
        using var folder = new TemporaryFolder();
        SamplePlaybook.Write(folder.Path, Unnamed());
        SamplePlaybook.Write(folder.Path, new Dictionary<string, string> { ["stories/opens.yaml"] = "id: opens\ntitle: |\n  يفتح\nlines:\n  - opens: true\n    state: Menu\n" });
        using var said = new StringWriter();

        Assert.Equal(0, PlaybookCheck.Run(said, folder.Path, new CheckWish("ar") { Fix = true, Stories = TimeSpan.Zero }, SamplePlaybook.Today));
        Assert.DoesNotContain("old_format", said.ToString(), StringComparison.Ordinal);
        Assert.All(PlaybookFolder.Load(folder.Path).Files, file => Assert.StartsWith(Named, file.Value, StringComparison.Ordinal));
        Assert.StartsWith(Named, File.ReadAllText(System.IO.Path.Combine(folder.Path, "stories", "opens.yaml")), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Unnamed() =>
        SamplePlaybook.Files().ToDictionary(file => file.Key, file => file.Value.Replace(Named, "", StringComparison.Ordinal), StringComparer.Ordinal);
}
