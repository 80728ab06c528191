namespace ChatbotSupport.Turns;

/// <summary>How turns are run.</summary>
public sealed record TurnOptions
{
    /// <summary>The desk's time zone. Default Asia/Baghdad.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad");

    /// <summary>Messages of one person in ten seconds beyond which they are answered with one calm line. Default 20.</summary>
    public int FloodMessages { get; init; } = 20;

    /// <summary>Turns run for as long as a verb takes: no clock rings and none is wound, and the next real start still sees how long nobody was here. Default false.</summary>
    public bool IsPassing { get; init; }
}
