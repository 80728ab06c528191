namespace ChatbotSupport.Core.Safeguarding;

/// <summary>What the risk screen saw in one text. It never lowers anything.</summary>
/// <param name="Level">The level these signs ask for; L0 when nothing was seen.</param>
/// <param name="Flags">The signs that were seen.</param>
/// <param name="Route">Human first when a sign says that police or family may be a danger.</param>
/// <param name="AskGently">A sign too weak to alarm and too strong to ignore: one direct, gentle question is asked about it.</param>
/// <param name="Because">Ids of the rules that fired, for explanation; never the person's words.</param>
public sealed record Screening(Level Level, IReadOnlyList<Flag> Flags, Route Route, Flag? AskGently, IReadOnlyList<string> Because)
{
    /// <summary>For each rule that fired the phrase that stood in the text, as the operator wrote it; never the person's words.</summary>
    public IReadOnlyDictionary<string, string> Phrases { get; init; } = new Dictionary<string, string>();

    /// <summary>Whom it tells of.</summary>
    public Whom About { get; init; }

    /// <summary>What was said that counts only after a sign.</summary>
    public IReadOnlyList<RiskAfter> After { get; init; } = [];

    /// <summary>What the text began and the next one may finish.</summary>
    public Begun Begun { get; init; } = Begun.Nothing;

    /// <summary>It tells of blackmail: a rule of L1, or a sign that only a blackmailer gives.</summary>
    public bool TellsOfBlackmail { get; init; }

    /// <summary>Phrases say so, not only what is heard in a text.</summary>
    public bool SaysBlackmail { get; init; }

    /// <summary>It sounds like the wish for a human, in words that are no command.</summary>
    public bool WantsHuman => Wish > 0;

    /// <summary>How much it does; 0 when it does not.</summary>
    public double Wish { get; init; }

    /// <summary>It sounds so much like it that no answer takes its place.</summary>
    public bool SurelyWantsHuman => Wish >= ScreenLimits.HearsWishSurely;

    /// <summary>Nothing was seen.</summary>
    public static Screening Nothing { get; } = new(Level.L0, [], Route.Normal, null, []);
}

/// <summary>Whom a text tells of: words must fit who reads them, and a mother who writes for her daughter is not the child.</summary>
public enum Whom
{
    /// <summary>It does not say.</summary>
    Unsaid,

    /// <summary>Whoever writes.</summary>
    Writer,

    /// <summary>Somebody they write for: a daughter, a sister, a friend.</summary>
    SomebodyElse,
}
