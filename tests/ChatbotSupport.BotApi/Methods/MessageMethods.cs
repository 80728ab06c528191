using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.Texts;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>Writing and changing messages.</summary>
internal static class MessageMethods
{
    private const string Place = "business_connection_id:text chat_id:chat message_thread_id:number direct_messages_topic_id:number";

    private const string Manner =
        "disable_notification:flag protect_content:flag allow_paid_broadcast:flag message_effect_id:text suggested_post_parameters:object " +
        "reply_parameters:object reply_markup:object";

    // What this bot cannot have, and how the real server says so.
    private static readonly (string Parameter, string Why)[] Unavailable =
    [
        ("business_connection_id", "business connection not found"), ("direct_messages_topic_id", "message thread not found"),
        ("allow_paid_broadcast", "FLOODSKIP_NOT_ALLOWED"), ("message_effect_id", "EFFECT_ID_INVALID"),
        ("suggested_post_parameters", "suggested posts can be sent only to channel direct messages"),
    ];

    public static IEnumerable<Method> All =>
    [
        new("sendMessage", $"{Place} text:text parse_mode:text entities:list link_preview_options:object {Manner}", Send),
        new("sendContact", $"{Place} phone_number:text first_name:text last_name:text vcard:text {Manner}", SendContact),
        new("editMessageText", "business_connection_id:text chat_id:chat message_id:number inline_message_id:text text:text parse_mode:text entities:list " +
            "link_preview_options:object rich_message:object reply_markup:object", EditText),
        new("editMessageReplyMarkup", "business_connection_id:text chat_id:chat message_id:number inline_message_id:text reply_markup:object", EditButtons),
    ];

    private static JsonObject Send(Call call)
    {
        var text = Formatted(call);
        return Post(call, text, MessageKind.Text, []);
    }

    private static JsonObject SendContact(Call call)
    {
        if (call.Text("phone_number") is not { Length: > 0 } number)
        {
            throw Refusal.BadRequest("phone number is empty");
        }

        var name = call.Text("first_name") is { Length: > 0 } first ? first : throw Refusal.BadRequest("first name is empty");
        var contact = Json.Of(("phone_number", number), ("first_name", name), ("last_name", call.Text("last_name")), ("vcard", call.Text("vcard")));
        return Post(call, FormattedText.Empty, MessageKind.Contact, Json.Of(("contact", contact)));
    }

    private static JsonObject Post(Call call, FormattedText text, MessageKind kind, JsonObject extra)
    {
        if (Unavailable.FirstOrDefault(item => call.Has(item.Parameter)) is { Why: { } why })
        {
            throw Refusal.BadRequest(why);
        }

        ReplyMarkup.Check(call.Object("reply_markup"));
        LinkPreview.Check(call.Object("link_preview_options"));
        var world = call.World;
        var chat = call.Chat();
        BotAccess.CheckWrite(world, chat);
        var topic = Topics.Of(call, chat);
        Topics.CheckOpen(world, chat, topic);
        var replyTo = ReplyTarget(call, chat);
        var keyboard = KeyboardRules.Read(call.Object("reply_markup"));
        world.Rates.Spend(chat);
        var message = world.Post(
            chat, world.Bot, text, kind, extra, keyboard, replyTo, topic, call.Flag("protect_content"), call.Flag("disable_notification"));
        return MessageJson.Of(message);
    }

    private static FormattedText Formatted(Call call) => MessageText.Read(call.Text("text"), call.Text("parse_mode"), call.List("entities"));

    private static ChatMessage? ReplyTarget(Call call, Chat chat)
    {
        if (call.Object("reply_parameters") is not { } reply)
        {
            return null;
        }

        if (reply["message_id"] is not { } value || ParameterTypes.AsNumber(value) is not { } id)
        {
            throw Refusal.BadRequest("can't find field \"message_id\"");
        }

        var mayBeMissing = reply["allow_sending_without_reply"] is { } flag && ParameterTypes.AsFlag(flag) == true;
        return chat.Find(id) ?? (mayBeMissing ? null : throw Refusal.BadRequest("message to be replied not found"));
    }

    private static JsonObject EditText(Call call)
    {
        var text = Formatted(call);
        ReplyMarkup.Check(call.Object("reply_markup"));
        LinkPreview.Check(call.Object("link_preview_options"));
        var message = Editable(call);
        if (message.Kind != MessageKind.Text)
        {
            throw Refusal.BadRequest("there is no text in the message to edit");
        }

        return Change(call, message, text);
    }

    private static JsonObject EditButtons(Call call)
    {
        ReplyMarkup.Check(call.Object("reply_markup"));
        var message = Editable(call);
        return Change(call, message, message.Formatted);
    }

    private static ChatMessage Editable(Call call)
    {
        var chat = call.Chat();
        BotAccess.CheckWrite(call.World, chat);
        var message = call.Message(chat, "edit");
        return message.Sender == call.World.Bot && message.Kind != MessageKind.Service ? message : throw Refusal.BadRequest("message can't be edited");
    }

    private static JsonObject Change(Call call, ChatMessage message, FormattedText text)
    {
        // Buttons that are not named again are taken away.
        var keyboard = KeyboardRules.Read(call.Object("reply_markup"));
        if (text.IsSame(message.Formatted) && Equals(keyboard, message.Keyboard))
        {
            throw Refusal.BadRequest(
                "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        }

        call.World.Rates.Spend(message.Chat);
        message.EarlierLooks.Add(new EarlierLook(message.Text, message.Keyboard));
        (message.Formatted, message.Keyboard, message.EditedAt) = (text, keyboard, call.World.Now);
        call.World.Changed.Ring();
        return MessageJson.Of(message);
    }
}
