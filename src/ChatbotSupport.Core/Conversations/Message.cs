namespace ChatbotSupport.Core.Conversations;

/// <summary>One outgoing message: text in short paragraphs and the buttons under it.</summary>
/// <param name="Text">What the person reads; facts already filled in, numbers not yet isolated (the channel does that).</param>
/// <param name="Buttons">Buttons in order; empty when none.</param>
/// <param name="Kind">How the channel treats it.</param>
/// <param name="Alias">The alias of the volunteer who speaks; null for the bot.</param>
public sealed record Message(string Text, IReadOnlyList<Button> Buttons, MessageKind Kind = MessageKind.Bot, string? Alias = null);

/// <summary>A button: at most 64 bytes of payload, at most 20 characters of text.</summary>
public sealed record Button(string Payload, string Text);

/// <summary>How a channel treats a message.</summary>
public enum MessageKind
{
    /// <summary>The bot speaks.</summary>
    Bot,

    /// <summary>A volunteer speaks through the bot.</summary>
    Volunteer,

    /// <summary>The one dull line left on the screen after leaving or erasing; passes the gate because it answers a press.</summary>
    Dull,
}
