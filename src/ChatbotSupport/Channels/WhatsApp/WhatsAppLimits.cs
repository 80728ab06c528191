namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Bounds of WhatsApp's Cloud API, and of how we keep within them.</summary>
public static class WhatsAppLimits
{
    /// <summary>Characters of a text.</summary>
    public const int TextLength = 4_096;

    /// <summary>Characters of a text that has buttons or a list under it.</summary>
    public const int InteractiveLength = 1_024;

    /// <summary>Reply buttons under one message.</summary>
    public const int Buttons = 3;

    /// <summary>Characters on a reply button.</summary>
    public const int ButtonLength = 20;

    /// <summary>Rows of a list, all sections together.</summary>
    public const int Rows = 10;

    /// <summary>Characters of a row's title.</summary>
    public const int RowLength = 24;

    /// <summary>Characters of a row's id.</summary>
    public const int RowIdLength = 200;

    /// <summary>Bytes of what Meta hands over at once.</summary>
    public const int WebhookBytes = 3 * 1024 * 1024;

    /// <summary>Bytes that all calls together may hold before it is known who calls, and while they are taken.</summary>
    public const int WebhookBytesAtOnce = 32 * 1024 * 1024;

    /// <summary>Bytes of memory for the beginning of a call; most are smaller.</summary>
    public const int WebhookFirstBytes = 4 * 1024;

    /// <summary>How long a call may take to come in.</summary>
    public static readonly TimeSpan WebhookTime = TimeSpan.FromSeconds(20);

    /// <summary>Characters of a name of a kind that is noted.</summary>
    public const int KindLength = 40;

    /// <summary>Messages to one person at once; WhatsApp lets 45 pass and wants them paid back.</summary>
    public const int PersonBurst = 40;

    /// <summary>Messages that may wait for their turn.</summary>
    public const int WaitingForPace = 100_000;

    /// <summary>Tries to store a message before it is put aside.</summary>
    public const int StoreTries = 5;

    /// <summary>Part of the free messages of a month after which coordinators are warned.</summary>
    public const double QuotaWarning = 0.8;

    /// <summary>Calls within <see cref="BreakerLook"/> before the service counts as out of order.</summary>
    public const int BreakerCalls = 100;

    /// <summary>The time between two messages to one person, when many went before.</summary>
    public static readonly TimeSpan PersonGap = TimeSpan.FromSeconds(6);

    /// <summary>How long a person can be written to after their last message.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>How long a call may take.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);

    /// <summary>How long connecting may take.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Connections are made anew after this, so that a moved server is found.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(3);

    /// <summary>The stretch in which failed calls are counted.</summary>
    public static readonly TimeSpan BreakerLook = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing is tried while the service is out of order.</summary>
    public static readonly TimeSpan BreakerPause = TimeSpan.FromSeconds(2);

    /// <summary>After a broken call: how long its status is waited for before the line counts as unsaid. The status settles the doubt.</summary>
    public static readonly TimeSpan DoubtPause = TimeSpan.FromSeconds(15);

    /// <summary>How long a line may be taken without a word of it before somebody looks.</summary>
    public static readonly TimeSpan ConfirmedWithin = TimeSpan.FromMinutes(10);

    /// <summary>When a line is tried again after our settings were refused: it takes a person to mend them.</summary>
    public static readonly TimeSpan RefusedPause = TimeSpan.FromMinutes(1);

    /// <summary>When a line is tried again after the whole number was too fast.</summary>
    public static readonly TimeSpan RatePause = TimeSpan.FromSeconds(5);

    /// <summary>When a line is tried again after WhatsApp took our number for one that floods people.</summary>
    public static readonly TimeSpan SpamPause = TimeSpan.FromHours(1);

    /// <summary>The longest pause after one person was written to too fast: 4, 16, 64 seconds.</summary>
    public const int PairDoublings = 3;

    /// <summary>What only coordinators can mend, and what still lasts, is told again after this.</summary>
    public static readonly TimeSpan ToldAgainAfter = TimeSpan.FromHours(6);

    /// <summary>How often the number is looked at.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    /// <summary>Looks between two at the template.</summary>
    public const int LooksPerTemplate = 10;

    /// <summary>Messages older than this are not marked as being answered at this moment.</summary>
    public static readonly TimeSpan MarkedFor = TimeSpan.FromMinutes(5);
}
