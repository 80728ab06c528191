namespace ChatbotSupport.Desk;

/// <summary>Every limit of the desk's pages and of signing in.</summary>
public static class DeskLimits
{
    /// <summary>How long a sign-in link can be used.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long the link that is printed at the first start can be used.</summary>
    public static readonly TimeSpan FirstLinkLifetime = TimeSpan.FromHours(12);

    /// <summary>How long a token that binds an account of a messenger can be used.</summary>
    public static readonly TimeSpan AccountTokenLifetime = LinkLifetime;

    /// <summary>How long a session lasts at most.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(12);

    /// <summary>How long a session lasts without a sign of the volunteer.</summary>
    public static readonly TimeSpan SessionIdle = TimeSpan.FromMinutes(30);

    /// <summary>How often a sign of the volunteer is written down.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>How often it is written down that an open page was heard of; the page says so every minute.</summary>
    public static readonly TimeSpan ContactEvery = TimeSpan.FromSeconds(30);

    /// <summary>How often an open page's session is checked again when nothing changes; also keeps the stream alive.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    /// <summary>How often it is looked whether a shift ran out.</summary>
    public static readonly TimeSpan ShiftEndsEvery = TimeSpan.FromSeconds(30);

    /// <summary>After this the view of unchanged text is written to the audit again.</summary>
    public static readonly TimeSpan ViewAgain = TimeSpan.FromMinutes(5);

    /// <summary>How long a practice case that nobody goes on with is kept.</summary>
    public static readonly TimeSpan PracticeKept = TimeSpan.FromHours(2);

    /// <summary>How long a talk after a hard case is offered; it is never offered again.</summary>
    public static readonly TimeSpan DebriefOffered = TimeSpan.FromDays(7);

    /// <summary>Bytes of a request's body.</summary>
    public const long BodyBytes = 32 * 1024;

    /// <summary>Characters of a browser's own id for a press.</summary>
    public const int PressIdLength = 64;

    /// <summary>Cases on one queue page.</summary>
    public const int QueueLength = 300;

    /// <summary>Lines that an opened case shows, and by how many more it grows when somebody scrolls up.</summary>
    public const int LinesOfAPage = 60;

    /// <summary>Lines of one case on one page at most.</summary>
    public const int LinesShown = 2000;

    /// <summary>Alerts in the coordinators' tab.</summary>
    public const int AlertsShown = 100;

    /// <summary>Characters of an alias.</summary>
    public const int AliasLength = 30;

    /// <summary>Cases a volunteer has at once, unless a coordinator sets another number.</summary>
    public const int Capacity = 3;

    /// <summary>Cases a coordinator can let somebody have at once.</summary>
    public const int CapacityAtMost = 10;
}
