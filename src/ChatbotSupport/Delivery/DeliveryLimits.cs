namespace ChatbotSupport.Delivery;

/// <summary>Bounds of this room.</summary>
public static class DeliveryLimits
{
    /// <summary>Lines handed to channels at once; as many may come twice if the process dies.</summary>
    public const int InFlight = 64;

    /// <summary>Of them, lines that are handed over by the turn that said them.</summary>
    public const int HandedByTurns = 16;

    /// <summary>Tries before a line waits for the person's next message; with the pauses below about half an hour.</summary>
    public const int Tries = 30;

    /// <summary>Tries of the last line of whoever left, which clears the screen: about a day, because what lies there endangers them for as long as it lies there.</summary>
    public const int TriesToClear = 1_440;

    /// <summary>Key and address of whoever erased everything stay so long at most while their screen could not be cleared.</summary>
    public static readonly TimeSpan ClearsAtMost = TimeSpan.FromDays(1);

    /// <summary>Stuck lines and messages that are shown at once.</summary>
    public const int StuckShown = 200;

    /// <summary>Tries after which a channel counts as out of order, so that words that come again later are said once.</summary>
    public const int HeldUpTries = 3;

    /// <summary>Lines that are looked at for words that come again.</summary>
    public const int HeldUpLooked = 100;

    /// <summary>A messenger that has not answered for this long does not bring us anybody.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(2);

    /// <summary>What is sent so shortly before the channel's window closes may come there after it.</summary>
    public static readonly TimeSpan WindowSlack = TimeSpan.FromMinutes(1);

    /// <summary>The first pause before trying again; each further one is twice as long.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>After an outage: the time between the lines to one person and to the next.</summary>
    public static readonly TimeSpan SpreadGap = TimeSpan.FromMilliseconds(50);

    /// <summary>After an outage: the last one waits no longer than this. Shorter than the time in which a line counts as an answer, so that none is held back for being late.</summary>
    public static readonly TimeSpan SpreadAtMost = TimeSpan.FromMinutes(4);

    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
}
