using System.Text;
using ChatbotSupport.Playbooks.Sentences;

namespace ChatbotSupport.Playbooks;

/// <summary>The files of a folder as they are now.</summary>
/// <param name="Files">Path inside the folder, with `/`, and text.</param>
/// <param name="Findings">What could not be read.</param>
public sealed record LoadedFolder(IReadOnlyDictionary<string, string> Files, IReadOnlyList<Finding> Findings);

/// <summary>Reads the folder that operators edit. Never throws for anything that happens to files.</summary>
public static class PlaybookFolder
{
    private const string Stories = "stories";

    // A damaged letter becomes U+FFFD, which the reader reports with its place.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>Loads every YAML file; stories, hidden folders and what editors leave behind are not part of the playbook.</summary>
    public static LoadedFolder Load(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            return new(files, [FileSentences.FolderMissing(folder)]);
        }

        try
        {
            var paths = Paths(folder, "").Order(StringComparer.Ordinal).ToList();
            if (paths.Count > PlaybookLimits.MaxFiles)
            {
                return new(files, [FileSentences.TooManyFiles(folder, paths.Count)]);
            }

            var findings = paths.Select(path => LoadFile(folder, path, files)).OfType<Finding>().ToList();
            return new(files, findings);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(files, [FileSentences.FolderUnreadable(folder)]);
        }
    }

    /// <summary>Changes whenever a file of the folder, or a story, is saved: cheap enough to look at every other second.</summary>
    public static string Stamp(string folder)
    {
        try
        {
            var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => IsPlaybookFile(file.Name)).OrderBy(file => file.FullName, StringComparer.Ordinal);
            return string.Join('\n', files.Select(file => FormattableString.Invariant($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}")));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Paths(string folder, string prefix)
    {
        var directory = new DirectoryInfo(folder);
        foreach (var file in directory.EnumerateFiles().Where(file => IsPlaybookFile(file.Name)))
        {
            yield return prefix + file.Name;
        }

        foreach (var inner in directory.EnumerateDirectories().Where(inner => !inner.Name.StartsWith('.') && prefix + inner.Name != Stories && inner.LinkTarget is null))
        {
            foreach (var path in Paths(inner.FullName, prefix + inner.Name + "/"))
            {
                yield return path;
            }
        }
    }

    private static bool IsPlaybookFile(string name) =>
        !name.StartsWith('.') && Path.GetExtension(name).ToLowerInvariant() is ".yaml" or ".yml";

    private static Finding? LoadFile(string folder, string path, Dictionary<string, string> files)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        try
        {
            var (length, written) = (file.Length, file.LastWriteTimeUtc);
            if (length > PlaybookLimits.MaxFileBytes)
            {
                return SyntaxSentences.FileTooLong(path, (int)Math.Min(length, int.MaxValue));
            }

            var text = Utf8.GetString(File.ReadAllBytes(file.FullName));
            file.Refresh();
            if (file.Length != length || file.LastWriteTimeUtc != written)
            {
                return FileSentences.FileChanging(path);
            }

            files[path] = text;
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return FileSentences.FileUnreadable(path);
        }
    }
}
