using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Texts;

namespace ChatbotSupport.BotApi.Chats;

/// <summary>What a message is, for whoever reads a screen.</summary>
public enum MessageKind
{
    Text,
    Photo,
    Video,
    Document,
    Voice,
    Sticker,
    Contact,
    Location,
    Poll,

    /// <summary>A grey line of Telegram itself: somebody joined, a topic was opened.</summary>
    Service,
}

/// <summary>How a message looked before it was changed.</summary>
public sealed record EarlierLook(string Text, Keyboard? Keyboard);

/// <summary>One message in a chat, as it is now.</summary>
public sealed class ChatMessage
{
    internal ChatMessage(Chat chat, long id, Account sender, DateTimeOffset sentAt, MessageKind kind, FormattedText text)
    {
        (Chat, Id, Sender, SentAt, Kind, Formatted) = (chat, id, sender, sentAt, kind, text);
    }

    public long Id { get; }

    public Chat Chat { get; }

    public MessageKind Kind { get; }

    public DateTimeOffset SentAt { get; }

    /// <summary>First name of who sent it.</summary>
    public string From => Sender.FirstName;

    public long FromId => Sender.Id;

    public bool IsFromBot => Sender.IsBot;

    /// <summary>What is read: a text, or the words under a picture.</summary>
    public string Text => Formatted.Text;

    public IReadOnlyList<TextEntity> Entities => Formatted.Entities;

    public Keyboard? Keyboard { get; internal set; }

    public IEnumerable<Button> Buttons => Keyboard?.All ?? [];

    /// <summary>Cannot be forwarded or saved.</summary>
    public bool IsProtected { get; internal init; }

    /// <summary>Came without a sound.</summary>
    public bool IsSilent { get; internal init; }

    public bool IsEdited => EditedAt is not null;

    public bool IsDeleted { get; internal set; }

    public bool IsPinned { get; internal set; }

    public ChatMessage? ReplyTo { get; internal init; }

    /// <summary>The topic it stands in; nothing for General and for chats without topics.</summary>
    public Topic? Topic { get; internal init; }

    /// <summary>Who reacted with what, by first name.</summary>
    public IReadOnlyDictionary<string, string> Reactions =>
        ReactionsByAccount.ToDictionary(pair => pair.Key.FirstName, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>How it looked before each change, oldest first.</summary>
    public IReadOnlyList<EarlierLook> Earlier => EarlierLooks;

    internal Account Sender { get; }

    internal FormattedText Formatted { get; set; }

    internal DateTimeOffset? EditedAt { get; set; }

    internal List<EarlierLook> EarlierLooks { get; } = [];

    internal Dictionary<Account, string> ReactionsByAccount { get; } = [];

    /// <summary>Fields that only this kind has, in Telegram's spelling.</summary>
    internal JsonObject Extra { get; init; } = [];

    /// <summary>An administrator who writes as the group itself.</summary>
    internal bool IsAnonymous { get; init; }

    /// <summary>Whoever cleared their own view of the chat after this message.</summary>
    internal HashSet<long> HiddenFrom { get; } = [];
}
