using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Tests.Architecture;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>README.md shows the machine that runs, not one that somebody drew.</summary>
public sealed class ReadmeDiagramTests
{
    private const string Begin = "<!-- machine -->";
    private const string End = "<!-- /machine -->";

    [Fact]
    public void The_diagram_in_the_readme_is_the_machine_that_runs()
    {
        var path = Path.Combine(Repository.Top, "README.md");
        var readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        var from = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from > Begin.Length && to >= from, "README.md has no place for the diagram");
        var block = $"\n```mermaid\n{ConversationDiagram.Mermaid(TinyPlaybook.Instance).ReplaceLineEndings("\n").Trim()}\n```\n";
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
        {
            File.WriteAllText(path, readme[..from] + block + readme[to..]);
            return;
        }

        Assert.Equal(block, readme[from..to]);
    }
}
