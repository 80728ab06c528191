namespace ChatbotSupport.Tests.Conversations;

/// <summary>README.md shows a talk that really goes so.</summary>
public sealed class ReadmeTalkTests
{
    private const string Begin = "<!-- talk -->";
    private const string End = "<!-- /talk -->";
    private const string Shown = "from-a-question-to-a-human";

    [Fact]
    public void The_talk_in_the_readme_is_one_of_the_transcripts()
    {
        var path = Path.Combine(Launch.Top, "README.md");
        var readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        var from = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from > Begin.Length && to >= from, "README.md has no place for a talk");
        var talk = new TranscriptPlayer().Play(Transcript.All.Single(transcript => transcript.Name == Shown)).Trim();
        var block = $"\n<div dir=\"rtl\">\n\n```text\n{talk}\n```\n\n</div>\n";
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
        {
            File.WriteAllText(path, readme[..from] + block + readme[to..]);
            return;
        }

        Assert.Equal(block, readme[from..to]);
    }
}
