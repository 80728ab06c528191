using System.Text.Json.Serialization;

namespace ChatbotSupport.Core.Conversations;

/// <summary>One outgoing message: text in short paragraphs and the buttons under it.</summary>
/// <param name="Text">What the person reads; facts already filled in, numbers not yet isolated (the channel does that).</param>
/// <param name="Buttons">Buttons in order; empty when none.</param>
/// <param name="Kind">How the channel treats it.</param>
/// <param name="Alias">The alias of the volunteer who speaks; null for the bot.</param>
public sealed record Message(string Text, IReadOnlyList<Button> Buttons, MessageKind Kind = MessageKind.Bot, string? Alias = null)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(Message);
}

/// <summary>A button: at most 64 bytes of payload, at most 20 characters of text.</summary>
/// <param name="Payload">What comes back when it is pressed.</param>
/// <param name="Text">What it says.</param>
/// <param name="Tone">What it is coloured for, where a channel has colours.</param>
public sealed record Button(string Payload, string Text, Tone Tone = Tone.Usual);

/// <summary>What a choice is marked as by whoever wrote it. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Tone>))]
public enum Tone
{
    /// <summary>A choice like any other.</summary>
    Usual,

    /// <summary>Something is urgent: red.</summary>
    Urgent,

    /// <summary>Something is done: green.</summary>
    Done,
}

/// <summary>How a channel treats a message.</summary>
public enum MessageKind
{
    /// <summary>The bot speaks.</summary>
    Bot,

    /// <summary>A volunteer speaks through the bot.</summary>
    Volunteer,

    /// <summary>The one dull line left on the screen after leaving or erasing; passes the gate because it answers a press.</summary>
    Dull,

    /// <summary>Nothing is said: the line that the text names is taken from the screen. Lights up nothing, so the gate lets it pass.</summary>
    Withdrawal,

    /// <summary>
    /// Said instead of an answer that failed on our side. Whoever just wrote is there, also if they had left or blocked us before, which only the failed turn would have noted.
    /// Once that moment is over it waits like any other line.
    /// </summary>
    Failure,

    /// <summary>The bot begins by itself, long after the person was there: never at night, whenever the line gets its turn.</summary>
    FollowUp,
}
