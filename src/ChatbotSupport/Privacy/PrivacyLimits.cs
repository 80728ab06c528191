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
}
