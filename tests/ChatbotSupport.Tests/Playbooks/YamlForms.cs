using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>A tree of a playbook file as the text it came from and as what an editor's schema sees of it.</summary>
internal static class YamlForms
{
    /// <summary>As YAML, every part in the style it had.</summary>
    public static string Write(YamlNode node) => Write(node, 0);

    /// <summary>As JSON, with the types that YAML 1.2 gives plain words.</summary>
    public static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Json)]),
        YamlText { Style: TextStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlText { Style: TextStyle.Plain } plain when long.TryParse(plain.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlText text => JsonValue.Create(text.Value),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static string Write(YamlNode node, int depth)
    {
        var indent = new string(' ', depth);
        return node switch
        {
            YamlMap map => string.Concat(map.Entries.Select(entry => $"{indent}{entry.Key}:{Value(entry.Value, depth + 2)}")),
            YamlList list => string.Concat(list.Items.Select(item => $"{indent}- {Write(item, depth + 2).TrimStart(' ')}")),
            _ => throw new InvalidOperationException(node.GetType().Name),
        };
    }

    private static string Value(YamlNode node, int depth) => node switch
    {
        YamlText { Style: TextStyle.Block } block => new StringBuilder(" |\n").AppendJoin("", block.Value.TrimEnd('\n').Split('\n').Select(line => (line.Length == 0 ? "" : new string(' ', depth) + line) + "\n")).ToString(),
        YamlText { Style: TextStyle.Quoted } quoted => $" '{quoted.Value}'\n",
        YamlText plain => $" {plain.Value}\n",
        _ => "\n" + Write(node, depth),
    };
}
