using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>What a person sent, reduced to what the bot needs: no names, no files, nothing raw.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Address">Where the person is on that channel; stored sealed.</param>
/// <param name="ExternalId">The channel's own id of the message; a repeated one is stored once.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What they wrote.</param>
/// <param name="Payload">The payload of the button they pressed.</param>
/// <param name="Media">What they sent instead of text.</param>
/// <param name="SentAt">When they sent it.</param>
public sealed record IncomingMessage(
    string Channel, string Address, string ExternalId, IncomingKind Kind, string? Text, string? Payload, MediaKind? Media, DateTimeOffset SentAt)
{
    /// <summary>What the channel deletes the message by; null where nothing can be deleted. Kept sealed.</summary>
    public string? MessageId { get; init; }

    /// <summary>What the pictures of one album have in common: all of them get one answer.</summary>
    public string? AlbumId { get; init; }
}

/// <summary>What a person can do. Stored by name: renaming a member is a migration.</summary>
public enum IncomingKind
{
    /// <summary>Opened the chat.</summary>
    Opened,

    /// <summary>Wrote.</summary>
    Text,

    /// <summary>Pressed a button.</summary>
    Pressed,

    /// <summary>Sent something that is not text.</summary>
    Media,

    /// <summary>Left quickly.</summary>
    Left,

    /// <summary>Changed what they had written.</summary>
    Corrected,

    /// <summary>Blocked us, or is gone from the channel.</summary>
    Blocked,

    /// <summary>Wrote or pressed while the service is not open to them.</summary>
    TurnedAway,
}

/// <summary>A message is stored and will be answered.</summary>
/// <param name="ConversationId">Whose it is.</param>
/// <param name="Repeated">It was there before.</param>
public sealed record Accepted(string ConversationId, bool Repeated);
