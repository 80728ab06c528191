using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>Looking at a chat, pinning in it, leaving it.</summary>
internal static class ChatMethods
{
    private static readonly string[] Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker", "find_location",
        "record_video_note", "upload_video_note",
    ];

    public static IEnumerable<Method> All =>
    [
        new("getChat", "chat_id:chat", GetChat),
        new("getChatMember", "chat_id:chat user_id:number", GetMember),
        new("getChatAdministrators", "chat_id:chat return_bots:flag", GetAdministrators),
        new("getChatMemberCount", "chat_id:chat", call => JsonValue.Create(call.Group().Members.Values.Count(member => member.IsInside))),
        new("sendChatAction", "business_connection_id:text chat_id:chat message_thread_id:number action:text", SendAction),
        new("pinChatMessage", "business_connection_id:text chat_id:chat message_id:number disable_notification:flag", Pin),
        new("unpinChatMessage", "business_connection_id:text chat_id:chat message_id:number", Unpin),
        new("unpinAllChatMessages", "chat_id:chat", UnpinAll),
        new("leaveChat", "chat_id:chat", Leave),
    ];

    private static JsonObject GetChat(Call call)
    {
        var chat = call.Group();
        var json = chat.ToJson();
        json["accent_color_id"] = 0;
        json["max_reaction_count"] = 11;
        json["accepted_gift_types"] = Json.Of(
            ("unlimited_gifts", false), ("limited_gifts", false), ("unique_gifts", false), ("premium_subscription", false), ("gifts_from_channels", false));
        if (chat.Kind == ChatKind.Private)
        {
            return json;
        }

        var isAdministrator = chat.MemberOf(call.World.Bot).IsAdministrator;
        json["permissions"] = Permissions(chat);
        return json
            .With("has_visible_history", Stamp.True(isAdministrator && chat.HasVisibleHistory))
            .With("join_by_request", Stamp.True(chat.JoinsByRequest))
            .With("invite_link", isAdministrator ? chat.Links.LastOrDefault(link => !link.IsRevoked)?.Url : null)
            .With("pinned_message", chat.Messages.LastOrDefault(message => message is { IsPinned: true, IsDeleted: false }) is { } pinned ? MessageJson.Of(pinned) : null);
    }

    private static JsonObject Permissions(Chat chat)
    {
        var json = new JsonObject();
        foreach (var name in new[]
        {
            "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes", "can_send_voice_notes",
            "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages",
        })
        {
            json[name] = true;
        }

        json["can_edit_tag"] = false;
        json["can_change_info"] = chat.MemberRights.HasFlag(Rights.ChangeInfo);
        json["can_invite_users"] = chat.MemberRights.HasFlag(Rights.InviteUsers);
        json["can_pin_messages"] = chat.MemberRights.HasFlag(Rights.PinMessages);
        json["can_manage_topics"] = chat.MemberRights.HasFlag(Rights.ManageTopics);
        return json;
    }

    private static JsonObject GetMember(Call call)
    {
        var chat = call.Group();
        var user = call.User();
        if (chat.Kind == ChatKind.Private)
        {
            return new Member(user, user == call.World.Bot || user == chat.Person ? Standing.Member : Standing.Left).ToJson();
        }

        // Telegram promises an answer about others to administrators only.
        if (chat.Kind == ChatKind.Supergroup && user != call.World.Bot && !chat.MemberOf(call.World.Bot).IsAdministrator)
        {
            throw Refusal.BadRequest("member list is inaccessible");
        }

        return chat.MemberOf(user).ToJson();
    }

    private static JsonArray GetAdministrators(Call call)
    {
        var chat = call.Group();
        if (chat.Kind == ChatKind.Private)
        {
            throw Refusal.BadRequest("there are no administrators in the private chat");
        }

        var withBots = call.Flag("return_bots");
        return Json.Array(chat.Members.Values
            .Where(member => member.IsAdministrator && (withBots || !member.Account.IsBot || member.Account == call.World.Bot))
            .Select(member => (JsonNode)member.ToJson()));
    }

    private static JsonValue SendAction(Call call)
    {
        if (!Actions.Contains(call.Text("action")))
        {
            throw Refusal.BadRequest("wrong parameter action in request");
        }

        BotAccess.CheckWrite(call.World, call.Chat());
        return JsonValue.Create(true);
    }

    private static JsonValue Pin(Call call)
    {
        var chat = Pinnable(call);
        var message = call.Message(chat, "pin");
        if (message.Kind == MessageKind.Service)
        {
            throw Refusal.BadRequest("message can't be pinned");
        }

        message.IsPinned = true;
        call.World.PostService(chat, call.World.Bot, Json.Of(("pinned_message", MessageJson.Of(message, withReply: false))), message.Topic);
        return JsonValue.Create(true);
    }

    private static JsonValue Unpin(Call call)
    {
        var chat = Pinnable(call);
        var message = call.Has("message_id")
            ? call.Message(chat, "unpin")
            : chat.Messages.LastOrDefault(one => one is { IsPinned: true, IsDeleted: false }) ?? throw Refusal.BadRequest("message to unpin not found");
        message.IsPinned = false;
        call.World.Changed.Ring();
        return JsonValue.Create(true);
    }

    private static JsonValue UnpinAll(Call call)
    {
        foreach (var message in Pinnable(call).Messages)
        {
            message.IsPinned = false;
        }

        call.World.Changed.Ring();
        return JsonValue.Create(true);
    }

    private static Chat Pinnable(Call call)
    {
        var chat = call.Group();
        if (chat.Kind != ChatKind.Private)
        {
            BotAccess.CheckRight(call.World, chat, Rights.PinMessages, "manage pinned messages in the chat");
        }

        return chat;
    }

    private static JsonValue Leave(Call call)
    {
        var chat = call.Group();
        if (chat.Kind == ChatKind.Private)
        {
            throw Refusal.BadRequest("chat member status can't be changed in private chats");
        }

        call.World.ChangeMember(chat, call.World.Bot, new Member(call.World.Bot, Standing.Left));
        return JsonValue.Create(true);
    }
}
