namespace ChatbotSupport.Tests.Conversations;

/// <summary>A transcript file: what it shows, its settings, and what people and volunteers do. What the bot says in it is written by the engine.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">As it stands on disk.</param>
internal sealed record Transcript(string Path, string Text)
{
    /// <summary>Lines that the engine writes begin with one of these.</summary>
    public static readonly string[] Written = ["بوت:", "⟨", "· ", "إلى الشخص، "];

    private static string Folder => System.IO.Path.Combine(Launch.Top, "tests/ChatbotSupport.Tests/Conversations/Transcripts");

    public static IReadOnlyList<Transcript> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.transcript.txt").Order(StringComparer.Ordinal).Select(path => new Transcript(path, File.ReadAllText(path).ReplaceLineEndings("\n")))];

    public string Name => System.IO.Path.GetFileName(Path).Replace(".transcript.txt", "", StringComparison.Ordinal);

    /// <summary>The lines that people wrote: a line and the indented ones under it.</summary>
    public IEnumerable<string> Given()
    {
        var block = new List<string>();
        foreach (var line in Text.Split('\n'))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                block.Add(line.Trim());
                continue;
            }

            if (IsGiven(block))
            {
                yield return string.Join('\n', block);
            }

            block = line.Trim().Length == 0 ? [] : [line.Trim()];
        }

        if (IsGiven(block))
        {
            yield return string.Join('\n', block);
        }
    }

    private static bool IsGiven(List<string> block) => block.Count > 0 && !Written.Any(start => block[0].StartsWith(start, StringComparison.Ordinal));
}
