namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Bounds of the team's side of the bot.</summary>
public static class TeamLimits
{
    /// <summary>Tries to say something that Telegram was too busy for.</summary>
    public const int Tries = 4;

    /// <summary>Lines from before that are shown when a talk is opened; what came earlier is read at the web desk.</summary>
    public const int LinesAtFirst = 15;

    /// <summary>Lines that are put into one message at most.</summary>
    public const int LinesAtOnce = 30;

    /// <summary>Characters of one message of lines.</summary>
    public const int LinesLength = 3_500;

    /// <summary>Characters of one piece of a line that is too long for one message; isolated numbers make it longer.</summary>
    public const int PieceLength = 3_600;

    /// <summary>Cases of the queue that are listed.</summary>
    public const int QueueShown = 10;

    /// <summary>Prepared replies that are offered at once.</summary>
    public const int RepliesShown = 6;

    /// <summary>Looks for the line that a text answers, while one of ours is on its way to being written down.</summary>
    public const int LooksForAnswered = 10;

    /// <summary>Members whose chats are brought up to date side by side.</summary>
    public const int Workers = 8;

    /// <summary>What the lines of each case begin with, so that two talks in one chat are told apart at a glance.</summary>
    public static readonly IReadOnlyList<string> Colours = ["🔵", "🟢", "🟣", "🟠", "🟤", "🔴", "🟡", "⚫", "⚪", "🟦"];

    /// <summary>Whatever lies in a chat of the team goes after this; Telegram lets it be deleted for 48 hours (safeguarding rules, section 5).</summary>
    public static readonly TimeSpan KeptInChat = TimeSpan.FromHours(40);

    /// <summary>Chats are looked through at least this often: for what has become old, and for changes that another process made.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    /// <summary>Changes that come close together are looked at together.</summary>
    public static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(50);

    /// <summary>A case that came to somebody is offered to them in their chat after this, unless they opened it meanwhile.</summary>
    public static readonly TimeSpan OfferAfter = TimeSpan.FromSeconds(5);

    /// <summary>What appeared in a chat so lately may not have been seen by whoever was writing at that moment.</summary>
    public static readonly TimeSpan Glance = TimeSpan.FromSeconds(15);

    /// <summary>So long a question about an earlier text holds back what is written after it; whoever leaves it unanswered for longer has let that text go.</summary>
    public static readonly TimeSpan QuestionOpen = TimeSpan.FromMinutes(5);

    /// <summary>So long before the end of a shift whoever has cases is told (safeguarding rules, section 5).</summary>
    public static readonly TimeSpan EndTold = TimeSpan.FromMinutes(15);

    /// <summary>The pause after a chat that could not be written to.</summary>
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(20);

    /// <summary>The pause after a chat whose owner blocked the bot or is not there any more.</summary>
    public static readonly TimeSpan PauseWhenGone = TimeSpan.FromMinutes(10);

    /// <summary>How long it is waited, beside the updates, for what became of an action. The action goes on either way.</summary>
    public static readonly TimeSpan OutcomeWait = TimeSpan.FromSeconds(2);

    /// <summary>How long an update waits for what became of the one before it of the same account: a turn takes less, and nobody else's message may wait long behind it.</summary>
    public static readonly TimeSpan SettleWait = TimeSpan.FromMilliseconds(500);

    /// <summary>How long somebody on shift counts as there after they last wrote or pressed here: their phone rings, unlike a page that was closed.</summary>
    public static readonly TimeSpan ThereFor = TimeSpan.FromMinutes(30);

    /// <summary>How often it is looked whether something is for a member alone.</summary>
    public static readonly TimeSpan CareEvery = TimeSpan.FromSeconds(5);

    /// <summary>How often it is written down that they are.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromMinutes(1);
}
