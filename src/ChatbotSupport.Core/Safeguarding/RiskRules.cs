namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Everything the risk screen goes by, as operators write it in `safeguarding.yaml`.</summary>
public sealed record RiskRules
{
    /// <summary>The list of <see cref="Words"/> that name the blackmailer; see <see cref="Who"/>.</summary>
    public const string BlackmailerList = "blackmailer";

    /// <summary>The list of <see cref="Words"/> that name somebody whom the writer may be writing for.</summary>
    public const string SomebodyElseList = "somebody_else";

    /// <summary>The list of <see cref="Words"/> by which the writer tells of themselves: what is done to them, their own pictures, age, life.</summary>
    public const string OneselfList = "oneself";

    /// <summary>The list of <see cref="Words"/> that make a number before them anything but an age (money, days, pictures …).</summary>
    public const string UnitsList = "units";

    /// <summary>The list of words that say that something will happen: only what stands right before one of them denies it.</summary>
    public const string WillList = "will";

    /// <summary>The list of words that refuse and, before one of <see cref="WillList"/>, deny nothing: «لا راح يقتلوني».</summary>
    public const string RefusalsList = "refusals";

    /// <summary>The list of words that belong to the negation before them: «ما احد راح يقتلني».</summary>
    public const string NobodyList = "nobody";

    /// <summary>The list of words by which somebody turns to what they themselves want or do: the «…» of what cancels a sign does not reach over them.</summary>
    public const string TurningList = "turning";

    /// <summary>What they think of, and their family: the «…» of an idiom does not reach over them either.</summary>
    internal static readonly string[] EndingIdioms = ["thinking", "family", "relative"];

    /// <summary>The year birth years are reckoned from.</summary>
    public int ReferenceYear { get; init; }

    /// <summary>Named lists; a phrase says [name] for one of its entries.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Named stems of verbs; a phrase says [name:me] for every form of one of them that is done to the writer.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Verbs { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Words that cancel a sign they stand right before.</summary>
    public IReadOnlyList<string> Negations { get; init; } = [];

    /// <summary>Words that may stand between a negation and the sign.</summary>
    public IReadOnlyList<string> Bridges { get; init; } = [];

    /// <summary>Phrases that cancel every sign they overlap, such as «ميت من الضحك».</summary>
    public IReadOnlyList<string> Idioms { get; init; } = [];

    /// <summary>How people laugh when they write: letters of which a whole word is made, over and over, or signs. What somebody laughs at is asked about.</summary>
    public IReadOnlyList<string> Laughter { get; init; } = [];

    /// <summary>The rules.</summary>
    public IReadOnlyList<RiskRule> Rules { get; init; } = [];

    /// <summary>What makes a sign more urgent when it stands near.</summary>
    public IReadOnlyList<RiskRaise> Raises { get; init; } = [];

    /// <summary>What says little alone, and much by whom a sign was told before.</summary>
    public IReadOnlyList<RiskAfter> Afterwards { get; init; } = [];

    /// <summary>What signs of L2 and the wish for a human sound like.</summary>
    public IReadOnlyList<RiskSound> Sounds { get; init; } = [];

    /// <summary>Lines that tell of none of the sounds, however close they come.</summary>
    public IReadOnlyList<string> Harmless { get; init; } = [];

    /// <summary>Blackmail and everyday talk without any sign of L3 or L4: nobody is asked about one for it. Signs of L2 may stand in it.</summary>
    public IReadOnlyList<string> Plain { get; init; } = [];
}

/// <summary>One rule: phrases that are a sign, and what the sign means.</summary>
public sealed record RiskRule
{
    /// <summary>Stable id, shown where a decision is explained.</summary>
    public required string Id { get; init; }

    /// <summary>The flag that is raised, or null when the rule only sets the level or the route.</summary>
    public Flag? Flag { get; init; }

    /// <summary>The level asked for; null for the usual one of the flag.</summary>
    public Level? Level { get; init; }

    /// <summary>Too weak to alarm: the person is asked gently about <see cref="Flag"/>, and nothing is raised.</summary>
    public bool Ask { get; init; }

    /// <summary>The route that is set.</summary>
    public Route Route { get; init; }

    /// <summary>Whom the sign is about.</summary>
    public Who Who { get; init; }

    /// <summary>A negation before the phrase changes nothing.</summary>
    public bool NegationCounts { get; init; }

    /// <summary>The phrases; any one is enough.</summary>
    public required IReadOnlyList<string> Phrases { get; init; }

    /// <summary>Phrases that cancel a match of this rule they overlap.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>Examples that must fire the rule.</summary>
    public IReadOnlyList<string> Positive { get; init; } = [];

    /// <summary>Examples that must not.</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];

    /// <summary>The level this rule asks for; one that only asks has none unless it says so.</summary>
    public Level EffectiveLevel => Level ?? (Ask ? Safeguarding.Level.L0
        : Flag is not { } flag ? Safeguarding.Level.L1 : FlagNames.Risks.Contains(flag) ? Safeguarding.Level.L3 : Safeguarding.Level.L2);
}

/// <summary>Signs of a plan, a means or a time that make a flag more urgent when they stand near it.</summary>
public sealed record RiskRaise
{
    /// <summary>Stable id, unique among rules and raises.</summary>
    public required string Id { get; init; }

    /// <summary>The flags it concerns.</summary>
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>The level they are raised to.</summary>
    public required Level To { get; init; }

    /// <summary>The phrases; any one is enough.</summary>
    public required IReadOnlyList<string> Phrases { get; init; }

    /// <summary>Phrases that cancel a match they overlap.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>Examples that must raise.</summary>
    public IReadOnlyList<string> Positive { get; init; } = [];

    /// <summary>Examples that must not.</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];
}

/// <summary>Whom a rule is about. A sign about the person or someone close to them does not count when the blackmailer is named right before it.</summary>
public enum Who
{
    /// <summary>Whoever it is.</summary>
    Anyone,

    /// <summary>The person who writes.</summary>
    Self,

    /// <summary>Someone they write about: a sister, a son, a pupil.</summary>
    Other,

    /// <summary>The blackmailer: what he says, wants or does.</summary>
    Him,
}
