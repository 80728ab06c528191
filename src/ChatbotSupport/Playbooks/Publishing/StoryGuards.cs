using ChatbotSupport.Playbooks.Stories;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>What stories hold fast about safety: how urgent something is, which way somebody is led, whether the team hears of it, and what the bot never says. The rest of a story follows the words of the content.</summary>
internal static class StoryGuards
{
    private static readonly string[] Guarding = ["level", "flags", "route", "case", "never"];

    private static readonly string[] Frame = ["at", "on_shift", "channel"];

    /// <summary>Whether a story holds less fast than before, or is gone. A story that only grew holds as much.</summary>
    public static bool AreWeaker(YamlMap? before, YamlMap? now)
    {
        var guards = Of(before);
        return guards.Count > 0 && !guards.SequenceEqual(Of(now).Take(guards.Count));
    }

    // What happens belongs to it: another sentence of the person would hold something else.
    private static List<string> Of(YamlMap? story)
    {
        var lines = (story?["lines"] as YamlList)?.Items.OfType<YamlMap>().ToList() ?? [];
        var last = lines.FindLastIndex(line => line.Entries.Any(entry => Guarding.Contains(entry.Key)));
        return last < 0 ? [] :
        [
            Written(story!, Frame),
            .. lines.Take(last + 1).Select(line => Written(line, [.. StoryReader.Acts, .. Guarding])),
        ];
    }

    private static string Written(YamlMap map, string[] keys) => string.Join('\n', map.Entries.Where(entry => keys.Contains(entry.Key)).Select(entry => $"{entry.Key}={SafetyTexts.Written(entry.Value)}"));
}
