using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Delivery;

/// <summary>What became of handing a line to a channel. A closed family.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>What the channel has to write down or settle together with the outcome: one commit instead of two, and nothing in between.</summary>
    internal Action<SqliteConnection>? Remember { get; init; }

    /// <summary>When the line was handed over that became this; null when nobody noted it.</summary>
    internal DateTimeOffset? TriedAt { get; init; }

    /// <summary>The channel took it.</summary>
    /// <param name="ExternalId">The channel's id of the message, if it has one.</param>
    public sealed record Sent(string? ExternalId = null) : DeliveryOutcome
    {
        /// <summary>Its kind alone: what is in it is somebody's.</summary>
        public override string ToString() => nameof(Sent);

        /// <summary>It was only taken: whether it arrived is told later, and until then it may have to be said again.</summary>
        public bool AwaitsReceipt { get; init; }
    }

    /// <summary>Not now: too fast, or the channel is out of order.</summary>
    /// <param name="At">When the channel wants to be asked again; null when it did not say.</param>
    /// <param name="IsAppointed">The channel named this time itself: it is kept to exactly, and the channel is not out of order, so this counts as no try.</param>
    public sealed record Later(DateTimeOffset? At = null, bool IsAppointed = false) : DeliveryOutcome;

    /// <summary>The person blocked us or is gone; nothing is sent until they write again.</summary>
    public sealed record Stopped : DeliveryOutcome;

    /// <summary>The time in which the channel lets us write freely is over; the line waits until the person writes.</summary>
    public sealed record Closed : DeliveryOutcome;

    /// <summary>Nothing was handed over, because the line is not to be sent any more; there is nothing to write down about it.</summary>
    public sealed record Unwanted : DeliveryOutcome;

    /// <summary>This line can never be delivered.</summary>
    /// <param name="Reason">Why, as a code.</param>
    public sealed record FailedForGood(string Reason = "refused") : DeliveryOutcome;

    /// <summary>The connection broke: it may have arrived.</summary>
    /// <param name="Reason">Why, as a code.</param>
    public sealed record NotCertain(string Reason = "no_answer") : DeliveryOutcome
    {
        /// <summary>Until when the channel may still tell what became of it; null when it tells nothing.</summary>
        public DateTimeOffset? At { get; init; }
    }
}
