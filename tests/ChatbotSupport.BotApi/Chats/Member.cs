using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Chats;

/// <summary>How somebody stands to a chat.</summary>
public enum Standing
{
    Creator,
    Administrator,
    Member,
    Restricted,
    Left,
    Kicked,
}

/// <summary>Somebody in a chat, as <c>ChatMember</c> tells it.</summary>
internal sealed record Member(Account Account, Standing Standing, Rights Rights = Rights.None, bool IsAnonymous = false)
{
    public bool IsInside => Standing is not (Standing.Left or Standing.Kicked);

    public bool IsAdministrator => Standing is Standing.Creator or Standing.Administrator;

    public bool May(Rights right) => Standing == Standing.Creator || (Standing == Standing.Administrator && Rights.HasFlag(right));

    public JsonObject ToJson()
    {
        var json = Json.Of(("status", Standing.ToString().ToLowerInvariant()), ("user", Account.ToJson()));
        switch (Standing)
        {
            case Standing.Creator:
                json["is_anonymous"] = IsAnonymous;
                break;
            case Standing.Administrator:
                json["can_be_edited"] = false;
                foreach (var (name, value) in RightsJson.Write(Rights, IsAnonymous))
                {
                    json[name] = value?.DeepClone();
                }

                break;
            case Standing.Restricted:
                json["is_member"] = true;
                foreach (var name in RestrictedRights)
                {
                    json[name] = false;
                }

                json["until_date"] = 0;
                break;
            case Standing.Kicked:
                json["until_date"] = 0;
                break;
            case Standing.Member or Standing.Left:
            default:
                break;
        }

        return json;
    }

    private static readonly string[] RestrictedRights =
    [
        "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes", "can_send_voice_notes",
        "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info",
        "can_invite_users", "can_pin_messages", "can_manage_topics",
    ];
}
