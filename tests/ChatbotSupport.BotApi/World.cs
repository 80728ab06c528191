using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.Rates;
using ChatbotSupport.BotApi.Texts;
using ChatbotSupport.BotApi.Updates;

namespace ChatbotSupport.BotApi;

/// <summary>All of Telegram that exists here: accounts, chats, messages and what the bot has yet to hear of.</summary>
internal sealed class World : StandInWorld
{
    private const long FirstPersonId = 700_000_001;
    private const long FirstGroupId = -4_000_000_001;
    private const long FirstSupergroupId = -1_002_000_000_001;
    private const string BotUsername = "najda_support_bot";

    private long _lastSharedMessageId = 100;
    private long _groups;
    private long _links;
    private long _callbacks = 8_100_000_000_000_000;

    public World(long botId, TimeProvider clock)
        : base(clock)
    {
        Bot = new Account { Id = botId, FirstName = "Support", Username = BotUsername, IsBot = true };
        Updates = new UpdateQueue(clock, Changed);
        Rates = new RateLimits(clock);
    }

    public Account Bot { get; }

    /// <summary>Privacy mode: in groups where it is no administrator, the bot reads only what is meant for it.</summary>
    public bool BotReadsAllGroupMessages { get; set; }

    public UpdateQueue Updates { get; }

    public RateLimits Rates { get; }

    public Dictionary<long, Account> Accounts { get; } = [];

    public Dictionary<long, Chat> Chats { get; } = [];

    public Dictionary<string, Press> Presses { get; } = new(StringComparer.Ordinal);

    public Account NewPerson(string firstName, string? username, string? language)
    {
        var person = new Account { Id = FirstPersonId + Accounts.Count, FirstName = firstName, Username = username, Language = language };
        Accounts.Add(person.Id, person);
        Chats.Add(person.Id, new Chat(person.Id, ChatKind.Private, firstName) { Person = person });
        return person;
    }

    public Chat NewGroup(string title, ChatKind kind)
    {
        var id = (kind == ChatKind.Group ? FirstGroupId : FirstSupergroupId) - _groups++;
        var chat = new Chat(id, kind, title);
        Chats.Add(id, chat);
        return chat;
    }

    /// <summary>Opens a topic; the service message that says so gives it its number.</summary>
    public Topic OpenTopic(Chat forum, Account by, string name, int iconColor)
    {
        var topic = new Topic(forum.UpcomingOwnId, name, iconColor, by);
        forum.Topics.Add(topic.Id, topic);
        topic.Opening = PostService(forum, by, Json.Of(("forum_topic_created", Json.Of(("name", name), ("icon_color", iconColor)))), topic);
        return topic;
    }

    public void LetIn(Chat chat, Account by, Account newcomer)
    {
        chat.JoinRequests.Remove(newcomer.Id);
        ChangeMember(chat, by, new Member(newcomer, Standing.Member));
        PostService(chat, by == Bot ? newcomer : by, Json.Of(("new_chat_members", Json.Array([newcomer.ToJson()]))));
    }

    public string NewLinkUrl() => $"https://t.me/+stand-in{++_links:D4}";

    public string NewCallbackId() => (++_callbacks).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Writes a message into a chat and tells the bot if it would hear of it.</summary>
    public ChatMessage Post(
        Chat chat, Account sender, FormattedText text, MessageKind kind = MessageKind.Text, JsonObject? extra = null, Keyboard? keyboard = null,
        ChatMessage? replyTo = null, Topic? topic = null, bool isProtected = false, bool isSilent = false, bool isAnonymous = false)
    {
        // Supergroups number their messages themselves; all other chats of the bot share one row of numbers.
        var id = chat.Kind == ChatKind.Supergroup ? chat.NextOwnId() : ++_lastSharedMessageId;
        var message = new ChatMessage(chat, id, sender, Now, kind, text)
        {
            Extra = extra ?? [],
            Keyboard = keyboard,
            ReplyTo = replyTo,
            Topic = topic,
            IsProtected = isProtected,
            IsSilent = isSilent,
            IsAnonymous = isAnonymous,
        };
        chat.Add(message);
        if (BotHears(message))
        {
            Updates.Add("message", MessageJson.Of(message), chat.Id);
        }

        Changed.Ring();
        return message;
    }

    /// <summary>A line of Telegram itself. The bot hears of its own ones in groups, too.</summary>
    public ChatMessage PostService(Chat chat, Account sender, JsonObject what, Topic? topic = null) =>
        Post(chat, sender, FormattedText.Empty, MessageKind.Service, what, topic: topic);

    public void ChangeMember(Chat chat, Account by, Member changed)
    {
        var before = chat.MemberOf(changed.Account);
        chat.Members[changed.Account.Id] = changed;
        var isBot = changed.Account == Bot;
        if (isBot || chat.MemberOf(Bot).IsAdministrator)
        {
            TellOfMember(isBot ? "my_chat_member" : "chat_member", chat, by, before, changed);
        }

        Changed.Ring();
    }

    public void TellOfMember(string kind, Chat chat, Account by, Member before, Member after) => Updates.Add(kind, Json.Of(
        ("chat", chat.ToJson()), ("from", by.ToJson()), ("date", Stamp.Seconds(Now)), ("old_chat_member", before.ToJson()), ("new_chat_member", after.ToJson())), chat.Id);

    public bool BotHears(ChatMessage message)
    {
        var chat = message.Chat;
        if (message.Sender == Bot)
        {
            return chat.Kind != ChatKind.Private && message.Kind == MessageKind.Service;
        }

        if (chat.Kind == ChatKind.Private)
        {
            return true;
        }

        var self = chat.MemberOf(Bot);
        return self.IsInside && (self.IsAdministrator || BotReadsAllGroupMessages || message.Kind == MessageKind.Service || IsMeantForBot(message));
    }

    private bool IsMeantForBot(ChatMessage message)
    {
        var command = message.Entities.FirstOrDefault(entity => entity is { Type: "bot_command", Offset: 0 });
        var addressed = command is null ? null : message.Text[..command.Length];
        return message.ReplyTo?.Sender == Bot
            || (addressed is not null && (!addressed.Contains('@', StringComparison.Ordinal) || addressed.EndsWith($"@{Bot.Username}", StringComparison.OrdinalIgnoreCase)));
    }
}
