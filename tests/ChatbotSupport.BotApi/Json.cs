using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi;

/// <summary>Small words for building answers: what is null is left out, as Telegram does.</summary>
internal static class Json
{
    public static JsonObject Of(params (string Name, JsonNode? Value)[] fields)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields)
        {
            json.With(name, value);
        }

        return json;
    }

    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value.Parent is null ? value : value.DeepClone();
        }

        return json;
    }

    /// <summary>Telegram's <c>True</c> fields are there or not there; they are never false.</summary>
    public static JsonNode? True(bool value) => value ? JsonValue.Create(true) : null;

    public static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items.Select(item => item?.Parent is null ? item : item.DeepClone())];

    public static long Unix(DateTimeOffset moment) => moment.ToUnixTimeSeconds();
}
