using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>Who comes into a group and who has to go.</summary>
internal static class MemberMethods
{
    public static IEnumerable<Method> All =>
    [
        new("approveChatJoinRequest", "chat_id:chat user_id:number", call => Decide(call, isLetIn: true)),
        new("declineChatJoinRequest", "chat_id:chat user_id:number", call => Decide(call, isLetIn: false)),
        new("createChatInviteLink", "chat_id:chat name:text expire_date:number member_limit:number creates_join_request:flag", CreateLink),
        new("revokeChatInviteLink", "chat_id:chat invite_link:text", RevokeLink),
        new("banChatMember", "chat_id:chat user_id:number until_date:number revoke_messages:flag", Ban),
        new("unbanChatMember", "chat_id:chat user_id:number only_if_banned:flag", Unban),
    ];

    private static JsonValue Decide(Call call, bool isLetIn)
    {
        var chat = call.Group();
        var user = call.User();
        if (chat.Kind == ChatKind.Private)
        {
            throw Refusal.BadRequest("the chat can't have join requests");
        }

        BotAccess.CheckRight(call.World, chat, Rights.InviteUsers, "manage chat join requests");
        if (chat.MemberOf(user).IsInside)
        {
            throw Refusal.BadRequest("USER_ALREADY_PARTICIPANT");
        }

        if (!chat.JoinRequests.Remove(user.Id))
        {
            throw Refusal.BadRequest("HIDE_REQUESTER_MISSING");
        }

        call.World.Chats[user.Id].OpenUntil = null;
        if (isLetIn)
        {
            call.World.LetIn(chat, call.World.Bot, user);
        }

        return JsonValue.Create(true);
    }

    private static JsonObject CreateLink(Call call)
    {
        var chat = call.Group();
        BotAccess.CheckRight(call.World, chat, Rights.InviteUsers, "manage chat invite link");
        var asksFirst = call.Flag("creates_join_request");
        var limit = call.Number("member_limit");
        if (asksFirst && limit is not null)
        {
            throw Refusal.BadRequest("member limit can't be specified for links requiring administrator approval");
        }

        var name = call.Text("name") is { Length: > BotApiLimits.InviteLinkName } text ? text[..BotApiLimits.InviteLinkName] : call.Text("name");
        var link = new InviteLink(call.World.NewLinkUrl(), call.World.Bot, name, asksFirst, limit, call.Number("expire_date"), IsRevoked: false);
        chat.Links.Add(link);
        return link.ToJson();
    }

    private static JsonObject RevokeLink(Call call)
    {
        var chat = call.Group();
        BotAccess.CheckRight(call.World, chat, Rights.InviteUsers, "manage chat invite link");
        var index = chat.Links.FindIndex(link => link.Url == call.Text("invite_link"));
        if (index < 0)
        {
            throw Refusal.BadRequest("INVITE_HASH_EXPIRED");
        }

        chat.Links[index] = chat.Links[index] with { IsRevoked = true };
        return chat.Links[index].ToJson();
    }

    private static JsonValue Ban(Call call)
    {
        var chat = call.Group();
        var user = call.User();
        BotAccess.CheckRight(call.World, chat, Rights.RestrictMembers, "restrict/unrestrict chat member");
        switch (chat.MemberOf(user))
        {
            case { Standing: Standing.Creator }:
                throw Refusal.BadRequest("can't remove chat owner");
            case { IsAdministrator: true }:
                throw Refusal.BadRequest("user is an administrator of the chat");
            case { IsInside: true }:
                call.World.ChangeMember(chat, call.World.Bot, new Member(user, Standing.Kicked));
                call.World.PostService(chat, call.World.Bot, Json.Of(("left_chat_member", user.ToJson())));
                break;
            default:
                call.World.ChangeMember(chat, call.World.Bot, new Member(user, Standing.Kicked));
                break;
        }

        if (call.Flag("revoke_messages"))
        {
            foreach (var message in chat.Messages.Where(message => message.Sender == user))
            {
                message.IsDeleted = true;
            }
        }

        return JsonValue.Create(true);
    }

    private static JsonValue Unban(Call call)
    {
        var chat = call.Group();
        var user = call.User();
        if (chat.Kind != ChatKind.Supergroup)
        {
            throw Refusal.BadRequest("method is available for supergroup and channel chats only");
        }

        BotAccess.CheckRight(call.World, chat, Rights.RestrictMembers, "restrict/unrestrict chat member");

        // Without only_if_banned this puts out whoever is inside: a well-known trap.
        var member = chat.MemberOf(user);
        if (member.Standing == Standing.Kicked || (member.IsInside && !member.IsAdministrator && !call.Flag("only_if_banned")))
        {
            call.World.ChangeMember(chat, call.World.Bot, new Member(user, Standing.Left));
        }

        return JsonValue.Create(true);
    }
}
