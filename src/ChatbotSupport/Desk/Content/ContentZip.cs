using System.IO.Compression;
using ChatbotSupport.Desk.Content.Uploads;
using ChatbotSupport.Playbooks.Schemas;

namespace ChatbotSupport.Desk.Content;

/// <summary>The folder as one ZIP, for whoever edits on a computer of their own: the content, its stories, and what makes an editor complete and underline.</summary>
internal static class ContentZip
{
    private const string Guide = "README.md";
    private const string Editor = ".vscode";
    private const long CompanionBytes = 256 * 1024;

    // The task that checks needs the program beside it; the page checks instead.
    private static readonly string[] EditorFiles = ["settings.json", "extensions.json", "playbook.code-snippets"];

    /// <summary>Packs it.</summary>
    /// <param name="files">Content and stories, by path.</param>
    /// <param name="folder">The folder on the machine, for the guide and the editor's settings.</param>
    /// <param name="at">The time the files are marked with.</param>
    public static byte[] Pack(IReadOnlyDictionary<string, string> files, string folder, DateTimeOffset at)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files.Concat(SchemaFiles.Texts()).Concat(Companions(folder)).Append(new(DownloadedFrom.Path, DownloadedFrom.Write(files))).OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = at;
                using var writer = new StreamWriter(entry.Open());
                writer.Write(text);
            }
        }

        return packed.ToArray();
    }

    private static IEnumerable<KeyValuePair<string, string>> Companions(string folder)
    {
        foreach (var path in EditorFiles.Select(name => $"{Editor}/{name}").Prepend(Guide))
        {
            if (Read(Path.Combine(folder, path)) is { } text)
            {
                yield return new(path, text);
            }
        }
    }

    private static string? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.LinkTarget is null && file.Length <= CompanionBytes ? File.ReadAllText(path) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null; // whoever downloads needs the content, with or without the guide
        }
    }
}
