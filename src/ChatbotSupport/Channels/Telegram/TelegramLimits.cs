namespace ChatbotSupport.Channels.Telegram;

/// <summary>Bounds of Telegram, and of how we keep within them.</summary>
public static class TelegramLimits
{
    /// <summary>Characters of one message.</summary>
    public const int TextLength = 4_096;

    /// <summary>Characters of what a button copies.</summary>
    public const int CopyLength = 256;

    /// <summary>Buttons that copy a number or link, under one message.</summary>
    public const int CopyButtons = 6;

    /// <summary>Buttons that copy, in one row.</summary>
    public const int CopyButtonsPerRow = 3;

    /// <summary>Characters up to which two buttons fit beside one another on a narrow phone.</summary>
    public const int ShortButton = 12;

    /// <summary>Updates asked for at once.</summary>
    public const int UpdatesPerPoll = 100;

    /// <summary>Seconds that Telegram holds a question open until there is something to tell.</summary>
    public const int PollSeconds = 25;

    /// <summary>Messages deleted in one call.</summary>
    public const int DeletionsPerCall = 100;

    /// <summary>Bytes of a call from Telegram; a message of 4,096 characters with everything around it is far below.</summary>
    public const int WebhookBytes = 512 * 1024;

    /// <summary>Tries to store an update before it is put aside.</summary>
    public const int StoreTries = 5;

    /// <summary>Messages a second to one chat, and how many at once.</summary>
    public const int ChatBurst = 3;

    /// <summary>Messages a minute to one group.</summary>
    public const int GroupPerMinute = 20;

    /// <summary>Messages to all chats that are let through at once, at least; see <see cref="Pace"/>.</summary>
    public const int SmallestPortion = 3;

    /// <summary>Messages that may wait for their turn.</summary>
    public const int WaitingForPace = 100_000;

    /// <summary>The shortest time between two portions of messages to all chats.</summary>
    public static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a question for updates may take; beyond it the connection is dead.</summary>
    public static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(40);

    /// <summary>How long any other call may take.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(20);

    /// <summary>How long connecting may take.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Connections are made anew after this, so that a moved server is found.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(3);

    /// <summary>How often it is looked whether the bot's profile says what the playbook says.</summary>
    public static readonly TimeSpan ProfileLook = TimeSpan.FromSeconds(10);

    /// <summary>Addresses behind words or buttons of one message that are looked at.</summary>
    public const int HiddenLinks = 5;

    /// <summary>The longest such address that is looked at.</summary>
    public const int HiddenLinkLength = 500;

    /// <summary>Coordinators are told at most this often that somebody took our webhook away.</summary>
    public static readonly TimeSpan MovedEvery = TimeSpan.FromHours(1);

    /// <summary>How long a line that may have arrived waits before it is said once more: Telegram's own trouble is over by then more often than not.</summary>
    public static readonly TimeSpan DoubtPause = TimeSpan.FromMinutes(1);

    /// <summary>The first pause after a failed call.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>The pause while a second program asks for the same updates.</summary>
    public static readonly TimeSpan ConflictPause = TimeSpan.FromSeconds(30);

    /// <summary>How long an offset counts: Telegram keeps updates for a day, and numbers them anew after a quiet week.</summary>
    public static readonly TimeSpan OffsetKept = TimeSpan.FromHours(24);

    /// <summary>How often it is written down where we stand, at most: Telegram knows it from the next question, and what comes again is recognised.</summary>
    public static readonly TimeSpan OffsetEvery = TimeSpan.FromSeconds(5);

    /// <summary>How often the webhook is looked at.</summary>
    public static readonly TimeSpan WebhookLook = TimeSpan.FromMinutes(1);

    /// <summary>A bot deletes messages of a private chat up to 48 hours old; an hour less, so that none slips past the bound on its way.</summary>
    public static readonly TimeSpan DeletableFor = TimeSpan.FromHours(47);

    /// <summary>When a call is tried again after Telegram refused our token. It takes a person to renew one; but a refusal by mistake must not make an answer so late that it counts as unprompted.</summary>
    public static readonly TimeSpan RefusedPause = TimeSpan.FromMinutes(1);

    /// <summary>A group is told good-bye at most this often.</summary>
    public static readonly TimeSpan FarewellEvery = TimeSpan.FromMinutes(1);
}
