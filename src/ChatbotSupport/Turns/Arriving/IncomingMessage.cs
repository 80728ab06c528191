using ChatbotSupport.Core;
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
    string Channel, PersonText Address, PersonText ExternalId, IncomingKind Kind, PersonText? Text, PersonText? Payload, MediaKind? Media, DateTimeOffset SentAt)
{
    /// <summary>What the channel deletes the message by; null where nothing can be deleted. Kept sealed.</summary>
    public PersonText? MessageId { get; init; }

    /// <summary>Another address of the same person, told together with the first; null for none.</summary>
    public PersonText? SecondAddress { get; init; }

    /// <summary>Which of a person's addresses is written to: the lowest. The second address counts one more.</summary>
    public int AddressRank { get; init; }

    /// <summary>The channel's id of the message that this one corrects, deletes or puts a sign under; null for none.</summary>
    public PersonText? About { get; init; }

    /// <summary>Until when the channel lets us write freely after this; null where it always does, or where this changes nothing.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>What the pictures of one album have in common: all of them get one answer.</summary>
    public string? AlbumId { get; init; }

    /// <summary>Somebody else wrote it, and they passed it on.</summary>
    public bool IsForwarded { get; init; }

    /// <summary>The channel handed over several of the same person at once: what is written in one breath is answered together, so none of them is answered for itself at once.</summary>
    public bool CameWithOthers { get; init; }
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

    /// <summary>Deleted something they had written.</summary>
    Revoked,

    /// <summary>Put a sign under something, which <see cref="IncomingMessage.About"/> names.</summary>
    Reacted,

    /// <summary>Goes on under another number.</summary>
    Moved,

    /// <summary>Turned out to be somebody who is known under another address too.</summary>
    Joined,
}

/// <summary>Somebody is to be found elsewhere on a channel from now on.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Before">Where they were; at least one.</param>
/// <param name="After">Where they are, each with its rank; empty where the place is the same, and the phone is another one.</param>
/// <param name="ExternalId">The channel's id of what told it; a repeated one changes nothing.</param>
/// <param name="At">When.</param>
public sealed record Move(string Channel, IReadOnlyList<string> Before, IReadOnlyList<(string Address, int Rank)> After, string ExternalId, DateTimeOffset At)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(Move);
}

/// <summary>A message is stored and will be answered.</summary>
/// <param name="ConversationId">Whose it is.</param>
/// <param name="Repeated">It was there before.</param>
public sealed record Accepted(string ConversationId, bool Repeated);
