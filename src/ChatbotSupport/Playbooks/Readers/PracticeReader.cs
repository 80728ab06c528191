using ChatbotSupport.Core.Practice;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Reads a file of `practice/`: a made-up person for volunteers to practise with.</summary>
public sealed class PracticeReader(ReadingRoom room)
{
    /// <summary>The story, as far as it can be read.</summary>
    public PracticeStory Read(string path, YamlMap tree)
    {
        var reader = PlaybookFile.OpenNamed(room, path, tree, "title", "card", "lines", "checks");
        var story = new PracticeStory(
            PlaybookFile.NameOf(path),
            reader.Text("title", TextRule.Title),
            reader.Text("card", TextRule.More),
            [.. reader.Maps("lines").Select(map => new MapReader(room, map, "text").Text("text", TextRule.Others))],
            [.. reader.Maps("checks").Select(Check)]);
        Inspect(reader, story);
        return story;
    }

    private PracticeCheck Check(YamlMap map)
    {
        var reader = new MapReader(room, map, "id", "good", "mend", "never", "wanted");
        if (reader.Has("never") && reader.Has("wanted"))
        {
            reader.Fail(ShapeSentences.NotBoth(reader.PlaceOf("wanted"), "never", "wanted"));
        }
        else if (!reader.Has("never") && !reader.Has("wanted"))
        {
            reader.Fail(ShapeSentences.OneOfBoth(reader.At, "never", "wanted"));
        }

        return new(
            reader.Id("id"), reader.Text("good", TextRule.More), reader.Text("mend", TextRule.More), reader.OptionalLines("never"), reader.OptionalLines("wanted"));
    }

    private static void Inspect(MapReader reader, PracticeStory story)
    {
        foreach (var (name, count) in new[] { ("lines", story.Lines.Count), ("checks", story.Checks.Count) })
        {
            if (reader.Has(name) && count == 0)
            {
                reader.Fail(ShapeSentences.MissingKey(reader.PlaceOf(name), name));
            }
        }

        if (story.Lines.Count > PlaybookLimits.MaxPracticeLines)
        {
            reader.Fail(PracticeSentences.TooManyLines(reader.PlaceOf("lines"), story.Lines.Count));
        }

        foreach (var same in story.Checks.Where(check => check.Id.Length > 0).GroupBy(check => check.Id).Where(group => group.Count() > 1))
        {
            reader.Fail(ShapeSentences.DuplicateId(reader.PlaceOf("checks"), same.Key));
        }
    }
}
