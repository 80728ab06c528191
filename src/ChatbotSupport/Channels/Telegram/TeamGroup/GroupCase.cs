using ChatbotSupport.Core.Cases;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>A case as the group may know it, and its card there. Codes, names of signs and times; no word of a person.</summary>
internal sealed class GroupCase
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>The channel the person writes on.</summary>
    public required string Channel { get; init; }

    /// <summary>The language they write in.</summary>
    public required string Language { get; init; }

    /// <summary>Where it stands.</summary>
    public required string State { get; init; }

    /// <summary>How urgent it is.</summary>
    public required string Level { get; init; }

    /// <summary>Why it was opened.</summary>
    public required string Reasons { get; init; }

    /// <summary>Who has it, by alias.</summary>
    public string? Owner { get; init; }

    /// <summary>When it was opened.</summary>
    public long OpenedAt { get; init; }

    /// <summary>Since when somebody waits.</summary>
    public long WaitingSince { get; init; }

    /// <summary>When the next line of a volunteer is due.</summary>
    public long? ReplyDueAt { get; init; }

    /// <summary>Whether the person lets the team read and write.</summary>
    public required string Consent { get; init; }

    /// <summary>Until when the person can be written to freely; null where that is always so.</summary>
    public long? OpenUntil { get; init; }

    /// <summary>They left quickly.</summary>
    public long Left { get; init; }

    /// <summary>They erased everything.</summary>
    public long Erased { get; init; }

    /// <summary>The owner would like somebody to follow along.</summary>
    public long SecondWanted { get; init; }

    /// <summary>Whether the police come first; null when the conversation is gone.</summary>
    public string? Route { get; init; }

    /// <summary>Somebody had it since it was opened.</summary>
    public long WasTaken { get; init; }

    /// <summary>How often its reply was said to be overdue.</summary>
    public long Overdue { get; init; }

    /// <summary>The message of its card; null while there is none.</summary>
    public long? Message { get; init; }

    /// <summary>What the card shows, as a fingerprint.</summary>
    public string? Face { get; init; }

    /// <summary>How loud the card has become.</summary>
    public long? Stage { get; init; }

    /// <summary>Nobody has it.</summary>
    public bool IsWaiting => State == nameof(CaseState.Waiting);

    /// <summary>The team may know of it: whoever said «ليس الآن» is the coordinators' alone, and whoever erased everything is nobody's.</summary>
    public bool IsShown => Erased == 0 && (State == nameof(CaseState.Owned) || (IsWaiting && Consent is not (nameof(Core.Cases.Consent.NotNow) or nameof(Core.Cases.Consent.Refused))));

    /// <summary>A reply is overdue.</summary>
    public bool IsLate(DateTimeOffset now) => ReplyDueAt <= now.ToUnixTimeMilliseconds();

    /// <summary>Danger now, or soon.</summary>
    public bool IsUrgent => Level is nameof(Core.Safeguarding.Level.L4) or nameof(Core.Safeguarding.Level.L3);

    /// <summary>
    /// How loud its card must be: 0 at first, 1 in the last third of the time for a first reply, 2 when that is over, and one more each time the desk says so again,
    /// which is ever more seldom.
    /// </summary>
    public long StageAt(DateTimeOffset now)
    {
        if (ReplyDueAt is not { } due)
        {
            return 0;
        }

        var at = now.ToUnixTimeMilliseconds();
        return due <= at ? Math.Max(2, 1 + Overdue) : IsWaiting && (due - at) * GroupLimits.NearPart <= due - WaitingSince ? 1 : 0;
    }
}
