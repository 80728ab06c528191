namespace ChatbotSupport.Channels.Web;

/// <summary>Limits of the person's page.</summary>
public static class WebLimits
{
    /// <summary>The longest text stored as one message, in characters; longer is refused and stays in the browser.</summary>
    public const int TextCharacters = 100_000;

    /// <summary>The largest body of a message, in bytes: the longest text with every character escaped.</summary>
    public const int TextBytes = 700_000;

    /// <summary>The largest body of any other call, in bytes.</summary>
    public const int SmallBytes = 4_096;

    /// <summary>The longest button payload, in bytes.</summary>
    public const int PayloadBytes = 64;

    /// <summary>Random bytes in the session cookie.</summary>
    public const int CookieBytes = 32;

    /// <summary>Calls one browser may make at once before it has to wait; far above what a frightened person can type.</summary>
    public const int CallsAtOnce = 1_500;

    /// <summary>Calls a second that one browser gets back.</summary>
    public const int CallsPerSecond = 100;

    /// <summary>New sessions from one address at once; generous, because whole towns share an address.</summary>
    public const int SessionsAtOnce = 300;

    /// <summary>New sessions a second that one address gets back.</summary>
    public const int SessionsPerSecond = 5;

    /// <summary>Streams one browser may hold open: a few tabs, and some that broke without saying so.</summary>
    public const int StreamsAtOnce = 8;

    /// <summary>Live sessions kept in memory before forgotten ones are swept.</summary>
    public const int SweepFrom = 1_024;

    /// <summary>How often an open stream says that it is alive, and looks whether the page must lock.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
}
