using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>Which topic of a forum a call is about.</summary>
internal static class Topics
{
    /// <summary>General has no number here: naming it is refused, as in reality.</summary>
    public static Topic? Of(Call call, Chat chat)
    {
        if (call.Number("message_thread_id") is not (not null and not 0 and var id))
        {
            return null;
        }

        return chat.Topics.GetValueOrDefault(id.Value) switch
        {
            null => throw Refusal.BadRequest("message thread not found"),
            { IsDeleted: true } => throw Refusal.BadRequest("TOPIC_DELETED"),
            var topic => topic,
        };
    }

    /// <summary>Closed topics are open to administrators who manage topics, and to nobody else.</summary>
    public static void CheckOpen(World world, Chat chat, Topic? topic)
    {
        var isClosed = topic?.IsClosed ?? (chat.IsForum && chat.IsGeneralClosed);
        if (isClosed && !chat.MemberOf(world.Bot).May(Rights.ManageTopics))
        {
            throw Refusal.BadRequest("TOPIC_CLOSED");
        }
    }
}
