using Telegram.Bot.Exceptions;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>What a refusal in the group means for whoever looks after it. Pure.</summary>
internal static class GroupTroubles
{
    /// <summary>What only a message that goes through can prove to be mended.</summary>
    public static readonly GroupWarning[] SeenBySending = [GroupWarning.CannotSend, GroupWarning.TopicClosed, GroupWarning.TopicGone];

    // In the words of Telegram's servers; those of the topics are passed on from further behind.
    private static readonly (string Words, GroupWarning Warning)[] Known =
    [
        ("TOPIC_CLOSED", GroupWarning.TopicClosed), ("TOPIC_DELETED", GroupWarning.TopicGone), ("message thread not found", GroupWarning.TopicGone),
        ("manage pinned messages", GroupWarning.CannotPin), ("pin a message", GroupWarning.CannotPin), ("chat not found", GroupWarning.Kicked),
        ("rights to send", GroupWarning.CannotSend), ("CHAT_WRITE_FORBIDDEN", GroupWarning.CannotSend), ("CHAT_RESTRICTED", GroupWarning.CannotSend),
        ("have no write access", GroupWarning.CannotSend), ("not enough rights", GroupWarning.CannotSend),
    ];

    /// <summary>What stands in the way; null when it is not about the group.</summary>
    public static GroupWarning? Of(Exception failure) => failure switch
    {
        ApiRequestException { ErrorCode: 400 or 403 } refused when Known.FirstOrDefault(known => refused.Message.Contains(known.Words, StringComparison.OrdinalIgnoreCase)) is { Words: not null } known =>
            known.Warning,
        ApiRequestException { ErrorCode: 403 } => GroupWarning.Kicked,
        _ => null,
    };
}
