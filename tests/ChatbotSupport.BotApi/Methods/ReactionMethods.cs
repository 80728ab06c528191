using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>The bot's small sign on a message: seen, done.</summary>
internal static class ReactionMethods
{
    /// <summary>The emoji that may be given for free; anything else is refused.</summary>
    private const string Emoji =
        "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡";

    private static readonly HashSet<string> Known = [.. Emoji.Split(' ')];

    public static IEnumerable<Method> All => [new("setMessageReaction", "chat_id:chat message_id:number reaction:list is_big:flag", Set)];

    public static bool IsKnown(string emoji) => Known.Contains(emoji);

    private static JsonValue Set(Call call)
    {
        var chat = call.Chat();
        BotAccess.CheckWrite(call.World, chat);
        var message = call.Message(chat, "react");
        var emoji = (call.List("reaction") ?? []).Select(One).ToList();
        if (emoji.Count > 1)
        {
            throw Refusal.BadRequest("REACTIONS_TOO_MANY");
        }

        if (message.Kind == MessageKind.Service)
        {
            throw Refusal.BadRequest("message can't be reacted to");
        }

        if (emoji is [var given])
        {
            message.ReactionsByAccount[call.World.Bot] = given;
        }
        else
        {
            message.ReactionsByAccount.Remove(call.World.Bot);
        }

        call.World.Changed.Ring();
        return JsonValue.Create(true);
    }

    private static string One(JsonNode? node) =>
        node is JsonObject reaction && Text(reaction, "type") == "emoji" && Text(reaction, "emoji") is { } emoji && Known.Contains(emoji)
            ? emoji
            : throw Refusal.BadRequest("REACTION_INVALID");

    private static string? Text(JsonObject json, string name) => json[name] is { } value ? ParameterTypes.AsText(value) : null;
}
