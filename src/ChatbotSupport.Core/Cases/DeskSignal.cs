using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Cases;

/// <summary>Something a volunteer does at the desk. A closed family.</summary>
public abstract record DeskSignal
{
    /// <summary>Its kind alone: what is in it is somebody's words.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>Starts or prolongs the shift by four hours.</summary>
public sealed record StartShift : DeskSignal;

/// <summary>Ends the shift; the volunteer's cases return to the queue.</summary>
public sealed record EndShift : DeskSignal;

/// <summary>The shift ran out: cases return to the queue, except where the volunteer is in the middle of writing.</summary>
public sealed record ShiftOver : DeskSignal;

/// <summary>Takes the first case of the queue that this volunteer may take.</summary>
public sealed record TakeNext : DeskSignal;

/// <summary>An action on one case.</summary>
public sealed record ActOnCase(CaseCommand Command) : DeskSignal;

/// <summary>What the desk decides about a volunteer's signal: a changed volunteer, one command for one case, or a refusal.</summary>
/// <param name="Volunteer">The volunteer as they are now.</param>
/// <param name="Commands">Commands to run by <see cref="Turn"/> in the same transaction; one, except when a shift ends.</param>
/// <param name="Refusal">Why nothing was done, or null.</param>
/// <param name="Alert">What coordinators are told, or null.</param>
public sealed record DeskDecision(Volunteer Volunteer, IReadOnlyList<CaseCommand> Commands, Refusal? Refusal = null, CoordinatorAlert? Alert = null)
{
    /// <summary>The volunteer once the case is theirs: taking it starts their shift. Null when it goes on, and when nothing is taken.</summary>
    public Volunteer? OnceTaken { get; init; }
}

/// <summary>What the desk must know about a case: projections only.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Level">Its level.</param>
/// <param name="Flags">Its signs.</param>
/// <param name="OwnerId">Who has it, or null.</param>
public sealed record CaseBrief(string Code, Level Level, IReadOnlyList<Flag> Flags, string? OwnerId)
{
    /// <summary>Who follows along, or null.</summary>
    public string? SecondId { get; init; }

    /// <summary>Volunteers who may not see it any more.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>When a volunteer last wrote to the person.</summary>
    public DateTimeOffset? LastVolunteerAt { get; init; }
}
