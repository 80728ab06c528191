using ChatbotSupport.Playbooks.Migrating;
using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Stories;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>Finds what needs two names to go live: the signs of danger, the facts, the bot's own sentences, shared texts, the clocks of the desk, texts marked `safety: true`, the ways that lead to them, and what stories hold fast about all this (safeguarding rules, section 9).</summary>
public static class SafetyTexts
{
    // How soon somebody in danger is answered. When the team is there is no such part: it changes with every holiday, and one name is enough.
    private static readonly string[] Clocks = ["clocks", "on_call_repeat_minutes"];

    // What is said in several places may be said in a safety text; among the bot's own sentences are those for somebody in danger, and any of them may name a number to call.
    private static readonly string[] Whole = [PlaybookPaths.Safeguarding, PlaybookPaths.Facts, PlaybookPaths.Texts, PlaybookPaths.Messages];

    /// <summary>The files with such a change, in order; empty when one name is enough.</summary>
    /// <param name="before">The files that run; none when they cannot be read any more.</param>
    /// <param name="now">The files that would.</param>
    public static IReadOnlyList<string> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now)
    {
        var marked = before.Keys.Where(path => path.StartsWith(PlaybookPaths.Flows, StringComparison.Ordinal) && Tree(path, before) is { } tree && IsMarked(tree))
            .Select(PlaybookFile.NameOf).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. before.Keys.Union(now.Keys).Where(path => before.GetValueOrDefault(path) != now.GetValueOrDefault(path))
                .Where(path => Whole.Contains(path) || (path.StartsWith(StoryFolder.Folder, StringComparison.Ordinal)
                    ? StoryGuards.AreWeaker(Tree(path, before), Tree(path, now))
                    : Touches(path, Tree(path, before), Tree(path, now), marked)))
                .Order(StringComparer.Ordinal),
        ];
    }

    // A new way to a safety text harms nobody; one that is gone may leave somebody without it.
    private static bool Touches(string path, YamlMap? before, YamlMap? now, HashSet<string> marked) =>
        (path == PlaybookPaths.Desk && !ClocksOf(before).SequenceEqual(ClocksOf(now))) || !Guarded(before).SequenceEqual(Guarded(now)) || Ways(before, "", marked).Except(Ways(now, "", marked)).Any();

    private static IEnumerable<string> ClocksOf(YamlMap? desk) => Clocks.Select(key => desk?[key] is { } clock ? Written(clock) : "");

    private static YamlMap? Tree(string path, IReadOnlyDictionary<string, string> files) =>
        files.TryGetValue(path, out var text) ? Formats.Parse(path, text, new FindingList()) : null;

    private static bool IsMarked(YamlNode node) => node switch
    {
        YamlMap map => IsSafety(map) || map.Entries.Any(entry => IsMarked(entry.Value)),
        YamlList list => list.Items.Any(IsMarked),
        _ => false,
    };

    private static bool IsSafety(YamlMap map) => map["safety"] is YamlText { Value: "true" };

    private static IEnumerable<string> Guarded(YamlMap? tree) => tree is not null && IsMarked(tree) ? Guarded(tree, "") : [];

    // Everything inside a marked part counts, also its choices; around it, in the same file, everything but words: where steps lead, and how urgent they are.
    private static IEnumerable<string> Guarded(YamlNode node, string at) => node switch
    {
        YamlMap map when IsSafety(map) => [$"{at}={Written(map)}"],
        YamlMap map => map.Entries.SelectMany(entry => Guarded(entry.Value, $"{at}/{entry.Key}")),
        YamlList list => list.Items.SelectMany(item => Guarded(item, $"{at}/{IdOf(item)}")),
        YamlText { Style: not TextStyle.Block } text => [$"{at}={text.Value}"],
        _ => [],
    };

    private static IEnumerable<string> Ways(YamlNode? node, string at, HashSet<string> marked) => node switch
    {
        YamlMap map => map.Entries.SelectMany(entry => entry is { Key: "flow", Value: YamlText flow }
            ? marked.Contains(flow.Value) ? [$"{at}={flow.Value}"] : []
            : Ways(entry.Value, $"{at}/{entry.Key}", marked)),
        YamlList list => list.Items.SelectMany(item => Ways(item, $"{at}/{IdOf(item)}", marked)),
        _ => [],
    };

    private static string IdOf(YamlNode item) => (item as YamlMap)?["id"] is YamlText id ? id.Value : "";

    /// <summary>Files that are always shown whole: every line of them may decide over somebody's safety.</summary>
    public static bool IsShownWhole(string path) => path is PlaybookPaths.Safeguarding or PlaybookPaths.Facts;

    internal static string Written(YamlNode node) => node switch
    {
        YamlMap map => "{" + string.Join('\n', map.Entries.Where(entry => entry.Key != "examples").Select(entry => $"{entry.Key}={Written(entry.Value)}")) + "}",
        YamlList list => "[" + string.Join('\n', list.Items.Select(Written)) + "]",
        YamlText text => text.Value.TrimEnd(),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "unknown part"),
    };
}
