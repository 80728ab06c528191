using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks;

/// <summary>The sentences of a playbook that belong to no answer, read alone: whoever measures the finder needs them and nothing else.</summary>
public static class OffTopic
{
    /// <summary>The sentences, and what is wrong with their file.</summary>
    public static (IReadOnlyList<string> Sentences, IReadOnlyList<Finding> Findings) Read(LoadedFolder loaded)
    {
        if (!loaded.Files.TryGetValue(PlaybookPaths.OffTopic, out var text))
        {
            return ([], [.. loaded.Findings, Sentences.FileSentences.FileMissing(PlaybookPaths.OffTopic)]);
        }

        var findings = new FindingList();
        var noFacts = new FactBook(new Dictionary<string, Core.Fact>(), new HashSet<string>(), Known: false);
        var room = new ReadingRoom(findings, new PeopleText(noFacts, findings), DateOnly.MinValue);
        var sentences = YamlTree.Parse(PlaybookPaths.OffTopic, text, findings) is { } tree ? new AnswerReader(room).ReadOffTopic(tree).Examples : [];
        return (sentences, [.. findings.Sorted().Where(finding => finding.Severity == Severity.Error)]);
    }
}
