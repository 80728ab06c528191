namespace ChatbotSupport.Delivery;

/// <summary>What became of handing a line to a channel. A closed family.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>The channel took it.</summary>
    /// <param name="ExternalId">The channel's id of the message, if it has one.</param>
    public sealed record Sent(string? ExternalId = null) : DeliveryOutcome;

    /// <summary>Not now: too fast, or the channel is out of order.</summary>
    /// <param name="At">When the channel wants to be asked again; null when it did not say.</param>
    public sealed record Later(DateTimeOffset? At = null) : DeliveryOutcome;

    /// <summary>The person blocked us or is gone; nothing is sent until they write again.</summary>
    public sealed record Stopped : DeliveryOutcome;

    /// <summary>This line can never be delivered.</summary>
    public sealed record FailedForGood : DeliveryOutcome;

    /// <summary>The connection broke: it may have arrived.</summary>
    public sealed record NotCertain : DeliveryOutcome;
}
