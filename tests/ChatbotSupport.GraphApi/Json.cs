using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatbotSupport.GraphApi;

/// <summary>Small words for building answers and deliveries: what is null is left out, as Meta does.</summary>
internal static class Json
{
    public static JsonObject Of(params (string Name, JsonNode? Value)[] fields)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                json[name] = value.Parent is null ? value : value.DeepClone();
            }
        }

        return json;
    }

    public static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items.Select(item => item?.Parent is null ? item : item.DeepClone())];

    /// <summary>Seconds as Meta writes them: in quotes.</summary>
    public static string Unix(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
