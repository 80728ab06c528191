namespace ChatbotSupport.Turns;

/// <summary>Bounds of this room.</summary>
public static class TurnLimits
{
    /// <summary>How long somebody is told that a case of theirs ended with another one; later nobody would know what it is about.</summary>
    public static readonly TimeSpan JoinedTold = TimeSpan.FromDays(2);

    /// <summary>Plain texts that waited together and are answered in one turn.</summary>
    public const int MergedTexts = 20;

    /// <summary>Characters of texts that are answered in one turn.</summary>
    public const int MergedCharacters = 8_000;

    /// <summary>Texts that were written further apart than this are not one message, though both waited for us: what was asked just now is not answered as if it were old.</summary>
    public static readonly TimeSpan MergedWithin = TimeSpan.FromHours(1);

    /// <summary>Texts of a flood that are screened in one turn; more go to the next one.</summary>
    public const int FloodTexts = 200;

    /// <summary>Characters of a flood that are screened in one turn.</summary>
    public const int FloodCharacters = 64_000;

    /// <summary>The stretch of time in which a flood is counted.</summary>
    public static readonly TimeSpan FloodWindow = TimeSpan.FromSeconds(10);

    /// <summary>Waiting rows looked at for one turn.</summary>
    public const int RowsPerLook = 200;

    /// <summary>Turns under way at once; they share commits.</summary>
    public const int Workers = 64;

    /// <summary>Tries of a turn before it is parked.</summary>
    public const int Tries = 3;

    /// <summary>The pause before the last try, and before trying again when nothing can be written at all.</summary>
    public static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    /// <summary>A clock of a case whose turn failed for good rings again after this, as soon as the shipped alarm of on-call does (safeguarding rules, section 4); after twice as long each further time.</summary>
    public static readonly TimeSpan FailedClock = TimeSpan.FromMinutes(3);

    /// <summary>However often it failed, it rings again after this.</summary>
    public static readonly TimeSpan FailedClockAtMost = TimeSpan.FromHours(1);

    /// <summary>How long it counts that it failed.</summary>
    public static readonly TimeSpan FailedClockForgotten = TimeSpan.FromDays(1);

    /// <summary>Rounds of a turn that lost against another one on the same conversation; beyond it, it counts as failed.</summary>
    public const int StaleRounds = 50;

    /// <summary>How long a volunteer's page waits for the outcome of an action.</summary>
    public static readonly TimeSpan OutcomeWait = TimeSpan.FromSeconds(10);

    /// <summary>Without a word from their open page for this long, nobody is told that a volunteer on shift is there.</summary>
    public static readonly TimeSpan ThereFor = TimeSpan.FromMinutes(3);

    /// <summary>Timers put on the road in one go.</summary>
    public const int TimersPerLook = 200;

    /// <summary>The longest sleep of the timer loop; also how often the heartbeat is written.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);

    /// <summary>Away for longer than this, clocks that ran out meanwhile start again (safeguarding rules, section 4).</summary>
    public static readonly TimeSpan Outage = TimeSpan.FromMinutes(10);

    /// <summary>The key and address of an erased person, and the web address of one who left, go at the latest after this; after a day where a screen that can be cleared could not be yet (<see cref="Delivery.DeliveryLimits.ClearsAtMost"/>).</summary>
    public static readonly TimeSpan EndingAtMost = TimeSpan.FromMinutes(10);

    /// <summary>How long before a channel lets us write no more the one who has the case is warned.</summary>
    public static readonly TimeSpan WindowWarning = TimeSpan.FromHours(2);

    /// <summary>Draws of a case code before giving up; six digits are a million codes.</summary>
    public const int CodeDraws = 1_000;
}
