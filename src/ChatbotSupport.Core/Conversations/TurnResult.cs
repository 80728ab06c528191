namespace ChatbotSupport.Core.Conversations;

/// <summary>What a turn yields: the conversation as it is now, what is to be done, and why a command was refused, if it was.</summary>
/// <param name="Conversation">The next conversation, one version on.</param>
/// <param name="Effects">In order.</param>
/// <param name="Refusal">Why a volunteer's command was not carried out; null when it was.</param>
public sealed record TurnResult(Conversation Conversation, IReadOnlyList<Effect> Effects, Refusal? Refusal = null)
{
    /// <summary>Steps of flows that ran in this turn, as `flow/step`: what stories cover is counted from it; nothing is stored.</summary>
    public IReadOnlyList<string> Walked { get; init; } = [];

    /// <summary>What the report counts of this turn, as codes that are stored without saying whose they are.</summary>
    public IReadOnlyList<string> Counted { get; init; } = [];
}

/// <summary>Why a volunteer's action was refused.</summary>
public enum Refusal
{
    /// <summary>There is no such open case.</summary>
    NoSuchCase,

    /// <summary>Somebody else was faster.</summary>
    AlreadyTaken,

    /// <summary>The case is not this volunteer's.</summary>
    NotOwner,

    /// <summary>Only a coordinator settles a case that nobody has, or takes one from its owner.</summary>
    CoordinatorsOnly,

    /// <summary>The owner answers in time, so nobody takes the case from them.</summary>
    NotSilent,

    /// <summary>The person does not want to be written to now.</summary>
    NotNow,

    /// <summary>The person asked for somebody else.</summary>
    Excluded,

    /// <summary>The case needs training this volunteer is not marked for.</summary>
    NotTrained,

    /// <summary>The volunteer opted out of such cases.</summary>
    OptedOut,

    /// <summary>The volunteer has as many cases as they may have.</summary>
    AtCapacity,

    /// <summary>The member is not approved yet: they see cards and take nothing.</summary>
    Pending,

    /// <summary>The colleague is not on shift now.</summary>
    ColleagueAway,

    /// <summary>The case is not for this colleague: training, what they do not take, their capacity, or the person's wish.</summary>
    ColleagueUnsuited,

    /// <summary>A case is passed on with a note.</summary>
    NoteMissing,

    /// <summary>Somebody follows along already.</summary>
    SecondThere,

    /// <summary>Nobody speaks with the person yet, so there is nothing to follow.</summary>
    NothingToFollow,

    /// <summary>Signs of danger were seen: it is not misuse.</summary>
    NotMisuse,

    /// <summary>Nobody waits whom this volunteer may take.</summary>
    NobodyWaits,

    /// <summary>The text is empty or too long.</summary>
    BadText,

    /// <summary>The person erased the conversation or cannot be reached any more.</summary>
    Unreachable,

    /// <summary>The level rose after the choice was shown, and it would be lowered unseen.</summary>
    LevelRose,

    /// <summary>Danger was told a moment ago and nobody has answered it: the talk is not ended over it.</summary>
    DangerUnread,

    /// <summary>The line was not sent by this volunteer, or has been read where nothing can be taken back.</summary>
    NotTakenBack,
}
