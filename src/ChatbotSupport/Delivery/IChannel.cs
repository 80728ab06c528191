using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Delivery;

/// <summary>A way to people: hands a line over and says what became of it.</summary>
public interface IChannel
{
    /// <summary>The channel's name as conversations keep it.</summary>
    string Name { get; }

    /// <summary>True when lines wait in a mailbox until the person's page has shown them.</summary>
    bool KeepsUntilRead => false;

    /// <summary>True when a neutral, approved reminder can be sent although the channel lets us write nothing of our own any more.</summary>
    bool CanRemind => false;

    /// <summary>True when it asks by itself, before each message it says, whether the line is still wanted.</summary>
    bool AsksFirst => false;

    /// <summary>Hands a line over.</summary>
    Task<DeliveryOutcome> SendAsync(OutgoingLine line, CancellationToken cancellation);
}

/// <summary>A line on its way to a person.</summary>
/// <param name="Id">Its id, the same in every try.</param>
/// <param name="ConversationId">Whose conversation.</param>
/// <param name="Address">Where the person is on the channel.</param>
/// <param name="Message">What they read.</param>
public sealed record OutgoingLine(string Id, string ConversationId, string Address, Message Message)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(OutgoingLine);

    /// <summary>The channel lets us write nothing of our own: its approved reminder goes in place of the words.</summary>
    public bool IsReminder { get; init; }

    /// <summary>Nothing of it was said before: the turn that queued it has just been committed.</summary>
    public bool IsFresh { get; init; }

    /// <summary>Asked by a channel before each message of the line, after it waited for its turn: whoever left or erased meanwhile is told nothing more.</summary>
    public Func<bool> IsWanted { get; init; } = () => true;
}
