using System.Text;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class FolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_loaded_with_paths_that_read_the_same_on_every_system()
    {
        Write(SamplePlaybook.Files());
        var loaded = PlaybookFolder.Load(_folder.Path);
        Assert.Empty(loaded.Findings);
        Assert.Equal(SamplePlaybook.Files().Keys.Order(StringComparer.Ordinal), loaded.Files.Keys);
        Assert.NotNull(PlaybookReader.Read(loaded.Files, SamplePlaybook.Today).Playbook);
    }

    [Fact]
    public void What_is_not_playbook_is_left_alone()
    {
        Write(SamplePlaybook.Files());
        foreach (var path in new[] { "README.md", "flows/.menu.yaml.swp", "flows/menu.yaml~", ".git/config.yaml", ".vscode/x.yaml", "stories/one.yaml" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder.Path, path))!);
            File.WriteAllText(Path.Combine(_folder.Path, path), "x");
        }

        Assert.Equal(SamplePlaybook.Files().Count, PlaybookFolder.Load(_folder.Path).Files.Count);
    }

    [Fact]
    public void A_missing_folder_is_told() =>
        Assert.Equal("folder_missing", Assert.Single(PlaybookFolder.Load(Path.Combine(_folder.Path, "nowhere")).Findings).Code);

    [Fact]
    public void A_file_that_is_a_dangling_link_is_told()
    {
        Write(SamplePlaybook.Files());
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "flows", "gone.yaml"), Path.Combine(_folder.Path, "nothing"));
        Assert.Equal(("file_unreadable", "flows/gone.yaml"), Assert.Single(PlaybookFolder.Load(_folder.Path).Findings.Select(finding => (finding.Code, finding.File))));
    }

    [Fact]
    public void A_file_in_another_encoding_is_told_at_its_first_damaged_letter()
    {
        Write(SamplePlaybook.Files());
        byte[] windows1256 = [.. Encoding.ASCII.GetBytes("format: 1\nexamples: |\n  "), 0xE3, 0xD1, 0xCD, (byte)'\n'];
        File.WriteAllBytes(Path.Combine(_folder.Path, "answers", "off-topic.yaml"), windows1256);
        var finding = Assert.Single(PlaybookReader.Read(PlaybookFolder.Load(_folder.Path).Files, SamplePlaybook.Today).Errors);
        Assert.Equal(("not_utf8", 3, 3), (finding.Code, finding.Line, finding.Column));
    }

    [Theory]
    [InlineData(0, "empty_file")]
    [InlineData(60, null)]
    [InlineData(150, null)]
    public void A_half_written_file_is_never_used_silently(int length, string? code)
    {
        Write(SamplePlaybook.Files());
        File.WriteAllText(Path.Combine(_folder.Path, "flows", "menu.yaml"), SamplePlaybook.Menu[..length]);
        var read = PlaybookReader.Read(PlaybookFolder.Load(_folder.Path).Files, SamplePlaybook.Today);
        Assert.Null(read.Playbook);
        Assert.Contains(read.Errors, finding => finding.File == "flows/menu.yaml" && (code is null || finding.Code == code));
    }

    [Fact]
    public void Check_says_that_all_is_well_and_exits_with_zero()
    {
        Write(SamplePlaybook.Files());
        var output = new StringWriter();
        Assert.Equal(0, PlaybookCheck.Run(output, _folder.Path, new CheckWish("ar"), SamplePlaybook.Today));
        Assert.StartsWith("المحتوى سليم", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", "خطأ", "ربما المقصود «finish»")]
    [InlineData("en", "error", "Perhaps “finish” was meant")]
    public void Check_tells_place_cause_and_mend_and_exits_with_one(string language, string kind, string mend)
    {
        Write(SamplePlaybook.Files());
        File.WriteAllText(Path.Combine(_folder.Path, "flows", "menu.yaml"), SamplePlaybook.Menu.Replace("    next: finish\n  - id: finish", "    next: finsh\n  - id: finish", StringComparison.Ordinal));
        var output = new StringWriter();
        Assert.Equal(1, PlaybookCheck.Run(output, _folder.Path, new CheckWish(language), SamplePlaybook.Today));
        Assert.Contains($"flows/menu.yaml:22:11 {kind} [unknown_step]", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(mend, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_without_a_folder_exits_with_two() =>
        Assert.Equal(2, PlaybookCheck.Run(new StringWriter(), Path.Combine(_folder.Path, "nowhere"), new CheckWish("ar"), SamplePlaybook.Today));

    [Fact]
    public void A_file_of_five_megabytes_is_told_and_not_even_opened()
    {
        Write(SamplePlaybook.Files());
        File.WriteAllText(Path.Combine(_folder.Path, "flows", "menu.yaml"), new string('x', 5 * 1024 * 1024));
        Assert.Equal(("file_too_long", "flows/menu.yaml"), Assert.Single(PlaybookFolder.Load(_folder.Path).Findings.Select(finding => (finding.Code, finding.File))));
    }

    private void Write(Dictionary<string, string> files) => SamplePlaybook.Write(_folder.Path, files);
}
