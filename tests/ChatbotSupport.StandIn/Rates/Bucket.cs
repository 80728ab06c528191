namespace ChatbotSupport.StandIn.Rates;

/// <summary>What is left of a rate: so much at once, filled again little by little.</summary>
/// <param name="Left">What is left.</param>
/// <param name="At">When that was so.</param>
public readonly record struct Bucket(double Left, DateTimeOffset At)
{
    /// <summary>What is left now.</summary>
    public Bucket Filled(DateTimeOffset now, double perSecond, double most) => new(Math.Min(most, Left + ((now - At).TotalSeconds * perSecond)), now);

    /// <summary>One is taken.</summary>
    public Bucket Less() => this with { Left = Left - 1 };

    /// <summary>How long until one is left.</summary>
    public TimeSpan WaitFor(double perSecond) => Left >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - Left) / perSecond);
}
