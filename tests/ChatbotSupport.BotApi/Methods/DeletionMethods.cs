using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>Taking messages away, within the 48 hours that Telegram gives.</summary>
internal static class DeletionMethods
{
    // Telegram keeps these for everybody.
    private static readonly string[] Undeletable = ["supergroup_chat_created", "group_chat_created", "forum_topic_created"];

    public static IEnumerable<Method> All =>
    [
        new("deleteMessage", "chat_id:chat message_id:number", DeleteOne),
        new("deleteMessages", "chat_id:chat message_ids:list", DeleteMany),
    ];

    private static JsonValue DeleteOne(Call call)
    {
        var chat = call.Group();
        var message = call.Message(chat, "delete");
        if (!MayDelete(call.World, message))
        {
            throw Refusal.BadRequest("message can't be deleted");
        }

        Delete(call.World, [message]);
        return JsonValue.Create(true);
    }

    private static JsonValue DeleteMany(Call call)
    {
        var chat = call.Group();
        if (call.Numbers("message_ids") is not { Count: > 0 } ids)
        {
            throw Refusal.BadRequest("message identifiers are not specified");
        }

        if (ids.Count > BotApiLimits.MessageIds)
        {
            throw Refusal.BadRequest("too many message identifiers specified");
        }

        var found = ids.Select(chat.Find).OfType<ChatMessage>().ToList();
        if (found.Any(message => !MayDelete(call.World, message)))
        {
            throw Refusal.BadRequest("message can't be deleted");
        }

        Delete(call.World, found);
        return JsonValue.Create(true);
    }

    private static bool MayDelete(World world, ChatMessage message)
    {
        if (Undeletable.Any(message.Extra.ContainsKey))
        {
            return false;
        }

        var chat = message.Chat;
        if (chat.Kind != ChatKind.Private && chat.MemberOf(world.Bot).May(Rights.DeleteMessages))
        {
            return true;
        }

        var isOwn = message.Sender == world.Bot || chat.Kind == ChatKind.Private;
        return isOwn && world.Now - message.SentAt < BotApiLimits.Deletable;
    }

    private static void Delete(World world, IEnumerable<ChatMessage> messages)
    {
        foreach (var message in messages)
        {
            message.IsDeleted = true;
        }

        world.Changed.Ring();
    }
}
