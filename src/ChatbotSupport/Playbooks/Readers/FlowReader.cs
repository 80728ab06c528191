using ChatbotSupport.Core.Flows;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>A flow as it was read.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Whole">Everything in it could be read.</param>
/// <param name="Tree">Where everything stands.</param>
/// <param name="Steps">The steps' own maps, in the order of <see cref="Flow.Steps"/>.</param>
public sealed record ReadFlow(Flow Flow, bool Whole, YamlMap Tree, IReadOnlyList<YamlMap> Steps);

/// <summary>Reads a file of `flows/`.</summary>
public sealed class FlowReader(ReadingRoom room)
{
    /// <summary>The flow, as far as it can be read.</summary>
    public ReadFlow Read(string path, YamlMap tree)
    {
        var reader = PlaybookFile.OpenNamed(room, path, tree, "title", "moved_to", "steps");
        var title = reader.Text("title", TextRule.Title);
        var moved = Moved(reader);
        var steps = new StepReader(room);
        var read = reader.Maps("steps").Select(map => (map, step: steps.Read(map))).ToList();
        if (read.Count == 0 && reader.Has("steps"))
        {
            reader.Fail(ShapeSentences.NotAList(reader.PlaceOf("steps"), "steps"));
        }

        return new(
            new(PlaybookFile.NameOf(path), title, [.. read.Select(pair => pair.step.Step)], moved),
            reader.Whole && read.TrueForAll(pair => pair.step.Whole),
            tree,
            [.. read.Select(pair => pair.map)]);
    }

    private Dictionary<string, string> Moved(MapReader reader)
    {
        var moved = new Dictionary<string, string>(StringComparer.Ordinal);
        if (reader.OptionalMap("moved_to") is not { } map)
        {
            return moved;
        }

        var entries = new MapReader(room, map, [.. map.Entries.Select(entry => entry.Key)]);
        foreach (var entry in map.Entries)
        {
            moved[entry.Key] = entries.Id(entry.Key);
        }

        return moved;
    }
}
