using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Cases;

/// <summary>Decides what concerns a volunteer: pure.</summary>
public static class Desk
{
    /// <summary>How long a shift lasts unless prolonged; four hours at most (domain practice: shifts of four hours or less).</summary>
    public static readonly TimeSpan ShiftLength = TimeSpan.FromHours(4);

    /// <summary>Whoever wrote this lately is in the middle of a talk: the end of a shift does not cut it off.</summary>
    public static readonly TimeSpan MidTalk = TimeSpan.FromMinutes(10);

    /// <summary>Runs one signal of one volunteer.</summary>
    /// <param name="volunteer">The volunteer as stored.</param>
    /// <param name="signal">What they do.</param>
    /// <param name="target">The case acted on, or null when it does not exist.</param>
    /// <param name="own">The open cases they own.</param>
    /// <param name="now">The time.</param>
    /// <param name="colleague">Whom a case is passed to, or null.</param>
    /// <param name="waiting">The queue in its order, for whoever takes the next; people who cannot be written to are not in it.</param>
    /// <param name="followed">The open cases they follow as the second one.</param>
    public static DeskDecision Run(
        Volunteer volunteer, DeskSignal signal, CaseBrief? target, IReadOnlyList<CaseBrief> own, DateTimeOffset now,
        Colleague? colleague = null, IReadOnlyList<CaseBrief>? waiting = null, IReadOnlyList<CaseBrief>? followed = null)
    {
        // What ends may run late: somebody removed keeps no person, even when their shift could not end before.
        if (volunteer.Removed && signal is not (EndShift or ShiftOver or ActOnCase { Command: OwnerGone or StopFollowing }))
        {
            return new(volunteer, [], Refusal.NotOwner);
        }

        return signal switch
        {
            StartShift when volunteer.Pending => new(volunteer, [], Refusal.Pending), // nobody is promised somebody who may not answer
            StartShift => new(volunteer with { OnShiftUntil = now + ShiftLength }, []),
            EndShift => new(volunteer with { OnShiftUntil = null }, [.. Leave(volunteer, own, followed ?? [])]),
            ShiftOver => Over(volunteer, own, followed ?? [], now),
            TakeNext => Taking(Next(volunteer, own, waiting ?? []), now),
            ActOnCase { Command: TransferCase transfer } => Transfer(volunteer, transfer, target, colleague, now),
            ActOnCase act => Taking(Act(volunteer, act.Command, target, own), now),
            _ => throw new ArgumentOutOfRangeException(nameof(signal), signal.GetType().Name, "unknown desk signal"),
        };
    }

    // Whoever has a person is on shift, however they came to them: only so are they asked for a note at its end, can be passed a case, and count as there.
    private static DeskDecision Taking(DeskDecision decision, DateTimeOffset now) =>
        decision is { Refusal: null, Commands: [TakeCase or TakeOver] } && !(decision.Volunteer.OnShiftUntil > now)
            ? decision with { OnceTaken = decision.Volunteer with { OnShiftUntil = now + ShiftLength } }
            : decision;

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
            var isSparedThem = command is TakeCase or TakeOver or FollowAlong or OnCallIsHere && target.OwnerId != volunteer.Id && target.SecondId != volunteer.Id && target.Flags.Any(volunteer.OptedOut.Contains);
            return isSparedThem ? new(volunteer, [], Refusal.OptedOut) : new(volunteer, [command]);
        }

        // Who follows along knows the talk: they may go on with it when the owner is silent.
        if ((command is TakeOver && target.SecondId != volunteer.Id) || command is CallBack
            || (target.OwnerId is null && command is CloseCase or SetLevel or SetRoute or MarkMisuse))
        {
            return new(volunteer, [], Refusal.CoordinatorsOnly);
        }

        if (command is AddNote && target.OwnerId is { } owner && owner != volunteer.Id && target.SecondId != volunteer.Id)
        {
            return new(volunteer, [], Refusal.NotOwner);
        }

        if (command is TakeCase or TakeOver or OnCallIsHere or FollowAlong)
        {
            if (WhyNotFor(volunteer, target) is { } refusal)
            {
                return new(volunteer, [], refusal, refusal == Refusal.NotTrained ? CoordinatorAlert.TrainedPersonWanted : null);
            }

            if (command is TakeCase && own.Count >= volunteer.Capacity)
            {
                return new(volunteer, [], Refusal.AtCapacity);
            }
        }

        return new(volunteer, [command]);
    }

    private static DeskDecision Next(Volunteer volunteer, IReadOnlyList<CaseBrief> own, IReadOnlyList<CaseBrief> waiting)
    {
        if (volunteer.Pending || own.Count >= volunteer.Capacity)
        {
            return new(volunteer, [], volunteer.Pending ? Refusal.Pending : Refusal.AtCapacity);
        }

        var next = waiting.FirstOrDefault(item => item.OwnerId is null && !item.Excluded.Contains(volunteer.Id) && WhyNotFor(volunteer, item) is null);
        return next is null
            ? new(volunteer, [], Refusal.NobodyWaits)
            : new(volunteer, [new TakeCase(volunteer.AsOwner, next.Code)]);
    }

    private static DeskDecision Transfer(Volunteer volunteer, TransferCase command, CaseBrief? target, Colleague? colleague, DateTimeOffset now)
    {
        Refusal? refusal = target is null ? Refusal.NoSuchCase
            : target.OwnerId != volunteer.Id ? Refusal.NotOwner
            : colleague is null || !colleague.IsOnShift(now) ? Refusal.ColleagueAway
            : IsSuited(colleague, target) ? null
            : Refusal.ColleagueUnsuited;
        return refusal is null ? new(volunteer, [command]) : new(volunteer, [], refusal);
    }

    /// <summary>Whether a case may be passed to a colleague as far as the roster knows.</summary>
    public static bool IsSuited(Colleague colleague, CaseBrief target) =>
        colleague.Volunteer.Id != target.OwnerId
        && !target.Excluded.Contains(colleague.Volunteer.Id)
        && colleague.Cases < colleague.Volunteer.Capacity
        && WhyNotFor(colleague.Volunteer, target) is null;

    private static DeskDecision Over(Volunteer volunteer, IReadOnlyList<CaseBrief> own, IReadOnlyList<CaseBrief> followed, DateTimeOffset now)
    {
        if (volunteer.OnShiftUntil is not { } until || until > now)
        {
            return new(volunteer, []);
        }

        var left = own.Where(item => !(now - item.LastVolunteerAt < MidTalk)).ToList();
        return new(
            left.Count < own.Count ? volunteer : volunteer with { OnShiftUntil = null },
            [.. Leave(volunteer, left, followed)]);
    }

    private static IEnumerable<CaseCommand> Leave(Volunteer volunteer, IEnumerable<CaseBrief> own, IEnumerable<CaseBrief> followed)
    {
        var by = new CaseOwner(volunteer.Id, volunteer.Alias);
        return [.. own.Select(item => new OwnerGone(by, item.Code)), .. followed.Select(item => new StopFollowing(by, item.Code))];
    }

    /// <summary>Why a case is not for a volunteer by their marks. Coordinators may take what needs training; what somebody does not take holds for everybody.</summary>
    private static Refusal? WhyNotFor(Volunteer volunteer, CaseBrief target) =>
        target.Flags.Any(volunteer.OptedOut.Contains) ? Refusal.OptedOut
        : target.Flags.Any(volunteer.Untrained.Contains) ? Refusal.NotTrained
        : null;
}
