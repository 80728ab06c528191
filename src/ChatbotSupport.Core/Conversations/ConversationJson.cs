using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatbotSupport.Core.Conversations;

/// <summary>The stored form of a conversation: JSON, enums by name. Sealed by the host before it touches a disk.</summary>
public static class ConversationJson
{
    // Written, sealed, opened and read in every turn: what is as it is at the beginning is left out, and letters stay letters. No browser ever sees it.
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a conversation as UTF-8 JSON.</summary>
    public static byte[] Write(Conversation conversation) => JsonSerializer.SerializeToUtf8Bytes(conversation, Options);

    /// <summary>Reads a conversation back; throws <see cref="JsonException"/> when the bytes are not one.</summary>
    public static Conversation Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Conversation>(json, Options) ?? throw new JsonException("A stored conversation is empty.");
}
