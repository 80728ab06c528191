using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Updates;

/// <summary>Updates that a client library may stumble over; one of them must never hide the good ones beside it.</summary>
public enum Unreadable
{
    /// <summary>A member with a status that nobody knows.</summary>
    UnknownMemberStatus,

    /// <summary>A text where a number belongs.</summary>
    WrongTypes,

    /// <summary>An id that fits into no number.</summary>
    HugeId,

    /// <summary>A message without chat and date.</summary>
    MissingFields,

    /// <summary>A forward from a kind of place that nobody knows.</summary>
    UnknownForwardOrigin,

    /// <summary>A kind of update that does not exist yet.</summary>
    UnknownKind,
}

/// <summary>What each of them looks like.</summary>
internal static class UnreadableUpdates
{
    public static JsonObject Of(Unreadable kind) => (JsonObject)JsonNode.Parse(kind switch
    {
        Unreadable.UnknownMemberStatus => """
            {"my_chat_member":{"chat":{"id":-1009,"title":"?","type":"supergroup"},"from":{"id":9,"is_bot":false,"first_name":"?"},"date":1700000000,
             "old_chat_member":{"status":"left","user":{"id":9,"is_bot":false,"first_name":"?"}},"new_chat_member":{"status":"hologram","user":{"id":9,"is_bot":false,"first_name":"?"}}}}
            """,
        Unreadable.WrongTypes => """
            {"message":{"message_id":"seven","date":"yesterday","chat":{"id":9,"first_name":"?","type":"private"},"from":{"id":9,"is_bot":"no","first_name":5},"text":{"words":1}}}
            """,
        Unreadable.HugeId => """
            {"message":{"message_id":7,"date":1700000000,"chat":{"id":99999999999999999999999,"first_name":"?","type":"private"},"from":{"id":99999999999999999999999,"is_bot":false,"first_name":"?"},"text":"?"}}
            """,
        Unreadable.MissingFields => """{"message":{"text":"?"}}""",
        Unreadable.UnknownForwardOrigin => """
            {"message":{"message_id":7,"date":1700000000,"chat":{"id":9,"first_name":"?","type":"private"},"from":{"id":9,"is_bot":false,"first_name":"?"},"text":"?","forward_origin":{"type":"dream","date":1700000000}}}
            """,
        Unreadable.UnknownKind => """{"telepathy":{"from":{"id":9,"is_bot":false,"first_name":"?"}}}""",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    })!;
}
