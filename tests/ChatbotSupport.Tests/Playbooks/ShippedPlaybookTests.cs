using System.Text.RegularExpressions;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Playbooks;

public sealed partial class ShippedPlaybookTests
{
    private static readonly string Folder = Path.Combine(SamplePlaybook.Root(), "conversation-flows");
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Fact]
    public void The_shipped_playbook_is_sound()
    {
        var loaded = PlaybookFolder.Load(Folder);
        var findings = PlaybookReader.Inspect(loaded.Files, Today);
        Assert.Empty(loaded.Findings.Concat(findings.Where(finding => finding.Severity == Severity.Error)).Select(finding => PlaybookCheck.Describe(finding, "en")));
        Assert.NotNull(Conversations.ShippedPlaybook.Value);
    }

    [Fact]
    public void Signs_are_not_tried_again_only_when_they_are_those_that_were_tried()
    {
        var signs = PlaybookFolder.Load(Folder).Files[PlaybookPaths.Safeguarding];

        // Their examples are tried by ShippedRulesTests. When it passes, what stands here is the new value of TriedSigns.Last.
        Assert.True(TriedSigns.Are(signs), TriedSigns.Hash(signs));
        Assert.False(TriedSigns.Are(signs + "\n"));
    }

    [Fact]
    public void A_mistake_in_the_signs_is_found_also_when_their_examples_need_no_trial()
    {
        var files = PlaybookFolder.Load(Folder).Files.ToDictionary();
        files[PlaybookPaths.Safeguarding] = files[PlaybookPaths.Safeguarding].Replace("\nrules:\n", "\nrulez:\n", StringComparison.Ordinal);

        Assert.Contains(PlaybookReader.Inspect(files, Today, wereTried: true), finding => finding is { Severity: Severity.Error, File: PlaybookPaths.Safeguarding });
    }

    [Fact]
    public void Every_example_of_the_guide_is_a_sound_file()
    {
        var examples = Fenced().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))).Select(match => match.Groups["yaml"].Value).ToList();
        Assert.True(examples.Count >= 10);
        foreach (var example in examples)
        {
            var files = PlaybookFolder.Load(Folder).Files.ToDictionary();
            files[PathOf(example)] = example;
            var findings = PlaybookReader.Inspect(files, Today, wereTried: true);
            Assert.DoesNotContain(findings, finding => finding.Severity == Severity.Error && finding.File == PathOf(example));
        }
    }

    private static string PathOf(string example)
    {
        var id = Id().Match(example).Groups["id"].Value;
        return example.Contains("\nfacts:", StringComparison.Ordinal) ? "facts.yaml"
            : example.Contains("\ntexts:", StringComparison.Ordinal) ? "texts.yaml"
            : example.Contains("\nsteps:", StringComparison.Ordinal) ? $"flows/{id}.yaml"
            : example.Contains("\nverdict:", StringComparison.Ordinal) ? $"alerts/{id}.yaml"
            : $"answers/{id}.yaml";
    }

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex("^id: (?<id>[a-z0-9_]+)$", RegexOptions.Multiline)]
    private static partial Regex Id();
}
