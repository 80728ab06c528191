using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Schemas;
using ChatbotSupport.Playbooks.Stories;

namespace ChatbotSupport.Desk.Content.Uploads;

/// <summary>Names inside a ZIP: written by programs of all systems, and by whoever wants to reach another folder.</summary>
internal static class UploadPath
{
    private static readonly string[] Folders = [PlaybookPaths.Flows, PlaybookPaths.Answers, PlaybookPaths.Alerts, PlaybookPaths.Practice, StoryFolder.Folder, SchemaFiles.Folder + "/"];

    // What systems and packing programs leave behind.
    private static readonly HashSet<string> Droppings = new(StringComparer.OrdinalIgnoreCase) { "__MACOSX", "Thumbs.db", "desktop.ini" };

    /// <summary>The path with the slashes of all systems; null when it leaves its folder or cannot be a name.</summary>
    public static string? Clean(string name)
    {
        var path = name.Replace('\\', '/');
        var parts = path.TrimEnd('/').Split('/');
        return path.Length is 0 or > ContentLimits.PathLength || path[0] == '/' || Array.Exists(parts, part => part is "" or "." or "..") || path.Any(IsOdd) ? null : path;
    }

    /// <summary>Whether nobody reads it: hidden files, what systems leave behind, and everything that is no YAML.</summary>
    public static bool IsIgnored(string path) =>
        path.Split('/').Any(part => part.StartsWith('.') || Droppings.Contains(part)) || Path.GetExtension(path).ToLowerInvariant() is not (".yaml" or ".yml");

    /// <summary>The folders that a packing program wrapped around the content, with the slash at the end; empty for none.</summary>
    public static string Wrapping(IReadOnlyCollection<string> paths)
    {
        var wrapping = "";
        for (var depth = 0; depth < ContentLimits.WrappingFolders; depth++)
        {
            var inside = paths.Select(path => path[wrapping.Length..]).ToList();
            var first = inside.Count == 0 ? -1 : inside[0].IndexOf('/');
            if (first < 0 || inside[0][..(first + 1)] is not { } folder || Folders.Contains(folder) || !inside.TrueForAll(path => path.StartsWith(folder, StringComparison.Ordinal)))
            {
                break;
            }

            wrapping += folder;
        }

        return wrapping;
    }

    /// <summary>Where a file that came alone belongs: as its first line says, or where one file of its name is; null when nobody can tell.</summary>
    public static string? PlaceOf(string name, string text, IEnumerable<string> known)
    {
        // Of these there is one each, wherever they came from.
        if (PlaybookPaths.Required.Append(PlaybookPaths.Texts).FirstOrDefault(path => Path.GetFileName(path) == name) is { } only)
        {
            return only;
        }

        var first = text.Split('\n', 2)[0].Trim();
        return Folders.Select(folder => folder + name).FirstOrDefault(path => SchemaFiles.FirstLine(path) == first)
            ?? (known.Where(path => Path.GetFileName(path) == name).ToList() is [var one] ? one : null);
    }

    // Control letters and those that turn the direction make a name look like another; the rest means something to some system.
    private static bool IsOdd(char letter) =>
        letter is ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(letter) || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format;
}
