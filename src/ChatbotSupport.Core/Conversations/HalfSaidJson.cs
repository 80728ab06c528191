using System.Text.Json;
using System.Text.Json.Serialization;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What was half said as rows of numbers: `[playbook, at, [phrase, element, …], [set, words after, denied, …]]`. Written out by name it would be most of what is stored of a conversation in every turn.</summary>
internal sealed class HalfSaidJson : JsonConverter<HalfSaid>
{
    /// <inheritdoc/>
    public override HalfSaid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        reader.Read();
        var playbook = reader.GetString() ?? throw new JsonException();
        reader.Read();
        var at = reader.GetDateTimeOffset();
        var phrases = new List<OpenPhrase>();
        for (reader.Read(), Expect(ref reader, JsonTokenType.StartArray); Next(ref reader, out var phrase);)
        {
            phrases.Add(new(phrase, Number(ref reader)));
        }

        var parts = new List<OpenPart>();
        for (reader.Read(), Expect(ref reader, JsonTokenType.StartArray); Next(ref reader, out var set);)
        {
            parts.Add(new(set, Number(ref reader), Number(ref reader) != 0));
        }

        reader.Read();
        Expect(ref reader, JsonTokenType.EndArray);
        return new(playbook, phrases, at) { Parts = parts };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, HalfSaid value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Playbook);
        writer.WriteStringValue(value.At);
        writer.WriteStartArray();
        for (var index = 0; index < value.Phrases.Count; index++)
        {
            writer.WriteNumberValue(value.Phrases[index].Phrase);
            writer.WriteNumberValue(value.Phrases[index].Element);
        }

        writer.WriteEndArray();
        writer.WriteStartArray();
        for (var index = 0; index < value.Parts.Count; index++)
        {
            writer.WriteNumberValue(value.Parts[index].Set);
            writer.WriteNumberValue(value.Parts[index].WordsAfter);
            writer.WriteNumberValue(value.Parts[index].Denied ? 1 : 0);
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
    }

    private static bool Next(ref Utf8JsonReader reader, out int number)
    {
        reader.Read();
        number = reader.TokenType == JsonTokenType.EndArray ? 0 : reader.GetInt32();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    private static int Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token)
        {
            throw new JsonException();
        }
    }
}
