namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Words that say little alone and much after a sign: «قررت» of somebody who spoke of suicide is a decision, «نعسانه» a reason to name the hospital, «وصلت» on the way to a meeting the danger itself.</summary>
public sealed record RiskAfter
{
    /// <summary>Stable id, unique among rules, raises and these.</summary>
    public required string Id { get; init; }

    /// <summary>The flags after which they count.</summary>
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>The level they raise to.</summary>
    public required Level To { get; init; }

    /// <summary>What they tell of.</summary>
    public required AfterKind Tells { get; init; }

    /// <summary>The phrases; any one is enough.</summary>
    public required IReadOnlyList<string> Phrases { get; init; }

    /// <summary>Phrases that cancel a match they overlap.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>Examples that must tell of it.</summary>
    public IReadOnlyList<string> Positive { get; init; } = [];

    /// <summary>Examples that must not.</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];
}

/// <summary>What words after a sign tell of, the gravest first; each is answered in words of its own.</summary>
public enum AfterKind
{
    /// <summary>Medicine or poison was taken, or it shows.</summary>
    Taken,

    /// <summary>A wound.</summary>
    Wounded,

    /// <summary>Whoever is dangerous is at the door, or inside.</summary>
    AtHome,

    /// <summary>The person is where they were asked to come, or whoever asked them is there.</summary>
    AtMeeting,

    /// <summary>Whoever is dangerous means to come to where the person is.</summary>
    Coming,

    /// <summary>Somebody else who spoke of suicide is locked in, and does not answer.</summary>
    Unreachable,

    /// <summary>Somebody means to hurt whoever blackmails.</summary>
    Revenge,

    /// <summary>Something was decided, prepared or is to happen now.</summary>
    Decision,

    /// <summary>A goodbye.</summary>
    Goodbye,
}
