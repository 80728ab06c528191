using ChatbotSupport.Playbooks.Inspections;
using ChatbotSupport.Playbooks.Mending;
using ChatbotSupport.Playbooks.Reports;
using ChatbotSupport.Playbooks.Stories;

namespace ChatbotSupport.Playbooks;

/// <summary>How somebody wishes to be told.</summary>
/// <param name="Language">`ar` or `en`.</param>
public sealed record CheckWish(string Language)
{
    /// <summary>As data instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>The page to write as well; null for none.</summary>
    public string? Html { get; init; }

    /// <summary>Mends what can only be meant one way.</summary>
    public bool Fix { get; init; }

    /// <summary>Tries every phrasing against the others too.</summary>
    public bool Examples { get; init; }

    /// <summary>Plays the stories too, with the desk this far from UTC: what goes otherwise, and what none of them visits. Null: not played.</summary>
    public TimeSpan? Stories { get; init; }

    /// <summary>What ran before, and where people stand.</summary>
    public Standing Standing { get; init; } = Standing.None;
}

/// <summary>The verb `check`: tells an operator everything that is wrong in a folder, with place, cause and mend.</summary>
public static class PlaybookCheck
{
    private const int Fine = 0;
    private const int HasErrors = 1;
    private const int CouldNotRun = 2;

    /// <summary>Writes the findings and returns the exit code: 0 usable (warnings included), 1 errors, 2 the folder could not be read at all.</summary>
    public static int Run(TextWriter output, string folder, CheckWish wish, DateOnly today, LearntFolder? kept = null)
    {
        var loaded = PlaybookFolder.Load(folder);
        var mended = new Dictionary<string, int>(StringComparer.Ordinal);
        if (wish.Fix && loaded.Files.Count > 0)
        {
            var state = new PlaybookState(loaded, StoryFolder.Load(folder));
            var files = state.All;
            mended = FolderMend.Mend(state, today).Where(file => SafeWrite.Replace(Path.Combine(folder, file.Key), files[file.Key], file.Value.Text)).ToDictionary(file => file.Key, file => file.Value.Mends);
            loaded = PlaybookFolder.Load(folder);
        }

        var report = new CheckReport(loaded.Files, [.. loaded.Findings, .. loaded.Files.Count > 0 ? Inspect(folder, loaded.Files, wish, today, kept) : []], mended);
        if (wish.Html is { } page)
        {
            File.WriteAllText(page, FindingsPage.Of(report, wish.Language));
        }

        if (wish.Json)
        {
            FindingsJson.Write(output, report, wish.Language);
        }
        else
        {
            FindingsText.Write(output, report, wish.Language);
        }

        return loaded.Files.Count == 0 ? CouldNotRun : report.Errors == 0 ? Fine : HasErrors;
    }

    /// <summary>One finding as lines of text.</summary>
    public static string Describe(Finding finding, string language) => FindingsText.Describe(finding, language);

    private static IEnumerable<Finding> Inspect(string folder, IReadOnlyDictionary<string, string> files, CheckWish wish, DateOnly today, LearntFolder? kept)
    {
        // What was learnt from the same examples by the same code is kept only when all of them did what they say.
        var found = PlaybookReader.Inspect(files, today, wish.Standing, wereTried: kept?.Find(Learnt.KeyOf(files)) is not null);
        if (found.Any(finding => finding.Severity == Severity.Error))
        {
            return found;
        }

        return found
            .Concat(wish.Examples ? ExampleInspection.Inspect(PlaybookReader.Contents(files, today)) : [])
            .Concat(wish.Stories is { } offset ? Play(folder, files, offset, today, kept) : [])
            .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line);
    }

    private static IEnumerable<Finding> Play(string folder, IReadOnlyDictionary<string, string> files, TimeSpan offset, DateOnly today, LearntFolder? kept)
    {
        var stories = StoryFolder.Read(folder, offset);
        if (stories.Stories.Count == 0 || PlaybookReader.Read(files, today, kept).Playbook is not { } playbook)
        {
            return stories.Findings;
        }

        var run = StoryRun.Play(stories.Stories, playbook);
        return [.. stories.Findings, .. run.Faults(), .. Unvisited.Of(PlaybookReader.Contents(files, today), run.Coverage).Findings];
    }
}
