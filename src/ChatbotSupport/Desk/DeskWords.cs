using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;

namespace ChatbotSupport.Desk;

/// <summary>The Arabic words of the desk for levels, signs, routes and alerts, read from the desk's own list, so that operators meet the same words everywhere.</summary>
public static partial class DeskWords
{
    private static readonly Lazy<FrozenDictionary<string, string>> Words = new(Read);

    /// <summary>The word of a name in a list (`levels`, `reasons`, `alerts` …); the name itself when the desk has none.</summary>
    public static string Of(string list, string name) => Words.Value.GetValueOrDefault($"{list}.{name}", name);

    private static FrozenDictionary<string, string> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var file = assembly.GetManifestResourceNames().Single(name => name.EndsWith("Desk.Page.words.js", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
        var words = new Dictionary<string, string>();
        var list = "";
        while (reader.ReadLine() is { } line)
        {
            list = List().Match(line) is { Success: true } start ? start.Groups[1].Value : list;
            foreach (Match word in Word().Matches(line))
            {
                words[$"{list}.{word.Groups[1].Value}"] = Regex.Unescape(word.Groups[2].Value); // as a browser reads it
            }
        }

        return words.ToFrozenDictionary();
    }

    [GeneratedRegex(@"^export const (\w+) = \{")]
    private static partial Regex List();

    [GeneratedRegex("(\\w+): \"([^\"]+)\"")]
    private static partial Regex Word();
}
