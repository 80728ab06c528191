namespace ChatbotSupport.Channels.Telegram.Calls;

/// <summary>Bounds of what coordinators are told in private.</summary>
public static class CallLimits
{
    /// <summary>Coordinators that are told side by side.</summary>
    public const int Workers = 4;

    /// <summary>Alerts are looked for at least this often: verbs and clocks raise them without a word to this loop.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Changes that come close together are looked at together.</summary>
    public static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(50);

    /// <summary>The pause after somebody could not be told.</summary>
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(20);

    /// <summary>The pause for somebody who blocked the bot or never opened it; others are told meanwhile.</summary>
    public static readonly TimeSpan PauseWhenBlocked = TimeSpan.FromMinutes(10);
}
