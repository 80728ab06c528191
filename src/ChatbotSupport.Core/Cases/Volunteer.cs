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
    bool Pending = false)
{
    /// <summary>Woman or man, as coordinators marked; unknown when they did not.</summary>
    public Wish Mark { get; init; }

    /// <summary>As the cases know them.</summary>
    public CaseOwner AsOwner => new(Id, Alias) { Mark = Mark, NotFor = NotFor };

    /// <summary>What needs training they are not marked for. Coordinators may take anything.</summary>
    public IEnumerable<Flag> Untrained => IsCoordinator ? [] : new[] { Flag.Minor, Flag.Suicide }.Except(Trained);

    private IReadOnlyList<Flag> NotFor => [.. Untrained.Union(OptedOut)];
}
