namespace ChatbotSupport.GraphApi;

/// <summary>What free-form messages cost: so many a month are free; without a way to pay, further ones vanish after they were accepted.</summary>
public sealed class Billing
{
    private (int Year, int Month) _month;
    private int _delivered;

    public bool HasPaymentMethod { get; set; } = true;

    public int FreePerMonth { get; set; } = GraphLimits.FreePerMonth;

    internal bool Covers(DateTimeOffset now)
    {
        if (_month != (now.Year, now.Month))
        {
            (_month, _delivered) = ((now.Year, now.Month), 0);
        }

        return HasPaymentMethod || _delivered < FreePerMonth;
    }

    internal void Count() => _delivered++;
}
