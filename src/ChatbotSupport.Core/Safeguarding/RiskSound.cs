namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Examples of one sign, or of the wish for a human, from which is learnt what it sounds like in words that no phrase names.</summary>
public sealed record RiskSound
{
    /// <summary>Stable id, unique among rules, raises and sounds.</summary>
    public required string Id { get; init; }

    /// <summary>The sign of L2 that is heard; null for the wish for a human.</summary>
    public Flag? Flag { get; init; }

    /// <summary>The route that is set with it.</summary>
    public Route Route { get; init; }

    /// <summary>Answers whose examples say nothing about this sign, because some of them tell of it and some do not.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Examples that tell of it.</summary>
    public required IReadOnlyList<string> Positive { get; init; }

    /// <summary>Examples that do not, however close they come.</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];
}
