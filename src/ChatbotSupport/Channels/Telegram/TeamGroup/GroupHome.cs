namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>The volunteers' group as it is paired now.</summary>
/// <param name="Chat">The group.</param>
/// <param name="Thread">The topic of a forum in which it was paired; null for its general one and for groups without topics.</param>
/// <param name="Pin">The message that shows when the service was last alive.</param>
/// <param name="PinAt">When it was last written.</param>
/// <param name="IsPinned">It could be pinned.</param>
/// <param name="Digest">The message that lists who waits when there are too many for cards.</param>
/// <param name="DigestAt">When it was posted.</param>
/// <param name="Face">What it shows, as a fingerprint.</param>
internal sealed record GroupHome(long Chat, int? Thread, int? Pin, DateTimeOffset? PinAt, bool IsPinned, int? Digest, DateTimeOffset? DigestAt, string? Face);

/// <summary>What is unsafe about the group, or stands in our way there. Stored by name; the words are those of the desk.</summary>
public enum GroupWarning
{
    /// <summary>The bot was put out.</summary>
    Kicked,

    /// <summary>The bot may not write.</summary>
    CannotSend,

    /// <summary>The topic is closed.</summary>
    TopicClosed,

    /// <summary>The topic was deleted.</summary>
    TopicGone,

    /// <summary>The bot may not pin.</summary>
    CannotPin,

    /// <summary>The bot may not delete.</summary>
    CannotDelete,

    /// <summary>The bot is no administrator: Telegram does not tell it who leaves.</summary>
    NotAdministrator,

    /// <summary>The bot may not put anybody out.</summary>
    CannotRemove,

    /// <summary>The bot may not manage the topics of a group that has some.</summary>
    CannotManageTopics,

    /// <summary>Members may add members.</summary>
    MembersInvite,

    /// <summary>New members see what was written before they came.</summary>
    HistoryVisible,

    /// <summary>Nobody has to let in whoever wants to come.</summary>
    NoJoinRequests,

    /// <summary>The group has a public name.</summary>
    IsPublic,
}
