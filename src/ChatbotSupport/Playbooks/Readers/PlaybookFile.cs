using ChatbotSupport.Playbooks.Migrating;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Opens one file of the playbook and checks what all of them have in common.</summary>
public static class PlaybookFile
{
    /// <summary>A file that is named after its id, for example a flow.</summary>
    public static MapReader OpenNamed(ReadingRoom room, string path, YamlMap tree, params IReadOnlyList<string> known)
    {
        var reader = Open(room, tree, ["id", .. known]);
        var name = NameOf(path);
        if (!Names.IsId(name))
        {
            reader.Fail(ShapeSentences.BadId(Place.Start(path), name));
        }

        if (reader.Id("id") is { Length: > 0 } id && id != name)
        {
            reader.Fail(ShapeSentences.IdIsNotFileName(reader.PlaceOf("id"), id, name));
        }

        return reader;
    }

    /// <summary>Any other file.</summary>
    public static MapReader Open(ReadingRoom room, YamlMap tree, params IReadOnlyList<string> known) => new(room, tree, [Formats.Key, .. known]);

    /// <summary>The name of a file without folder and ending, which is its id.</summary>
    public static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}
