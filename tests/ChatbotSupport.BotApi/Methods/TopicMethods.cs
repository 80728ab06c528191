using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>Topics of a forum: opening, naming, closing, deleting them with all they hold.</summary>
internal static class TopicMethods
{
    private static readonly long[] IconColors = [7322096, 16766590, 13338331, 9367192, 16749490, 16478047];

    public static IEnumerable<Method> All =>
    [
        new("createForumTopic", "chat_id:chat name:text icon_color:number icon_custom_emoji_id:text", Create),
        new("editForumTopic", "chat_id:chat message_thread_id:number name:text icon_custom_emoji_id:text", Edit),
        new("closeForumTopic", "chat_id:chat message_thread_id:number", call => Turn(call, isClosed: true)),
        new("reopenForumTopic", "chat_id:chat message_thread_id:number", call => Turn(call, isClosed: false)),
        new("deleteForumTopic", "chat_id:chat message_thread_id:number", Delete),
        new("unpinAllForumTopicMessages", "chat_id:chat message_thread_id:number", UnpinAll),
        new("closeGeneralForumTopic", "chat_id:chat", call => TurnGeneral(call, isClosed: true)),
        new("reopenGeneralForumTopic", "chat_id:chat", call => TurnGeneral(call, isClosed: false)),
    ];

    private static JsonObject Create(Call call)
    {
        var forum = Forum(call);
        var name = NameOf(call) ?? throw Refusal.BadRequest("TOPIC_TITLE_EMPTY");
        var color = call.Number("icon_color") ?? IconColors[0];
        if (!IconColors.Contains(color))
        {
            throw Refusal.BadRequest("TOPIC_ICON_COLOR_INVALID");
        }

        BotAccess.CheckRight(call.World, forum, Rights.ManageTopics, "create a topic");
        var topic = call.World.OpenTopic(forum, call.World.Bot, name, (int)color);
        return Json.Of(("message_thread_id", topic.Id), ("name", topic.Name), ("icon_color", topic.IconColor));
    }

    private static JsonValue Edit(Call call)
    {
        var (forum, topic) = Managed(call);
        var name = NameOf(call) ?? topic.Name;
        if (name == topic.Name)
        {
            throw Refusal.BadRequest("TOPIC_NOT_MODIFIED");
        }

        topic.Name = name;
        call.World.PostService(forum, call.World.Bot, Json.Of(("forum_topic_edited", Json.Of(("name", name)))), topic);
        return JsonValue.Create(true);
    }

    private static JsonValue Turn(Call call, bool isClosed)
    {
        var (forum, topic) = Managed(call);
        if (topic.IsClosed == isClosed)
        {
            throw Refusal.BadRequest("TOPIC_NOT_MODIFIED");
        }

        topic.IsClosed = isClosed;
        call.World.PostService(forum, call.World.Bot, Json.Of((isClosed ? "forum_topic_closed" : "forum_topic_reopened", new JsonObject())), topic);
        return JsonValue.Create(true);
    }

    private static JsonValue Delete(Call call)
    {
        var forum = Forum(call);
        var topic = Existing(call, forum);
        BotAccess.CheckRight(call.World, forum, Rights.DeleteMessages, "delete the topic");
        topic.IsDeleted = true;
        foreach (var message in forum.Messages.Where(message => message.Topic == topic))
        {
            message.IsDeleted = true;
        }

        call.World.Changed.Ring();
        return JsonValue.Create(true);
    }

    private static JsonValue UnpinAll(Call call)
    {
        var forum = Forum(call);
        var topic = Existing(call, forum);
        BotAccess.CheckRight(call.World, forum, Rights.PinMessages, "manage pinned messages in the chat");
        foreach (var message in forum.Messages.Where(message => message.Topic == topic))
        {
            message.IsPinned = false;
        }

        return JsonValue.Create(true);
    }

    private static JsonValue TurnGeneral(Call call, bool isClosed)
    {
        var forum = Forum(call);
        BotAccess.CheckRight(call.World, forum, Rights.ManageTopics, "edit the topic");
        if (forum.IsGeneralClosed == isClosed)
        {
            throw Refusal.BadRequest("TOPIC_NOT_MODIFIED");
        }

        forum.IsGeneralClosed = isClosed;
        call.World.PostService(forum, call.World.Bot, Json.Of((isClosed ? "forum_topic_closed" : "forum_topic_reopened", new JsonObject())));
        return JsonValue.Create(true);
    }

    // Whoever opened a topic may change it without the right to manage all of them.
    private static (Chat Forum, Topic Topic) Managed(Call call)
    {
        var forum = Forum(call);
        var topic = Existing(call, forum);
        if (topic.Creator != call.World.Bot)
        {
            BotAccess.CheckRight(call.World, forum, Rights.ManageTopics, "edit the topic");
        }

        return (forum, topic);
    }

    private static Chat Forum(Call call)
    {
        var chat = call.Group();
        return chat.IsForum ? chat : throw Refusal.BadRequest("the chat is not a forum");
    }

    private static Topic Existing(Call call, Chat forum) =>
        forum.Topics.GetValueOrDefault(call.Number("message_thread_id") ?? 0) is { IsDeleted: false } topic ? topic : throw Refusal.BadRequest("TOPIC_ID_INVALID");

    // Longer names are cut without a word.
    private static string? NameOf(Call call) => call.Text("name")?.Trim() is { Length: > 0 } name
        ? string.Concat(name.EnumerateRunes().Take(BotApiLimits.TopicName).Select(rune => rune.ToString()))
        : null;
}
