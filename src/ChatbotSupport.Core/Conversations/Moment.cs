using ChatbotSupport.Core.Cases;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What a turn needs from outside and must not draw itself.</summary>
/// <param name="Now">The time, in the desk's time zone (Asia/Baghdad).</param>
/// <param name="FreshCaseCode">Six digits no kept case has, used if this turn opens a case.</param>
/// <param name="VolunteersOnShift">How many volunteers are on shift at this moment.</param>
/// <param name="WomenOnShift">How many of them are marked as women.</param>
/// <param name="MenOnShift">How many of them are marked as men.</param>
public sealed record Moment(DateTimeOffset Now, string FreshCaseCode, int VolunteersOnShift, int WomenOnShift = 0, int MenOnShift = 0)
{
    /// <summary>Who they are.</summary>
    public IReadOnlyList<string> There { get; init; } = [];

    /// <summary>The clock may be wrong: nobody is held to have been silent for weeks by it.</summary>
    public bool IsClockDoubted { get; init; }

    /// <summary>How many on shift fit a wish.</summary>
    public int OnShift(Wish wish) => wish switch
    {
        Wish.Woman => WomenOnShift,
        Wish.Man => MenOnShift,
        _ => VolunteersOnShift,
    };
}
