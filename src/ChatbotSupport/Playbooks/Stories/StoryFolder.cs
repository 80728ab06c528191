using ChatbotSupport.Playbooks.Migrating;
using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Texts;

namespace ChatbotSupport.Playbooks.Stories;

/// <summary>The stories of a folder.</summary>
/// <param name="Stories">Those that could be read, in the order of their names.</param>
/// <param name="Findings">What is wrong with the files.</param>
/// <param name="Files">The files, by path.</param>
public sealed record StoryFolder(IReadOnlyList<ReadStory> Stories, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The folder of the stories inside the folder of the playbook.</summary>
    public const string Folder = "stories/";

    /// <summary>Reads every story of a folder.</summary>
    /// <param name="folder">The folder of the playbook.</param>
    /// <param name="offset">How far the desk's clock is from universal time.</param>
    public static StoryFolder Read(string folder, TimeSpan offset) => Read(Load(folder), offset);

    /// <summary>The files of the stories as they are now; none when there is no such folder.</summary>
    /// <param name="folder">The folder of the playbook.</param>
    public static LoadedFolder Load(string folder)
    {
        var inside = Path.Combine(folder, Folder.TrimEnd('/'));
        if (!Directory.Exists(inside))
        {
            return new(new Dictionary<string, string>(), []);
        }

        var loaded = PlaybookFolder.Load(inside);
        return new(
            loaded.Files.ToDictionary(file => Folder + file.Key, file => file.Value, StringComparer.Ordinal),
            [.. loaded.Findings.Select(finding => finding with { File = Folder + finding.File })]);
    }

    /// <summary>Reads stories that were loaded, from wherever.</summary>
    /// <param name="loaded">Their files, by path inside the folder of the playbook.</param>
    /// <param name="offset">How far the desk's clock is from universal time.</param>
    public static StoryFolder Read(LoadedFolder loaded, TimeSpan offset)
    {
        var findings = new FindingList();
        findings.AddRange(loaded.Findings);
        var room = new ReadingRoom(findings, new PeopleText(new FactBook(new Dictionary<string, Core.Fact>(), new HashSet<string>(), Known: false), findings), DateOnly.MinValue);
        var reader = new StoryReader(room, offset);
        var stories = loaded.Files.Select(file => Formats.Parse(file.Key, file.Value, findings) is { } tree ? reader.Read(file.Key, tree) : null).OfType<ReadStory>().ToList();
        return new(stories, findings.Sorted(), loaded.Files);
    }
}
