using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.Texts;

namespace ChatbotSupport.BotApi.People;

/// <summary>
/// Somebody with a phone, in one chat: in the private chat with the bot, or, after <see cref="In(Group, Topic?)"/>, in a group.
/// What they do here the bot hears of as it would from Telegram.
/// </summary>
public sealed partial class Person
{
    private readonly World _world;
    private readonly Account _account;
    private readonly Chat _chat;
    private readonly Topic? _topic;

    internal Person(World world, Account account, Chat chat, Topic? topic = null)
    {
        (_world, _account, _chat, _topic) = (world, account, chat, topic);
        Screen = new Screen(world, account, chat, topic);
    }

    public long Id => _account.Id;

    public string Name => _account.FirstName;

    /// <summary>What this person sees of this chat.</summary>
    public Screen Screen { get; }

    internal Account Account => _account;

    /// <summary>The same person, in a group.</summary>
    public Person In(Group group, Topic? topic = null) => new(_world, _account, group.Chat, topic);

    /// <summary>Presses Start, with the payload of a deep link if there is one.</summary>
    public ChatMessage Starts(string? payload = null) => Says(payload is null ? "/start" : $"/start {payload}");

    public ChatMessage Says(string text, ChatMessage? replyTo = null) => Writes(MessageKind.Text, text, [], replyTo);

    /// <summary>Says the same many times: a burst, as after an outage.</summary>
    public void SaysEach(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Says(text);
        }
    }

    /// <summary>Waits until a button with this text is there and presses it.</summary>
    public async Task<Press> PressesAsync(string button)
    {
        var message = await Screen.ShowsAsync(shown => shown.Buttons.Any(one => one.Text == button), $"a button «{button}»");
        return Presses(message, button);
    }

    /// <summary>Presses a button of a message, also one that the message no longer has: the press was under way when the bot took it away.</summary>
    public Press Presses(ChatMessage message, string button)
    {
        lock (_world.Gate)
        {
            var pressed = message.Buttons.Concat(message.Earlier.Reverse().SelectMany(look => look.Keyboard?.All ?? []))
                .FirstOrDefault(one => one.Text == button)
                ?? throw new InvalidOperationException($"The message never had a button «{button}».");
            if (pressed.Data is null || pressed.IsDisabled)
            {
                throw new InvalidOperationException($"The bot does not hear of the button «{button}»: it leads elsewhere, copies, or is switched off.");
            }

            var press = new Press(_world, _world.NewCallbackId(), _account, message, pressed);
            _world.Presses.Add(press.Id, press);
            _world.Updates.Add("callback_query", Json.Of(
                ("id", press.Id), ("from", _account.ToJson()), ("message", Shown(message)), ("chat_instance", $"-{Math.Abs(_chat.Id)}"), ("data", pressed.Data)), _chat.Id);
            return press;
        }
    }

    // Of a message that is gone the bot is told only where it stood.
    private static JsonObject Shown(ChatMessage message) => message.IsDeleted
        ? Json.Of(("chat", message.Chat.ToJson()), ("message_id", message.Id), ("date", 0))
        : MessageJson.Of(message);

    private ChatMessage Writes(MessageKind kind, string text, JsonObject extra, ChatMessage? replyTo = null)
    {
        lock (_world.Gate)
        {
            CheckMayWrite();
            _chat.IsStarted = true;
            return _world.Post(
                _chat, _account, MessageText.Typed(text), kind, extra, replyTo: replyTo, topic: _topic ?? replyTo?.Topic,
                isAnonymous: _chat.MemberOf(_account).IsAnonymous);
        }
    }

    private void CheckMayWrite()
    {
        if (_account.IsDeactivated || _chat.IsBlocked)
        {
            throw new InvalidOperationException($"{Name} cannot write: the account is gone, or the bot is blocked.");
        }

        if (_chat.Kind != ChatKind.Private)
        {
            var self = _chat.MemberOf(_account);
            var isClosed = _topic?.IsClosed ?? _chat.IsGeneralClosed;
            if (!self.IsInside || (isClosed && !self.May(Rights.ManageTopics)))
            {
                throw new InvalidOperationException($"{Name} cannot write here: not in the group, or the topic is closed.");
            }
        }
    }
}
