using System.Text.Json.Nodes;

namespace ChatbotSupport.StandIn;

/// <summary>Small words for building answers and deliveries: what is null is left out, as messengers do.</summary>
public static class Json
{
    /// <summary>An object of these fields.</summary>
    public static JsonObject Of(params (string Name, JsonNode? Value)[] fields)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields)
        {
            json.With(name, value);
        }

        return json;
    }

    /// <summary>A field more.</summary>
    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value.Parent is null ? value : value.DeepClone();
        }

        return json;
    }

    /// <summary>A list.</summary>
    public static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items.Select(item => item?.Parent is null ? item : item.DeepClone())];
}
