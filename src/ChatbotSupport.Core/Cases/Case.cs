using System.Text.Json.Serialization;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Cases;

/// <summary>One handing over of a conversation to the volunteers, from the flag or the request to the closing. Level, flags and route stand on the conversation.</summary>
public sealed record Case
{
    /// <summary>Six digits, shown 482-715; proves nothing about a person.</summary>
    public required string Code { get; init; }

    /// <summary>Where the case stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required CaseState State { get; init; }

    /// <summary>Why it was opened, and what came later; first reason first.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>When it was opened, or last reopened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Since when the person waits for a human; the queue's second key.</summary>
    public required DateTimeOffset WaitingSince { get; init; }

    /// <summary>The volunteer who speaks with the person, or null.</summary>
    public CaseOwner? Owner { get; init; }

    /// <summary>Who spoke with the person before the owner did: had it when it last returned to the queue, or passed it on.</summary>
    public CaseOwner? LastOwner { get; init; }

    /// <summary>When it went to its owner from another one; null when it was taken from the queue.</summary>
    public DateTimeOffset? PassedOnAt { get; init; }

    /// <summary>When the owner took it; null while nobody has it.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>When the case returns to the queue unless the owner writes.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>When a volunteer last wrote to the person.</summary>
    public DateTimeOffset? LastVolunteerAt { get; init; }

    /// <summary>Whether the person lets the team read what was written before.</summary>
    public Consent Consent { get; init; }

    /// <summary>When consent was last asked for.</summary>
    public DateTimeOffset? ConsentAskedAt { get; init; }

    /// <summary>How often consent was asked for; twice at most.</summary>
    public int ConsentAsks { get; init; }

    /// <summary>When the next reply of a volunteer is due; null while none is owed.</summary>
    public DateTimeOffset? ReplyDueAt { get; init; }

    /// <summary>When the bot says the safety words itself unless the volunteer writes; null while no sign of L4 is unanswered.</summary>
    public DateTimeOffset? SafetyDueAt { get; init; }

    /// <summary>When danger was last told in the talk; null once a volunteer or the bot has written after it.</summary>
    public DateTimeOffset? DangerAt { get; init; }

    /// <summary>What is happening, told in the talk and not answered by a volunteer yet.</summary>
    public Safeguarding.AfterKind? Happening { get; init; }

    /// <summary>Whether somebody on call said «أنا هنا» at L4.</summary>
    public bool OnCallIsHere { get; init; }

    /// <summary>The person left quickly; an answer is not to be expected.</summary>
    public bool PersonLeft { get; init; }

    /// <summary>The person erased the conversation; there is no way to reach them.</summary>
    public bool Erased { get; init; }

    /// <summary>Volunteers who may not see this case any more (the person asked for somebody else or complained).</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>A second volunteer who follows along, reads and notes, and does not write to the person.</summary>
    public CaseOwner? Second { get; init; }

    /// <summary>The owner asked for somebody to follow along, and nobody does yet.</summary>
    public bool SecondWanted { get; init; }

    /// <summary>The person was told that a second one may follow along; said once.</summary>
    public bool SecondTold { get; init; }

    /// <summary>The person was told that their wish for a woman or a man could not be met; said once.</summary>
    public bool WishUnmetTold { get; init; }

    /// <summary>How it ended, once closed.</summary>
    public CaseOutcome? Outcome { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Counts every change, so that a stale button is recognised.</summary>
    public int Version { get; init; }

    /// <summary>Who has the case, or had it last; null when nobody did yet.</summary>
    [JsonIgnore]
    public CaseOwner? Partner => Owner ?? LastOwner;

    /// <summary>Who spoke with the person last, as far as is known when a case goes on to somebody else.</summary>
    [JsonIgnore]
    public CaseOwner? LastToSpeak => HasSpoken ? Owner : LastOwner ?? Owner;

    /// <summary>Whether who has the case now has written to the person since it is theirs.</summary>
    [JsonIgnore]
    public bool HasSpoken => Owner is not null && LastVolunteerAt is { } wrote && !(wrote < TakenAt);

    /// <summary>
    /// Whom a remark about the talk, or «شخص آخر», is about: who has the case; within minutes after it was passed on, and as long as the new owner has written nothing, who spoke with the
    /// person before, unless they were sent away already.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="within">How long after the passing on.</param>
    public CaseOwner? ComplainedOf(DateTimeOffset now, TimeSpan within) =>
        Owner is not null && !HasSpoken && LastOwner is { } before && PassedOnAt is { } passed && now - passed < within && !Excluded.Contains(before.VolunteerId) ? before : Partner;

    /// <summary>Open means waiting or owned.</summary>
    public bool IsOpen => State != CaseState.Closed;

    /// <summary>The person does not want the team to read, or to be written to, now.</summary>
    public bool IsDeclined => Consent is Consent.NotNow or Consent.Refused;
}

/// <summary>The volunteer who owns a case; people see the alias only.</summary>
public sealed record CaseOwner(string VolunteerId, string Alias)
{
    /// <summary>What coordinators marked, for whoever wishes to talk with a woman or a man; unknown when they did not.</summary>
    public Wish Mark { get; init; }

    /// <summary>Flags of cases that are not for them: what they are not trained for, and what they do not take.</summary>
    public IReadOnlyList<Flag> NotFor { get; init; } = [];

    /// <summary>Whether a case with these flags is not for them.</summary>
    public bool IsUnpreparedFor(IEnumerable<Flag> flags) => flags.Any(NotFor.Contains);

    /// <summary>Equal in everything; two lists of the same flags are the same.</summary>
    public bool Equals(CaseOwner? other) =>
        other is not null && (VolunteerId, Alias, Mark) == (other.VolunteerId, other.Alias, other.Mark) && NotFor.SequenceEqual(other.NotFor);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(VolunteerId, Alias, Mark, NotFor.Count);
}

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>In the queue.</summary>
    Waiting,

    /// <summary>A volunteer speaks with the person.</summary>
    Owned,

    /// <summary>Closed with an outcome.</summary>
    Closed,
}

/// <summary>Whether the person's words may be shown to the team.</summary>
public enum Consent
{
    /// <summary>Not answered yet.</summary>
    Unanswered,

    /// <summary>«موافقة».</summary>
    Given,

    /// <summary>«ليس الآن»: nobody writes to the person; offered once more after ten minutes.</summary>
    NotNow,

    /// <summary>«ليس الآن» a second time: not asked again.</summary>
    Refused,
}

/// <summary>How a case ended.</summary>
public enum CaseOutcome
{
    /// <summary>The person was helped and agreed on the next steps.</summary>
    Helped,

    /// <summary>Sent on to a better place.</summary>
    Referred,

    /// <summary>The person did not come back.</summary>
    NoAnswer,

    /// <summary>The person ended it.</summary>
    EndedByPerson,

    /// <summary>Not somebody looking for help.</summary>
    Misuse,
}
