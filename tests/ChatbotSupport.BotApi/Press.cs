using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi;

/// <summary>A button that somebody pressed, and what they were told.</summary>
public sealed class Press
{
    private readonly World _world;

    internal Press(World world, string id, Account by, ChatMessage message, Button button)
    {
        (_world, Id, By, Message, Button, PressedAt) = (world, id, by, message, button, world.Now);
    }

    public string Id { get; }

    public ChatMessage Message { get; }

    public Button Button { get; }

    /// <summary>The wheel on the button has stopped: the bot answered the press.</summary>
    public bool IsAnswered { get; internal set; }

    /// <summary>The short note shown at the top of the screen, if there is one.</summary>
    public string? Note { get; internal set; }

    /// <summary>The note is a box that has to be closed.</summary>
    public bool IsAlert { get; internal set; }

    /// <summary>What the press opened: a way into the private chat with the bot.</summary>
    public string? Opens { get; internal set; }

    internal Account By { get; }

    internal DateTimeOffset PressedAt { get; }

    /// <summary>Waits until the bot answered the press.</summary>
    public Task<Press> AnsweredAsync() => _world.UntilAsync(() => IsAnswered ? this : null, () => $"The press of «{Button.Text}» was not answered.");
}
