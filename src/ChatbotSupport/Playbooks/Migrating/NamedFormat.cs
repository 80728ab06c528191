using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Migrating;

/// <summary>
/// From files that say nothing about their format to format 1, in which every file does. Nothing else changed: without the number no later change could be told from a mistake.
/// </summary>
internal static class NamedFormat
{
    private const string Word = "1";

    public static FormatStep Step { get; } = new(Named, Written);

    private static YamlMap Named(YamlMap map) =>
        map with { Entries = [new(Formats.Key, map.At, new YamlText(map.At, Word, TextStyle.Plain, 0)), .. map.Entries] };

    // Under the remarks at the top, the first of which tells editors which schema holds.
    private static string Written(string text)
    {
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        while (at < text.Length && text[at] == '#')
        {
            var next = text.IndexOf('\n', at);
            at = next < 0 ? text.Length : next + 1;
        }

        return $"{text[..at]}{Formats.Key}: {Word}{(text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n")}{text[at..]}";
    }
}
