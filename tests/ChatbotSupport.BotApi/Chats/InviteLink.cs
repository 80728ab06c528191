using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Chats;

/// <summary>A link by which people come into a group.</summary>
internal sealed record InviteLink(string Url, Account Creator, string? Name, bool CreatesJoinRequest, long? MemberLimit, long? ExpireDate, bool IsRevoked)
{
    public JsonObject ToJson() => Json.Of(
        ("invite_link", Url), ("creator", Creator.ToJson()), ("creates_join_request", CreatesJoinRequest), ("is_primary", false), ("is_revoked", IsRevoked),
        ("name", Name), ("member_limit", MemberLimit), ("expire_date", ExpireDate));
}
