using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>An answer as it was read.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Tree">Where everything stands.</param>
public sealed record ReadAnswer(Answer Answer, YamlMap Tree);

/// <summary>Text that belongs to no answer, as it was read.</summary>
/// <param name="Examples">What belongs nowhere.</param>
/// <param name="Near">Neighbouring topics, and where each stands.</param>
public sealed record ReadOffTopic(IReadOnlyList<string> Examples, IReadOnlyList<(NearTopic Topic, YamlMap Tree)> Near);

/// <summary>Reads a file of `answers/`, and the text that belongs to no answer.</summary>
public sealed class AnswerReader(ReadingRoom room)
{
    /// <summary>The answer, as far as it can be read.</summary>
    public ReadAnswer Read(string path, YamlMap tree)
    {
        var reader = PlaybookFile.OpenNamed(room, path, tree, "title", "text", "more", "human_first", "minor", "kurdistan", "abroad", "next", "safety", "examples");
        reader.Flag("safety", false);
        var answer = new Answer(
            PlaybookFile.NameOf(path),
            reader.Text("title", TextRule.Button),
            reader.Text("text", TextRule.Spoken),
            reader.OptionalText("more", TextRule.SpokenMore),
            Variant(reader, "human_first"),
            Buttons(reader),
            reader.Lines("examples")) { Minor = Variant(reader, "minor"), Kurdistan = Variant(reader, "kurdistan"), Abroad = Variant(reader, "abroad") };
        if (reader.Has("examples") && answer.Examples.Count < PlaybookLimits.FewExamples)
        {
            room.Findings.Add(AnswerSentences.FewExamples(reader.PlaceOf("examples"), answer.Examples.Count));
        }

        return new(answer, tree);
    }

    /// <summary>Text that belongs nowhere.</summary>
    public ReadOffTopic ReadOffTopic(YamlMap tree)
    {
        var reader = PlaybookFile.Open(room, tree, "examples", "adjacent");
        return new(reader.Lines("examples"), [.. reader.OptionalMaps("adjacent").Select(Near)]);
    }

    private (NearTopic Topic, YamlMap Tree) Near(YamlMap map)
    {
        var reader = new MapReader(room, map, "id", "offer", "examples");
        var topic = new NearTopic(reader.Id("id"), reader.Ids("offer"), reader.Lines("examples"));
        if (topic.Offered.Count > AnswerLimits.Alternatives)
        {
            reader.Fail(AnswerSentences.TooManyOffered(reader.PlaceOf("offer"), topic.Offered.Count));
        }

        return (topic, map);
    }

    private AnswerVariant? Variant(MapReader reader, string key)
    {
        if (reader.OptionalMap(key) is not { } map)
        {
            return null;
        }

        var variant = new MapReader(room, map, "text", "more");
        return new(variant.Text("text", TextRule.Spoken), variant.OptionalText("more", TextRule.SpokenMore));
    }

    private List<AnswerNext> Buttons(MapReader reader)
    {
        var maps = reader.OptionalMaps("next");
        if (maps.Count > PlaybookLimits.MaxAnswerButtons)
        {
            reader.Fail(AnswerSentences.TooManyButtons(maps[PlaybookLimits.MaxAnswerButtons].At, maps.Count));
        }

        var buttons = new List<AnswerNext>();
        foreach (var map in maps)
        {
            var button = Button(new MapReader(room, map, "label", "flow", "step", "human"));
            if (buttons.Exists(other => ArabicText.Normalize(other.Label) == ArabicText.Normalize(button.Label)))
            {
                reader.Fail(AnswerSentences.ButtonsReadAlike(map["label"]?.At ?? map.At));
            }

            buttons.Add(button);
        }

        return buttons;
    }

    private static AnswerNext Button(MapReader reader)
    {
        var human = reader.Flag("human", false);
        if (human && reader.Has("flow"))
        {
            reader.Fail(ShapeSentences.NotBoth(reader.PlaceOf("flow"), "human", "flow"));
        }
        else if (!human && !reader.Has("flow"))
        {
            reader.Fail(ShapeSentences.OneOfBoth(reader.At, "flow", "human"));
        }
        else if (human && reader.Has("step"))
        {
            reader.Fail(ShapeSentences.NotBoth(reader.PlaceOf("step"), "human", "step"));
        }

        return new(reader.Text("label", TextRule.Button), reader.OptionalId("flow"), reader.OptionalId("step"));
    }
}
