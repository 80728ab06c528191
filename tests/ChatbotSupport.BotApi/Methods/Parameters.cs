using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>The parameters of a call, from the address, a form or a JSON body.</summary>
internal sealed record Parameters(IReadOnlyDictionary<string, JsonNode?> Values)
{
    public static async Task<Parameters> ReadAsync(HttpRequest request)
    {
        var values = request.Query.ToDictionary(pair => pair.Key, pair => (JsonNode?)JsonValue.Create(pair.Value.ToString()), StringComparer.Ordinal);
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            foreach (var (name, value) in form)
            {
                values[name] = JsonValue.Create(value.ToString());
            }

            foreach (var file in form.Files)
            {
                values[file.Name] = JsonValue.Create($"file of {file.Length} bytes");
            }
        }
        else if (request.HasJsonContentType())
        {
            foreach (var (name, value) in await BodyAsync(request))
            {
                values[name] = value?.DeepClone();
            }
        }

        return new Parameters(values);
    }

    /// <summary>One object with all of them, as the log of calls keeps it.</summary>
    public JsonObject ToJson() => new(Values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    private static async Task<JsonObject> BodyAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw Refusal.BadRequest("JSON object expected");
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest("can't parse request JSON");
        }
    }
}
