using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>Finds what needs two names to go live: the signs of danger, the facts, and texts marked `safety: true` (safeguarding rules, section 9).</summary>
public static class SafetyTexts
{
    /// <summary>The files with such a change, in order; empty when one name is enough.</summary>
    public static IReadOnlyList<string> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now) =>
    [
        .. before.Keys.Union(now.Keys).Where(path => before.GetValueOrDefault(path) != now.GetValueOrDefault(path))
            .Where(path => path is PlaybookPaths.Safeguarding or PlaybookPaths.Facts || !Marked(path, before).SetEquals(Marked(path, now)))
            .Order(StringComparer.Ordinal),
    ];

    private static HashSet<string> Marked(string path, IReadOnlyDictionary<string, string> files) =>
        files.TryGetValue(path, out var text) && YamlTree.Parse(path, text, new FindingList()) is { } tree ? [.. Marked(tree)] : [];

    // Everything inside counts, also its choices: an option of a safety question is a part of it.
    private static IEnumerable<string> Marked(YamlNode node) => node switch
    {
        YamlMap map when map["safety"] is YamlText { Value: "true" } => [Written(map)],
        YamlMap map => map.Entries.SelectMany(entry => Marked(entry.Value)),
        YamlList list => list.Items.SelectMany(Marked),
        _ => [],
    };

    private static string Written(YamlNode node) => node switch
    {
        YamlMap map => "{" + string.Join('\n', map.Entries.Where(entry => entry.Key != "examples").Select(entry => $"{entry.Key}={Written(entry.Value)}")) + "}",
        YamlList list => "[" + string.Join('\n', list.Items.Select(Written)) + "]",
        YamlText text => text.Value.TrimEnd(),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "unknown part"),
    };
}
