using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatbotSupport.GraphApi.Sending;

/// <summary>An object of a call, read strictly: every key is one that belongs there, every value has its type and its length.</summary>
internal sealed class Fields
{
    private readonly JsonObject _json;
    private readonly string _path;

    public Fields(JsonNode? json, string path, params ReadOnlySpan<string> allowed)
    {
        (_json, _path) = (json as JsonObject ?? throw Refusal.Parameter($"Param {path} must be a JSON object"), path);
        foreach (var (name, _) in _json)
        {
            if (!allowed.Contains(name))
            {
                throw Refusal.Parameter($"Unexpected key \"{name}\" on param \"{path}\"");
            }
        }
    }

    public bool Has(string name) => _json[name] is not null;

    public JsonNode Node(string name) => _json[name] ?? throw Refusal.Missing(Name(name));

    /// <summary>A text that has to be there and must not be empty.</summary>
    public string Text(string name, int most) => Has(name) ? OptionalText(name, most)! : throw Refusal.Missing(Name(name));

    public string? OptionalText(string name, int most, bool mayBeEmpty = false)
    {
        if (_json[name] is not { } node)
        {
            return null;
        }

        if (node.GetValueKind() != JsonValueKind.String)
        {
            throw Refusal.Parameter($"Param {Name(name)} must be a string");
        }

        var text = node.GetValue<string>();
        return text.Length <= most && (mayBeEmpty || !string.IsNullOrWhiteSpace(text))
            ? text
            : throw Refusal.Value($"{Name(name)} length invalid. Min length: 1, Max length: {most}");
    }

    public string OneOf(string name, params ReadOnlySpan<string> values)
    {
        var value = Text(name, 64);
        return values.Contains(value) ? value : throw Refusal.Parameter($"Param {Name(name)} must be one of {{{string.Join(", ", values.ToArray())}}} - got \"{value}\"");
    }

    public void Flag(string name)
    {
        if (_json[name] is { } node && node.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw Refusal.Parameter($"Param {Name(name)} must be a boolean");
        }
    }

    public Fields Object(string name, params ReadOnlySpan<string> allowed) => new(Node(name), Name(name), allowed);

    public IReadOnlyList<JsonNode?> List(string name, int most)
    {
        var list = Node(name) as JsonArray ?? throw Refusal.Parameter($"Param {Name(name)} must be an array");
        return list.Count >= 1 && list.Count <= most ? [.. list] : throw Refusal.Value($"{Name(name)} count invalid. Min: 1, Max: {most}");
    }

    private string Name(string name) => _path.Length == 0 ? name : $"{_path}['{name}']";
}
