namespace ChatbotSupport.GraphApi.People;

/// <summary>A message in the chat of one person with the business, as the phone shows it.</summary>
public sealed class PhoneMessage
{
    internal PhoneMessage(string id, Person person, DateTimeOffset at, bool isFromBot, string kind)
    {
        (Id, Person, At, IsFromBot, Kind) = (id, person, at, isFromBot, kind);
    }

    public string Id { get; }

    public DateTimeOffset At { get; }

    public bool IsFromBot { get; }

    /// <summary>As the API calls it.</summary>
    public string Kind { get; }

    public string Text { get; internal set; } = "";

    public IReadOnlyList<Choice> Choices { get; internal init; } = [];

    /// <summary>The words that open the list, when the choices are rows.</summary>
    public string? ListButton { get; internal init; }

    public PhoneMessage? ReplyTo { get; internal init; }

    /// <summary>What the product wrote on the back.</summary>
    public string? CallbackData { get; internal init; }

    /// <summary>Why it never arrived.</summary>
    public int? ErrorCode { get; internal set; }

    /// <summary>It lies on the phone.</summary>
    public bool IsDelivered { get; internal set; }

    /// <summary>The person has opened the chat since.</summary>
    public bool IsRead { get; internal set; }

    /// <summary>The person sees blue ticks at what they wrote.</summary>
    public bool IsReadByBot { get; internal set; }

    public bool IsEdited { get; internal set; }

    public bool IsRevoked { get; internal set; }

    public string? BotReaction { get; internal set; }

    /// <summary>Counts up over all messages here.</summary>
    internal long Number { get; set; }

    internal Person Person { get; }

    /// <summary>The number or user id that was written to.</summary>
    internal string? SentTo { get; init; }
}
