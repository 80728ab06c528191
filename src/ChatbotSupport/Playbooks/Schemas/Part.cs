using System.Text.Json.Nodes;

namespace ChatbotSupport.Playbooks.Schemas;

/// <summary>Builds the parts of the schemas. Every part explains itself in Arabic, because editors show that while somebody types.</summary>
internal static class Part
{
    private const string IdPattern = "^[a-z][a-z0-9_]{0,39}$";
    private const string IdsPattern = "^[a-z][a-z0-9_]{0,39}( +[a-z][a-z0-9_]{0,39})*$";

    /// <summary>A text that people read.</summary>
    public static JsonObject Text(string about, int max = 0) => Described("string", about + " يُكتب بعد | في الأسطر التالية.", text =>
    {
        text["minLength"] = 1;
        if (max > 0)
        {
            // A fact in a text is longer or shorter than its name, so only the check knows the length.
            text["description"] += $" الحد {max} حرفًا.";
        }
    });

    /// <summary>Lines, one entry each.</summary>
    public static JsonObject Lines(string about) => Described("string", about + " سطر لكل واحد، بعد |.", text => text["minLength"] = 1);

    /// <summary>A name of ours.</summary>
    public static JsonObject Id(string about) => Described("string", about, text => text["pattern"] = IdPattern);

    /// <summary>Several names with spaces between them.</summary>
    public static JsonObject Ids(string about) => Described("string", about, text => text["pattern"] = IdsPattern);

    /// <summary>Any single word.</summary>
    public static JsonObject Word(string about) => new() { ["type"] = new JsonArray("string", "number", "boolean"), ["description"] = about };

    /// <summary>A value in quotes.</summary>
    public static JsonObject Quoted(string about, string? pattern = null) => Described("string", about + " بين علامتين '…'.", text =>
    {
        text["minLength"] = 1;
        if (pattern is not null)
        {
            text["pattern"] = pattern;
        }
    });

    /// <summary>A date.</summary>
    public static JsonObject Date(string about) => Quoted(about + " مثل '2026-07-01'.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

    /// <summary>A time of day.</summary>
    public static JsonObject Time(string about) => Quoted(about + " مثل '22:00'.", "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$");

    /// <summary>A whole number in bounds.</summary>
    public static JsonObject Number(string about, int least, int most) => Described("integer", about, number => (number["minimum"], number["maximum"]) = (least, most));

    /// <summary>`true` or `false`.</summary>
    public static JsonObject Flag(string about) => Described("boolean", about, _ => { });

    /// <summary>One of some words.</summary>
    public static JsonObject OneOf(string about, IEnumerable<string> words) =>
        Described("string", about, word => word["enum"] = new JsonArray([.. words.Order(StringComparer.Ordinal).Select(item => JsonValue.Create(item))]));

    /// <summary>Some of the words, with spaces between them.</summary>
    public static JsonObject SomeOf(string about, IEnumerable<string> words)
    {
        var any = $"({string.Join('|', words.Order(StringComparer.Ordinal))})";
        return Described("string", $"{about} من: {string.Join(' ', words.Order(StringComparer.Ordinal))}، وبينها مسافات.", text => text["pattern"] = $"^{any}( +{any})*$");
    }

    /// <summary>A list.</summary>
    public static JsonObject List(string about, JsonObject items, int? most = null) => Described("array", about, list =>
    {
        list["items"] = items;
        if (most is { } bound)
        {
            list["maxItems"] = bound;
        }
    });

    /// <summary>Names of the writer's own, each with a value.</summary>
    public static JsonObject Named(string about, JsonObject values) => Described("object", about, map =>
    {
        map["propertyNames"] = new JsonObject { ["pattern"] = IdPattern };
        map["additionalProperties"] = values;
    });

    /// <summary>Keys with values. A `?` behind a key says that it may be left out.</summary>
    public static JsonObject Map(string about, params IReadOnlyList<(string Key, JsonObject Value)> keys) => Described("object", about, map =>
    {
        map["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key.Key.TrimEnd('?'), (JsonNode?)key.Value.DeepClone())));
        map["required"] = new JsonArray([.. keys.Where(key => key.Key[^1] != '?').Select(key => JsonValue.Create(key.Key))]);
        map["additionalProperties"] = false;
    });

    /// <summary>A file.</summary>
    public static JsonObject File(string title, string about, params IReadOnlyList<(string Key, JsonObject Value)> keys)
    {
        var file = Map(about, [("format?", new JsonObject { ["const"] = Migrating.Formats.Newest, ["description"] = $"صيغة الملف: {Migrating.Formats.Newest}. من دونها يُقرأ الملف بأقدم صيغة." }), .. keys]);
        return new([
            KeyValuePair.Create<string, JsonNode?>("$schema", "http://json-schema.org/draft-07/schema#"),
            KeyValuePair.Create<string, JsonNode?>("title", title),
            .. file.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())),
        ]);
    }

    /// <summary>Exactly one of two keys.</summary>
    public static JsonObject EitherOf(this JsonObject map, string first, string second)
    {
        map["oneOf"] = new JsonArray(
            new JsonObject { ["required"] = new JsonArray(first) },
            new JsonObject { ["required"] = new JsonArray(second) });
        return map;
    }

    private static JsonObject Described(string type, string about, Action<JsonObject> add)
    {
        var part = new JsonObject { ["type"] = type, ["description"] = about };
        add(part);
        return part;
    }
}
