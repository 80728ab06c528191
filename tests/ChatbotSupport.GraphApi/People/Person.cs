using System.Text.Json.Nodes;
using ChatbotSupport.GraphApi.Webhooks;

namespace ChatbotSupport.GraphApi.People;

/// <summary>Somebody with a phone. What they do here the business hears of as it would from Meta.</summary>
public sealed partial class Person
{
    private readonly World _world;
    private DateTimeOffset? _lastWrote;
    private bool _isOffline;

    internal Person(World world, string name, string phone, string userId)
    {
        (_world, Name, Phone, UserId) = (world, name, phone, userId);
        Screen = new Screen(world, this);
    }

    public string Name { get; }

    public string Phone { get; private set; }

    /// <summary>Who they are for this business, whether or not the number is shown.</summary>
    public string UserId { get; private set; }

    /// <summary>What of both the business is told.</summary>
    public Shown Shown { get; set; }

    public Screen Screen { get; }

    /// <summary>How often the phone showed that somebody is typing.</summary>
    public int TypingShown { get; internal set; }

    /// <summary>The person has blocked the business.</summary>
    public bool HasBlocked { get; set; }

    /// <summary>The account does not exist any more.</summary>
    public bool IsGone { get; set; }

    /// <summary>Free-form messages may be sent to them now.</summary>
    public bool IsWindowOpen => _lastWrote is { } at && _world.Now < at + GraphLimits.Window;

    /// <summary>Without a network nothing reaches the phone; what was sent waits.</summary>
    public bool IsOffline
    {
        get => _isOffline;
        set
        {
            lock (_world.Gate)
            {
                _isOffline = value;
                foreach (var message in value ? [] : _world.Messages.Values.Where(one => one.Person == this && one is { IsFromBot: true, IsDelivered: false, ErrorCode: null }).ToList())
                {
                    Deliver(message);
                }
            }
        }
    }

    public PhoneMessage Says(string text, PhoneMessage? replyTo = null) => Writes("text", text, Json.Of(("text", Json.Of(("body", text)))), replyTo);

    /// <summary>Says several things, one after the other: a burst.</summary>
    public void SaysEach(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Says(text);
        }
    }

    /// <summary>Waits until there is a button or a row with these words and presses it.</summary>
    public async Task<PhoneMessage> PressesAsync(string title)
    {
        var message = await Screen.ShowsAsync(shown => shown.Choices.Any(choice => choice.Title == title), $"a choice «{title}»");
        return Presses(message, title);
    }

    /// <summary>Presses a button or a row of a message, however old.</summary>
    public PhoneMessage Presses(PhoneMessage message, string title)
    {
        var choice = message.Choices.First(one => one.Title == title);
        if (message.Kind == "template")
        {
            return Writes("button", title, Json.Of(("button", Json.Of(("payload", choice.Id), ("text", title)))), message);
        }

        var kind = message.ListButton is null ? "button_reply" : "list_reply";
        var reply = Json.Of(("id", choice.Id), ("title", title), ("description", choice.Description));
        return Writes("interactive", title, Json.Of(("interactive", Json.Of(("type", kind), (kind, reply)))), message);
    }

    /// <summary>Opens the chat: everything in it is read, and the business is told unless receipts are off.</summary>
    public void Reads(bool withReceipts = true)
    {
        lock (_world.Gate)
        {
            foreach (var message in _world.Messages.Values.Where(one => one.Person == this && one is { IsFromBot: true, IsDelivered: true, IsRead: false }).ToList())
            {
                message.IsRead = true;
                if (withReceipts)
                {
                    _world.Tell(Event.Status(_world, message, "read"));
                }
            }
        }
    }

    /// <summary>Under the gate: a message was sent, and arrives unless the phone is off.</summary>
    internal void Receives(PhoneMessage message)
    {
        _world.Tell(Event.Status(_world, message, "sent"));
        if (!_isOffline)
        {
            Deliver(message);
        }
    }

    private void Deliver(PhoneMessage message)
    {
        message.IsDelivered = true;
        _world.Tell(Event.Status(_world, message, "delivered"));
    }

    private PhoneMessage Writes(string kind, string text, JsonObject content, PhoneMessage? replyTo = null)
    {
        lock (_world.Gate)
        {
            if (IsGone)
            {
                throw new InvalidOperationException($"{Name} has no account any more.");
            }

            var message = new PhoneMessage(_world.NewMessageId(Phone), this, _world.Now, isFromBot: false, kind) { Text = text, ReplyTo = replyTo };
            _lastWrote = _world.Now;
            HasBlocked = false;
            _world.Add(message);
            _world.Tell(Event.Message(_world, this, message.Id, kind, content, replyTo));
            return message;
        }
    }
}
