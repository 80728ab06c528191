using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Cases;

/// <summary>A volunteer as the desk knows them: an alias, marks and a shift; never a real name.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Alias">What people read, for example «نور».</param>
/// <param name="IsCoordinator">Coordinators see everything and may take anything.</param>
/// <param name="Trained">Flags the volunteer is trained for (minor, suicide).</param>
/// <param name="OptedOut">Flags the volunteer does not take.</param>
/// <param name="Capacity">How many cases at once.</param>
/// <param name="OnShiftUntil">End of the shift, or null when off shift.</param>
/// <param name="Removed">Removed from the roster: nothing is allowed any more.</param>
/// <param name="Pending">Not approved yet: sees cards, takes nothing.</param>
public sealed record Volunteer(
    string Id,
    string Alias,
    bool IsCoordinator,
    IReadOnlyList<Flag> Trained,
    IReadOnlyList<Flag> OptedOut,
    int Capacity,
    DateTimeOffset? OnShiftUntil,
    bool Removed,
    bool Pending = false);

/// <summary>Something a volunteer does at the desk. A closed family.</summary>
public abstract record DeskSignal;

/// <summary>Starts or prolongs the shift by four hours.</summary>
public sealed record StartShift : DeskSignal;

/// <summary>Ends the shift; the volunteer's cases return to the queue.</summary>
public sealed record EndShift : DeskSignal;

/// <summary>An action on one case.</summary>
public sealed record ActOnCase(CaseCommand Command) : DeskSignal;

/// <summary>What the desk decides about a volunteer's signal: a changed volunteer, one command for one case, or a refusal.</summary>
/// <param name="Volunteer">The volunteer as they are now.</param>
/// <param name="Commands">Commands to run by <see cref="Turn"/> in the same transaction; one, except when a shift ends.</param>
/// <param name="Refusal">Why nothing was done, or null.</param>
/// <param name="Alert">What coordinators are told, or null.</param>
public sealed record DeskDecision(Volunteer Volunteer, IReadOnlyList<CaseCommand> Commands, Refusal? Refusal = null, CoordinatorAlert? Alert = null);

/// <summary>What the desk must know about the case a volunteer acts on: projections only.</summary>
public sealed record CaseBrief(string Code, Level Level, IReadOnlyList<Flag> Flags, string? OwnerId);

/// <summary>Decides what concerns a volunteer: pure.</summary>
public static class Desk
{
    /// <summary>How long a shift lasts unless prolonged; four hours at most (domain practice: shifts of four hours or less).</summary>
    public static readonly TimeSpan ShiftLength = TimeSpan.FromHours(4);

    /// <summary>Runs one signal of one volunteer.</summary>
    /// <param name="volunteer">The volunteer as stored.</param>
    /// <param name="signal">What they do.</param>
    /// <param name="target">The case acted on, or null when it does not exist.</param>
    /// <param name="own">The open cases they own.</param>
    /// <param name="now">The time.</param>
    public static DeskDecision Run(Volunteer volunteer, DeskSignal signal, CaseBrief? target, IReadOnlyList<CaseBrief> own, DateTimeOffset now)
    {
        // What ends may run late: somebody removed keeps no person, even when their shift could not end before.
        if (volunteer.Removed && signal is not (EndShift or ActOnCase { Command: OwnerGone }))
        {
            return new(volunteer, [], Refusal.NotOwner);
        }

        return signal switch
        {
            StartShift when volunteer.Pending => new(volunteer, [], Refusal.Pending), // nobody is promised somebody who may not answer
            StartShift => new(volunteer with { OnShiftUntil = now + ShiftLength }, []),
            EndShift => new(volunteer with { OnShiftUntil = null }, [.. own.Select(item => new OwnerGone(new(volunteer.Id, volunteer.Alias), item.Code))]),
            ActOnCase act => Act(volunteer, act.Command, target, own),
            _ => throw new ArgumentOutOfRangeException(nameof(signal), signal.GetType().Name, "unknown desk signal"),
        };
    }

    private static DeskDecision Act(Volunteer volunteer, CaseCommand command, CaseBrief? target, IReadOnlyList<CaseBrief> own)
    {
        if (target is null)
        {
            return new(volunteer, [], Refusal.NoSuchCase);
        }

        if (volunteer.Pending && target.OwnerId != volunteer.Id)
        {
            return new(volunteer, [], Refusal.Pending);
        }

        if (volunteer.IsCoordinator)
        {
            return new(volunteer, [command]);
        }

        if (command is TakeOver or CallBack || (target.OwnerId is null && command is CloseCase or SetLevel or SetRoute))
        {
            return new(volunteer, [], Refusal.CoordinatorsOnly);
        }

        if (command is AddNote && target.OwnerId is { } owner && owner != volunteer.Id)
        {
            return new(volunteer, [], Refusal.NotOwner);
        }

        if (command is TakeCase or OnCallIsHere)
        {
            if (target.Flags.Any(volunteer.OptedOut.Contains))
            {
                return new(volunteer, [], Refusal.OptedOut);
            }

            if (target.Flags.Any(flag => flag is Flag.Minor or Flag.Suicide && !volunteer.Trained.Contains(flag)))
            {
                return new(volunteer, [], Refusal.NotTrained, CoordinatorAlert.TrainedPersonWanted);
            }

            if (command is TakeCase && own.Count >= volunteer.Capacity)
            {
                return new(volunteer, [], Refusal.AtCapacity);
            }
        }

        return new(volunteer, [command]);
    }
}
