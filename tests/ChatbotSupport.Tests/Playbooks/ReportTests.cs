using System.Text.Json;
using System.Text.RegularExpressions;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Reports;
using ChatbotSupport.Playbooks.Sentences;

namespace ChatbotSupport.Tests.Playbooks;

public sealed partial class ReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_kind_of_finding_says_why_it_matters_in_both_languages()
    {
        var sources = Directory.GetFiles(Path.Combine(SamplePlaybook.Root(), "src", "ChatbotSupport"), "*.cs", SearchOption.AllDirectories);
        var codes = sources.SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Groups["code"].Value).Distinct().ToList();
        Assert.True(codes.Count > 100);
        Assert.All(codes, code => Assert.True(Reasons.Of(code).Arabic.Length > 10 && Reasons.Of(code).English.Length > 10, code));
    }

    [Fact]
    public void As_data_a_finding_has_its_place_and_all_three_sentences()
    {
        Break();
        var output = new StringWriter();
        Assert.Equal(1, PlaybookCheck.Run(output, _folder.Path, new CheckWish("ar") { Json = true }, SamplePlaybook.Today));
        using var json = JsonDocument.Parse(output.ToString());
        Assert.False(json.RootElement.GetProperty("sound").GetBoolean());
        var finding = json.RootElement.GetProperty("findings")[0];
        Assert.Equal(("error", "unknown_step", "flows/menu.yaml", 22, 11), (Word("severity"), Word("code"), Word("file"), Number("line"), Number("column")));
        Assert.StartsWith("لا توجد خطوة", Word("what"), StringComparison.Ordinal);
        Assert.Contains("يبقى بلا جواب", Word("why"), StringComparison.Ordinal);
        Assert.Contains("finish", Word("mend"), StringComparison.Ordinal);

        string? Word(string name) => finding.GetProperty(name).GetString();
        int Number(string name) => finding.GetProperty(name).GetInt32();
    }

    [Fact]
    public void As_a_page_findings_read_from_right_to_left_and_nothing_of_a_file_becomes_part_of_the_page()
    {
        Break("finsh<script>alert(1)</script>");
        var page = Path.Combine(_folder.Path, "findings.html");
        Assert.Equal(1, PlaybookCheck.Run(TextWriter.Null, _folder.Path, new CheckWish("ar") { Html = page }, SamplePlaybook.Today));
        var html = File.ReadAllText(page);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", html, StringComparison.Ordinal);
        Assert.Contains("<bdi dir=\"ltr\">flows/menu.yaml</bdi>", html, StringComparison.Ordinal);
        Assert.Contains("<bdi dir=\"ltr\">22:11</bdi>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
    }

    [Fact]
    public void In_english_the_page_reads_from_left_to_right()
    {
        Break();
        var report = new CheckReport(SamplePlaybook.Files(), SamplePlaybook.Read("desk.yaml", "x\n").Findings, new Dictionary<string, int>());
        Assert.Contains("<html lang=\"en\" dir=\"ltr\">", FindingsPage.Of(report, "en"), StringComparison.Ordinal);
    }

    private void Break(string next = "finsh")
    {
        SamplePlaybook.Write(_folder.Path);
        File.WriteAllText(Path.Combine(_folder.Path, "flows", "menu.yaml"), SamplePlaybook.Menu.Replace("    next: finish\n  - id: finish", $"    next: {next}\n  - id: finish", StringComparison.Ordinal));
    }

    [GeneratedRegex("Finding\\.(?:Error|Warning)\\(\\s*\"(?<code>[a-z_0-9]+)\"")]
    private static partial Regex Code();
}
