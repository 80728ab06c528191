using System.Globalization;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Migrating;

/// <summary>
/// The formats in which files of the playbook were ever written. An earlier one is read as it was meant then, whether it lies in the folder or is stored since a year;
/// a later one is refused, because half understood it would say something else.
/// </summary>
public static class Formats
{
    /// <summary>The key that names a file's format.</summary>
    public const string Key = "format";

    // In order, each from one format to the next; one that was ever in use is never changed and never taken out.
    private static readonly IReadOnlyList<FormatStep> Steps = [NamedFormat.Step];

    /// <summary>The format that this program writes.</summary>
    public static int Newest => Steps.Count;

    /// <summary>Parses a file and brings it to the newest format, every place as in the file; null when nothing of it can be read, which was then reported.</summary>
    public static YamlMap? Parse(string path, string content, FindingList findings)
    {
        if (YamlTree.Parse(path, content, findings) is not { } tree)
        {
            return null;
        }

        switch (Of(tree))
        {
            case null:
                findings.Add(ShapeSentences.Format(tree[Key]!.At, Newest));
                return tree;
            case var later when later > Newest:
                findings.Add(ShapeSentences.NewerFormat(tree[Key]!.At, ((YamlText)tree[Key]!).Value, Newest));
                return null;
            case var format when format < Newest:
                findings.Add(ShapeSentences.OldFormat(tree[Key]?.At ?? Place.Start(path), format.Value, Newest));
                return Steps.Skip(format.Value).Aggregate(tree, (older, step) => step.Tree(older));
            default:
                return tree;
        }
    }

    /// <summary>The text of a file in the newest format, remarks and order as they were; null when it is in that format already, or cannot be brought to it.</summary>
    public static string? Migrated(string path, string content) =>
        YamlTree.Parse(path, content, new FindingList()) is { } tree && Of(tree) is { } format && format < Newest
            ? Steps.Skip(format).Aggregate(content, (older, step) => step.Text(older))
            : null;

    // Files were first written without a word about their format.
    private static int? Of(YamlMap tree) => tree[Key] switch
    {
        null => 0,
        YamlText { Value: var word } when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var format) && format > 0 => format,
        _ => null,
    };
}
