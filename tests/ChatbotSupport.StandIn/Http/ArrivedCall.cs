namespace ChatbotSupport.StandIn.Http;

/// <summary>A call that arrived, as it was sent.</summary>
/// <param name="Number">1 for the first call of all.</param>
/// <param name="Name">Which call it is.</param>
/// <param name="At">By the clock of the stand-in.</param>
public abstract record ArrivedCall(int Number, string Name, DateTimeOffset At)
{
    /// <summary>What it was answered with: an HTTP code, or 0 while it is under way or when the connection was cut.</summary>
    public int Answered { get; internal set; }

    /// <summary>It was carried out, whether or not the product was told so.</summary>
    public bool WasCarriedOut { get; internal set; }

    /// <summary>The words of a refusal.</summary>
    public string? Refusal { get; internal set; }
}
