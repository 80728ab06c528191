using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Chats;

/// <summary>What an administrator of a group may do.</summary>
[Flags]
public enum Rights
{
    None = 0,
    ChangeInfo = 1,
    DeleteMessages = 2,
    RestrictMembers = 4,
    InviteUsers = 8,
    PinMessages = 16,
    ManageTopics = 32,
    PromoteMembers = 64,

    /// <summary>What the volunteers' room needs.</summary>
    ForDesk = DeleteMessages | RestrictMembers | InviteUsers | PinMessages | ManageTopics,

    All = ForDesk | ChangeInfo | PromoteMembers,
}

/// <summary>Rights in Telegram's spelling.</summary>
internal static class RightsJson
{
    private static readonly (Rights Right, string Name)[] Names =
    [
        (Rights.ChangeInfo, "can_change_info"), (Rights.DeleteMessages, "can_delete_messages"), (Rights.RestrictMembers, "can_restrict_members"),
        (Rights.InviteUsers, "can_invite_users"), (Rights.PinMessages, "can_pin_messages"), (Rights.ManageTopics, "can_manage_topics"),
        (Rights.PromoteMembers, "can_promote_members"),
    ];

    // Rights that nothing here turns on; the real answer always names them.
    private static readonly string[] AlwaysFalse =
        ["can_manage_video_chats", "can_post_stories", "can_edit_stories", "can_delete_stories", "can_send_welcome_messages"];

    public static JsonObject Write(Rights rights, bool isAnonymous)
    {
        var json = Json.Of(("is_anonymous", isAnonymous), ("can_manage_chat", true));
        foreach (var (right, name) in Names)
        {
            json[name] = rights.HasFlag(right);
        }

        foreach (var name in AlwaysFalse)
        {
            json[name] = false;
        }

        return json;
    }

    public static Rights Read(JsonObject json)
    {
        var rights = Rights.None;
        foreach (var (right, name) in Names)
        {
            if (json[name] is JsonValue value && value.TryGetValue<bool>(out var on) && on)
            {
                rights |= right;
            }
        }

        return rights;
    }
}
