using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Chats;

/// <summary>What sort of chat it is.</summary>
public enum ChatKind
{
    Private,
    Group,
    Supergroup,
}

/// <summary>One chat as Telegram keeps it: who is in it and everything that was written.</summary>
public sealed class Chat
{
    private readonly List<ChatMessage> _messages = [];
    private readonly Dictionary<long, ChatMessage> _byId = [];
    private long _lastOwnId;

    internal Chat(long id, ChatKind kind, string title)
    {
        (Id, Kind, Title) = (id, kind, title);
    }

    public long Id { get; }

    public ChatKind Kind { get; }

    /// <summary>Title of a group; first name of the person in a private chat.</summary>
    public string Title { get; internal set; }

    public bool IsForum { get; internal set; }

    /// <summary>Every message, also those that were deleted, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Messages => _messages;

    internal Dictionary<long, Member> Members { get; } = [];

    internal Dictionary<long, Topic> Topics { get; } = [];

    internal List<InviteLink> Links { get; } = [];

    internal List<long> JoinRequests { get; } = [];

    /// <summary>The person on the other side of a private chat.</summary>
    internal Account? Person { get; init; }

    /// <summary>In a private chat: the person pressed Start at least once.</summary>
    internal bool IsStarted { get; set; }

    /// <summary>In a private chat: the person blocked the bot.</summary>
    internal bool IsBlocked { get; set; }

    /// <summary>In a private chat: until when the bot may write although Start was never pressed, because the person asked to join a group.</summary>
    internal DateTimeOffset? OpenUntil { get; set; }

    internal bool IsGeneralClosed { get; set; }

    /// <summary>The public name of a group, which makes it public.</summary>
    internal string? PublicName { get; set; }

    /// <summary>What a small group became when it was upgraded.</summary>
    internal Chat? UpgradedTo { get; set; }

    /// <summary>What members may do without being administrators.</summary>
    internal Rights MemberRights { get; set; } = Rights.InviteUsers | Rights.PinMessages | Rights.ChangeInfo;

    /// <summary>New members see what was written before.</summary>
    internal bool HasVisibleHistory { get; set; }

    /// <summary>Whoever wants to come in has to be let in.</summary>
    internal bool JoinsByRequest { get; set; }

    /// <summary>The number that the next message of a supergroup gets.</summary>
    internal long UpcomingOwnId => _lastOwnId + 1;

    /// <summary>Supergroups number their messages themselves.</summary>
    internal long NextOwnId() => ++_lastOwnId;

    internal void Add(ChatMessage message)
    {
        _messages.Add(message);
        _byId.Add(message.Id, message);
    }

    /// <summary>A message that is still there.</summary>
    internal ChatMessage? Find(long id) => _byId.GetValueOrDefault(id) is { IsDeleted: false } message ? message : null;

    internal Member MemberOf(Account account) => Members.GetValueOrDefault(account.Id) ?? new Member(account, Standing.Left);

    internal JsonObject ToJson() => Kind == ChatKind.Private
        ? Json.Of(("id", Id), ("first_name", Title), ("username", Person?.Username), ("type", "private"))
        : Json.Of(("id", Id), ("title", Title), ("username", PublicName), ("is_forum", Stamp.True(IsForum)), ("type", Kind == ChatKind.Group ? "group" : "supergroup"));
}
