using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>One call of the bot, with its parameters in the types that the methods work with.</summary>
internal sealed record Call(World World, Parameters Parameters)
{
    public string? Text(string name) => Value(name) is { } value ? ParameterTypes.AsText(value) : null;

    public long? Number(string name) => Value(name) is { } value ? ParameterTypes.AsNumber(value) : null;

    public bool Flag(string name) => Value(name) is { } value && ParameterTypes.AsFlag(value) == true;

    public JsonObject? Object(string name) => Value(name) is { } value ? ParameterTypes.AsJson(value) as JsonObject : null;

    public JsonArray? List(string name) => Value(name) is { } value ? ParameterTypes.AsJson(value) as JsonArray : null;

    public IReadOnlyList<string>? Texts(string name) => List(name)
        ?.Select(item => (item is null ? null : ParameterTypes.AsText(item)) ?? throw Refusal.BadRequest($"wrong parameter {name} in request")).ToList();

    public IReadOnlyList<long>? Numbers(string name) => List(name)
        ?.Select(item => (item is null ? null : ParameterTypes.AsNumber(item)) ?? throw Refusal.BadRequest($"wrong parameter {name} in request")).ToList();

    public bool Has(string name) => Value(name) is not null;

    /// <summary>The chat that a call is about, if the bot can see it.</summary>
    public Chat Chat()
    {
        var value = Value("chat_id");
        if (value is null || ParameterTypes.AsText(value) is "")
        {
            throw Refusal.BadRequest("chat_id is empty");
        }

        var chat = ParameterTypes.AsNumber(value) is { } id ? World.Chats.GetValueOrDefault(id) : null;
        return chat ?? throw Refusal.BadRequest("chat not found");
    }

    /// <summary>The group that a call is about, while the bot is in it.</summary>
    public Chat Group()
    {
        var chat = Chat();
        BotAccess.CheckGroup(World, chat);
        return chat;
    }

    /// <summary>The account named by <c>user_id</c>.</summary>
    public Account User()
    {
        var id = Number("user_id");
        return id is null or <= 0
            ? throw Refusal.BadRequest("invalid user_id specified")
            : World.Accounts.GetValueOrDefault(id.Value) ?? (id == World.Bot.Id ? World.Bot : throw Refusal.BadRequest("user not found"));
    }

    /// <summary>The message named by <c>message_id</c>, or a refusal that says for what it was wanted.</summary>
    public ChatMessage Message(Chat chat, string purpose)
    {
        var id = Number("message_id");
        return id is null or <= 0
            ? throw Refusal.BadRequest("message identifier is not specified")
            : chat.Find(id.Value) ?? throw Refusal.BadRequest($"message to {purpose} not found");
    }

    private JsonNode? Value(string name) => Parameters.Values.GetValueOrDefault(name);
}
