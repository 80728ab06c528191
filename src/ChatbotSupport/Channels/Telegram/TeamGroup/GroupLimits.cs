namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>Bounds of the volunteers' group: what keeps it readable, and far below the twenty messages a minute that Telegram takes.</summary>
public static class GroupLimits
{
    /// <summary>Messages and edits within any minute.</summary>
    public const int PerMinute = 14;

    /// <summary>Of these, how many are kept for what is urgent.</summary>
    public const int KeptForUrgent = 4;

    /// <summary>Messages and edits that may go at once.</summary>
    public const int Burst = 3;

    /// <summary>Cards that are still posted one by one; beyond that one message lists those who wait.</summary>
    public const int DigestFrom = 6;

    /// <summary>Cards below which the list is given up again.</summary>
    public const int DigestUntil = 3;

    /// <summary>Cases that the list names.</summary>
    public const int DigestShown = 15;

    /// <summary>Small groups have numbers above this one, supergroups and channels below it (https://core.telegram.org/api/bots/ids).</summary>
    public const long NewestSmallGroup = -1_000_000_000_000;

    /// <summary>Letters of a pairing code.</summary>
    public const int CodeLength = 8;

    /// <summary>From when on a waiting case is near its target: the last third.</summary>
    public const int NearPart = 3;

    /// <summary>How long those that went at once count.</summary>
    public static readonly TimeSpan BurstWithin = TimeSpan.FromSeconds(4);

    /// <summary>So long a supergroup is not left while our small group is there no more and nobody has said where it went.</summary>
    public static readonly TimeSpan MoveTold = TimeSpan.FromMinutes(2);

    /// <summary>How long a pairing code can be used.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>The group is looked over at least this often: clocks run without anything happening, and verbs run in another process.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>Changes that come close together are looked at together.</summary>
    public static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(50);

    /// <summary>The pause after Telegram could not be reached.</summary>
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(20);

    /// <summary>The pause while the group does not take what we send; anything that changes there ends it.</summary>
    public static readonly TimeSpan PauseInTrouble = TimeSpan.FromMinutes(5);

    /// <summary>How often settings and rights are looked at.</summary>
    public static readonly TimeSpan SettingsEvery = TimeSpan.FromMinutes(1);

    /// <summary>How often the pinned line says that the service is alive.</summary>
    public static readonly TimeSpan PinEvery = TimeSpan.FromMinutes(5);

    /// <summary>From this age on the pinned line means that something is wrong.</summary>
    public static readonly TimeSpan PinIsOld = TimeSpan.FromMinutes(15);

    /// <summary>The list is posted anew, and heard, at most this often while somebody in it waits too long.</summary>
    public static readonly TimeSpan DigestLouderEvery = TimeSpan.FromMinutes(5);

    /// <summary>A card says until when a person can be written to once less than this is left: every message of theirs moves it, and each change is an edit.</summary>
    public static readonly TimeSpan WindowShown = TimeSpan.FromHours(6);
}
