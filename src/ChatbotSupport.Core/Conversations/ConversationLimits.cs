namespace ChatbotSupport.Core.Conversations;

/// <summary>Every bound and span of a conversation, in one place, with the rule it comes from.</summary>
public static class ConversationLimits
{
    /// <summary>A line later than this after the person's last message is unprompted (safeguarding rules, section 3).</summary>
    public static readonly TimeSpan Prompted = TimeSpan.FromMinutes(5);

    /// <summary>The same choice of the same question after this long is made anew, and no press that came twice.</summary>
    public static readonly TimeSpan PressedAnew = TimeSpan.FromMinutes(1);

    /// <summary>What was noted further ahead than this was noted before the clock was set back.</summary>
    public static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    /// <summary>Back after this silence: a neutral greeting, nothing earlier is named (section 3).</summary>
    public static readonly TimeSpan NeutralReturn = TimeSpan.FromHours(12);

    /// <summary>Back after this silence: a new person (section 3).</summary>
    public static readonly TimeSpan NewPerson = TimeSpan.FromDays(14);

    /// <summary>Whoever was here within this time is not asked how it goes by a question that was put off: it waits.</summary>
    public static readonly TimeSpan FollowUpQuiet = TimeSpan.FromHours(1);

    /// <summary>Where others may look at the phone, who we are is covered after this silence (section 3).</summary>
    public static readonly TimeSpan CoveredAfter = TimeSpan.FromMinutes(10);

    /// <summary>Telegram deletes nothing that is older than 48 hours (Bot API, deleteMessages); what is asked for just before it may come too late.</summary>
    public static readonly TimeSpan Unsendable = TimeSpan.FromHours(47);

    /// <summary>Letters of a code word, at least.</summary>
    public const int ShortestCodeWord = 4;

    /// <summary>Letters of a code word, at most: what is longer is a sentence, and answered as one.</summary>
    public const int LongestCodeWord = 40;

    /// <summary>Wrong words before none is taken any more; a fresh start is always possible.</summary>
    public const int CodeWordTries = 5;

    /// <summary>After this time without a try the words that were tried count no more: ordinary short texts are among them.</summary>
    public static readonly TimeSpan CodeWordTriesCount = TimeSpan.FromHours(6);

    /// <summary>How long after asking for a new code word the next text is taken as one.</summary>
    public static readonly TimeSpan CodeWordWaits = TimeSpan.FromMinutes(10);

    /// <summary>A conversation closes after this silence (design, section 3).</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromDays(30);

    /// <summary>At L3 a safety line comes first, at most this often (design, section 3).</summary>
    public static readonly TimeSpan SafetyLineEvery = TimeSpan.FromMinutes(10);

    /// <summary>After «ليس الآن» consent is offered once more after this time, if they still write (section 2).</summary>
    public static readonly TimeSpan ConsentAgain = TimeSpan.FromMinutes(10);

    /// <summary>How often consent is asked for in one case.</summary>
    public const int MaxConsentAsks = 2;

    /// <summary>A new L4 sign without a volunteer's line for this long is answered by the bot (section 4).</summary>
    public static readonly TimeSpan SilentVolunteer = TimeSpan.FromSeconds(90);

    /// <summary>A new reason within this time reopens the case under its code (design, section 7).</summary>
    public static readonly TimeSpan Reopen = TimeSpan.FromDays(7);

    /// <summary>Coordinators are reminded of a late reply ever less often, but at least this often.</summary>
    public static readonly TimeSpan RemindAtLeastEvery = TimeSpan.FromHours(4);

    /// <summary>Messages older than this when they are read get an apology and a fresh safety question (section 4).</summary>
    public static readonly TimeSpan Late = TimeSpan.FromHours(6);

    /// <summary>The calm line to slow down is said at most this often.</summary>
    public static readonly TimeSpan SlowDownEvery = TimeSpan.FromMinutes(1);

    /// <summary>How long a conversation marked as misuse opens no case without a sign of danger.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromHours(24);

    /// <summary>Characters of a volunteer's line.</summary>
    public const int MaxVolunteerText = 4096;

    /// <summary>Questions remembered to tell a doubled press from a stale one.</summary>
    public const int AskedKept = 12;

    /// <summary>Photos or voice messages in a row before a human is offered.</summary>
    public const int MediaBeforeHuman = 2;

    /// <summary>Words after «قصدي» that only name something: no topic is looked for in them.</summary>
    public const int WordsThatOnlyName = 2;

    /// <summary>Misses in a row before a human is offered.</summary>
    public const int MissesBeforeHuman = 2;

    /// <summary>How long the next text is the remark that was asked for, and a correction one of the remark.</summary>
    public static readonly TimeSpan RemarkCounts = TimeSpan.FromMinutes(10);

    /// <summary>How long a sign that was only begun waits for its other half.</summary>
    public static readonly TimeSpan HalfSaidCounts = TimeSpan.FromMinutes(5);

    /// <summary>How long a weak sign counts together with others.</summary>
    public static readonly TimeSpan WeakSignsCount = TimeSpan.FromMinutes(20);

    /// <summary>Different weak signs of one danger that together are taken for it.</summary>
    public const int WeakSignsThatAddUp = 3;

    /// <summary>Weak signs that are remembered.</summary>
    public const int WeakSignsKept = 12;

    /// <summary>How long after a case went to somebody else, who has not written yet, «شخص آخر» is still about who had it before.</summary>
    public static readonly TimeSpan JustPassedOn = TimeSpan.FromMinutes(2);
}
