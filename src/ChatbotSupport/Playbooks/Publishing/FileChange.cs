namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>What changed in a file, in its own lines.</summary>
/// <param name="File">The file.</param>
/// <param name="Gone">Lines that are not there any more.</param>
/// <param name="New">Lines that came.</param>
public sealed record FileChange(string File, IReadOnlyList<string> Gone, IReadOnlyList<string> New)
{
    /// <summary>The changes between two states of the folder, file by file. A line that only moved is no change of words.</summary>
    public static IReadOnlyList<FileChange> Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now) =>
    [
        .. before.Keys.Union(now.Keys).Where(path => before.GetValueOrDefault(path) != now.GetValueOrDefault(path)).Order(StringComparer.Ordinal)
            .Select(path => Of(path, Lines(before.GetValueOrDefault(path)), Lines(now.GetValueOrDefault(path)))),
    ];

    private static FileChange Of(string path, List<string> before, List<string> now) => new(path, Without(before, now), Without(now, before));

    private static List<string> Without(List<string> lines, List<string> others)
    {
        var left = others.GroupBy(line => line).ToDictionary(group => group.Key, group => group.Count());
        return [.. lines.Where(line => left.GetValueOrDefault(line) == 0 || left[line]-- == 0)];
    }

    private static List<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
}
