namespace ChatbotSupport.Privacy;

/// <summary>Bounds of this room that are not settings.</summary>
public static class PrivacyLimits
{
    /// <summary>Keys kept unwrapped in memory; beyond it all are forgotten and unwrapped again when needed.</summary>
    public const int KeysInMemory = 4_096;

    /// <summary>Keys wrapped anew in one commit.</summary>
    public const int KeysPerRewrap = 500;

    /// <summary>Rows dropped in one go; what people write meanwhile waits for no more than these.</summary>
    public const int RowsPerDrop = 500;

    /// <summary>How long the ids of incoming messages are remembered: a day longer than the most patient platform redelivers.</summary>
    public static readonly TimeSpan ExternalIdsKept = TimeSpan.FromDays(8);

    /// <summary>How long it is remembered what a person's own messages are deleted by: no messenger deletes them later. Ours can be emptied later, so theirs are kept as long as the person.</summary>
    public static readonly TimeSpan ScreenIdsKept = TimeSpan.FromHours(48);

    /// <summary>How long a database is kept beside the new one that `restore` had to set aside there, because it could not be kept among the backups: as long as what lies among them.</summary>
    public static readonly TimeSpan BrokenKept = TimeSpan.FromDays(14);

    /// <summary>When the clock was set ahead by more than this, nothing is dropped for one round: it may have been a mistake, and what is dropped does not come back.</summary>
    public static readonly TimeSpan ClockJump = TimeSpan.FromMinutes(10);

    /// <summary>How often old text is looked for.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    /// <summary>
    /// What the clock may be away from where it should be before it is held to be wrong. Nothing that people wrote is kept for less by default, so that a smaller slip loses nobody;
    /// a machine that was off for longer is swept all the same, only later.
    /// </summary>
    public static readonly TimeSpan ClockDoubt = TimeSpan.FromDays(1);

    /// <summary>A clock that is ahead and has run evenly for so long is believed: time servers set a wrong one within minutes of the network's coming back, and coordinators had a day to look.</summary>
    public static readonly TimeSpan SteadyAhead = TimeSpan.FromDays(1);

    /// <summary>A clock that is behind loses nobody by being doubted, but much by being believed: what was written is then held to be of now. It is believed after so long.</summary>
    public static readonly TimeSpan SteadyBehind = TimeSpan.FromDays(7);

    /// <summary>How often the clock is looked at, and the time of a trusted one written down.</summary>
    public static readonly TimeSpan ClockLook = TimeSpan.FromMinutes(5);
}
