namespace ChatbotSupport.BotApi.Updates;

/// <summary>What goes wrong with the order and the number of updates in the next answer.</summary>
internal sealed class UpdateFaults
{
    public bool DeliverTwice { get; set; }

    public bool DeliverReversed { get; set; }

    /// <summary>Applies what was asked for, once.</summary>
    public IReadOnlyList<Update> Spoil(IReadOnlyList<Update> updates)
    {
        if (updates.Count == 0 || !(DeliverTwice || DeliverReversed))
        {
            return updates;
        }

        var spoilt = DeliverTwice ? updates.SelectMany(update => new[] { update, update }) : updates;
        spoilt = DeliverReversed ? spoilt.Reverse() : spoilt;
        (DeliverTwice, DeliverReversed) = (false, false);
        return [.. spoilt];
    }
}
