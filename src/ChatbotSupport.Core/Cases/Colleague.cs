namespace ChatbotSupport.Core.Cases;

/// <summary>Somebody of the team to whom a case may go.</summary>
/// <param name="Volunteer">As the roster knows them.</param>
/// <param name="Cases">How many cases they have.</param>
/// <param name="IsThere">Heard of lately: a page of theirs is open.</param>
public sealed record Colleague(Volunteer Volunteer, int Cases, bool IsThere)
{
    /// <summary>Whether they answer now: approved, on shift, and there.</summary>
    public bool IsOnShift(DateTimeOffset now) => Volunteer is { Removed: false, Pending: false } && Volunteer.OnShiftUntil > now && IsThere;
}
