using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Playbooks.Migrating;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks;

/// <summary>The files of a playbook, sorted by what they are, each parsed once.</summary>
public sealed class PlaybookFiles
{
    private readonly Dictionary<string, YamlMap?> _trees = new(StringComparer.Ordinal);

    private PlaybookFiles()
    {
    }

    /// <summary>Parses every file and reports those that are missing or not read; the signs of danger, as long as all the rest, are parsed apart by <see cref="Signs"/>.</summary>
    public static PlaybookFiles Parse(IReadOnlyDictionary<string, string> files, FindingList findings)
    {
        var parsed = new PlaybookFiles();
        string[] known = [.. files.Keys.Where(path => path.EndsWith(PlaybookPaths.Ending, StringComparison.Ordinal) && IsKnown(path) && path != PlaybookPaths.Safeguarding)];
        var trees = Unhurried.Each(known, path => ParseOne(path, files[path])).ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var path in files.Keys)
        {
            if (!path.EndsWith(PlaybookPaths.Ending, StringComparison.Ordinal))
            {
                findings.Add(FileSentences.WrongEnding(path));
            }
            else if (!IsKnown(path))
            {
                findings.Add(FileSentences.UnknownFile(path, NearestName.Of(path, [.. PlaybookPaths.Required, PlaybookPaths.Texts])));
            }
            else if (path != PlaybookPaths.Safeguarding)
            {
                parsed._trees[path] = trees[path].Tree;
                findings.AddRange(trees[path].Findings);
            }
        }

        findings.AddRange(PlaybookPaths.Required.Where(path => !files.ContainsKey(path)).Select(FileSentences.FileMissing));
        return parsed;
    }

    /// <summary>The tree of the signs of danger; null when the file is missing or cannot be parsed.</summary>
    public static YamlMap? Signs(IReadOnlyDictionary<string, string> files, FindingList findings) =>
        files.TryGetValue(PlaybookPaths.Safeguarding, out var text) ? Formats.Parse(PlaybookPaths.Safeguarding, text, findings) : null;

    /// <summary>The tree of one file; null when it is missing or cannot be parsed, and for the signs of danger, which <see cref="Signs"/> parses.</summary>
    public YamlMap? this[string path] => _trees.GetValueOrDefault(path);

    /// <summary>The files of a folder that could be parsed.</summary>
    public IEnumerable<YamlMap> In(string folder) => _trees.Keys.Where(path => IsIn(path, folder)).Order(StringComparer.Ordinal).Select(path => _trees[path]).OfType<YamlMap>();

    /// <summary>The ids of a folder's files, whether or not they can be parsed.</summary>
    public IReadOnlySet<string> Ids(string folder) =>
        _trees.Keys.Where(path => IsIn(path, folder)).Select(Readers.PlaybookFile.NameOf).ToHashSet(StringComparer.Ordinal);

    private static bool IsKnown(string path) =>
        PlaybookPaths.Required.Contains(path) || path == PlaybookPaths.Texts || IsIn(path, PlaybookPaths.Flows) || IsIn(path, PlaybookPaths.Answers) || IsIn(path, PlaybookPaths.Alerts)
        || IsIn(path, PlaybookPaths.Practice);

    private static bool IsIn(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && path.IndexOf('/', folder.Length) < 0 && path != PlaybookPaths.OffTopic;

    private static ParsedFile ParseOne(string path, string text)
    {
        var findings = new FindingList();
        return new(path, Formats.Parse(path, text, findings), findings.Sorted());
    }

    private sealed record ParsedFile(string Path, YamlMap? Tree, IReadOnlyList<Finding> Findings);
}
