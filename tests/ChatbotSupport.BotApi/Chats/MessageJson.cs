using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Chats;

/// <summary>A message in Telegram's spelling, as updates and answers carry it.</summary>
internal static class MessageJson
{
    /// <summary>The account under which anonymous administrators appear.</summary>
    private static readonly Account GroupAnonymousBot = new() { Id = 1087968824, FirstName = "Group", Username = "GroupAnonymousBot", IsBot = true };

    public static JsonObject Of(ChatMessage message, bool withReply = true)
    {
        var chat = message.Chat.ToJson();
        var json = Json.Of(
            ("message_id", message.Id),
            ("from", (message.IsAnonymous ? GroupAnonymousBot : message.Sender).ToJson()),
            ("sender_chat", message.IsAnonymous ? chat.DeepClone() : null),
            ("chat", chat),
            ("date", Stamp.Seconds(message.SentAt)),
            ("edit_date", message.EditedAt is { } edited ? Stamp.Seconds(edited) : null),
            ("message_thread_id", message.Topic?.Id),
            ("is_topic_message", Stamp.True(message.Topic is not null)),
            ("has_protected_content", Stamp.True(message.IsProtected)));

        // A first message in a topic points at the topic's own service message: it looks like a reply and is none.
        var replyTo = message.ReplyTo ?? (message.Topic?.Opening is { } opening && opening != message ? opening : null);
        if (withReply && replyTo is not null && !replyTo.IsDeleted)
        {
            json["reply_to_message"] = Of(replyTo, withReply: false);
        }

        if (message.Text.Length > 0)
        {
            var isText = message.Kind == MessageKind.Text;
            json[isText ? "text" : "caption"] = message.Text;
            if (message.Entities.Count > 0)
            {
                json[isText ? "entities" : "caption_entities"] = Json.Array(message.Entities.Select(entity => (JsonNode)entity.ToJson()));
            }
        }

        foreach (var (name, value) in message.Extra)
        {
            json[name] = value?.DeepClone();
        }

        return json.With("reply_markup", message.Keyboard?.ToJson());
    }
}
