using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>One line of `understand`: JSON in, JSON out.</summary>
public static class UnderstandLine
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Answers one line; a line that cannot be read is answered with what is wrong with it.</summary>
    public static (string Json, bool Good) Answer(string line, Playbook playbook, Tongue tongue, bool explain = false)
    {
        JsonElement? id = null;
        try
        {
            using var parsed = JsonDocument.Parse(line);
            if (parsed.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Wrong(id, tongue.Say("السطر ليس كائن JSON", "the line is not a JSON object"));
            }

            if (parsed.RootElement.TryGetProperty("id", out var given))
            {
                if (given.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
                {
                    return Wrong(id, tongue.Say("id نص أو رقم", "id is a text or a number"));
                }

                id = given.Clone();
            }

            return parsed.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
                ? (JsonSerializer.Serialize(Answered.Of(id, Understanding.Of(text.GetString()!, playbook), explain), Options), true)
                : Wrong(id, tongue.Say("لا يوجد text، أو ليس نصًا", "there is no text, or it is not a string"));
        }
        catch (JsonException)
        {
            return Wrong(id, tongue.Say("السطر ليس JSON", "the line is not JSON"));
        }
        catch (InvalidOperationException)
        {
            // A string with half of a surrogate pair cannot be read as text.
            return Wrong(id, tongue.Say("في النص حرف ناقص", "the text holds half a character"));
        }
    }

    private static (string Json, bool Good) Wrong(JsonElement? id, string error) => (JsonSerializer.Serialize(new { id, error }, Options), false);

    private sealed record Answered(
        JsonElement? Id,
        string Kind,
        string? Intent,
        double Confidence,
        IReadOnlyList<string> Alternatives,
        IEnumerable<string> Flags,
        string Level,
        string Route,
        bool Escalate,
        bool AsksHuman,
        string? Alert,
        IReadOnlyList<string> Because,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Explained)
    {
        private const int Digits = 3;

        public static Answered Of(JsonElement? id, Understanding made, bool explain) => new(
            id,
            made.Kind.ToString().ToLowerInvariant(),
            made.Intent,
            Math.Round(made.Confidence, Digits),
            made.Alternatives,
            made.Flags.Select(flag => flag.Name()),
            made.Level.ToString(),
            made.Route == Core.Safeguarding.Route.HumanFirst ? "human_first" : "normal",
            made.Escalate,
            made.AsksHuman,
            made.Alert,
            made.Because,
            explain ? made.Explained : null);
    }
}
