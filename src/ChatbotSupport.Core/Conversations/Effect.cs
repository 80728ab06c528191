using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Something a turn wants done. A closed family; the host performs all effects of a turn in one transaction, sending comes after.</summary>
public abstract record Effect
{
    /// <summary>Its kind alone: what is in it is somebody's words.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>One outgoing message to the person.</summary>
/// <param name="Message">The message.</param>
/// <param name="Waits">It waits until <see cref="ReleaseHeldLines"/>: the person is back after a long silence and has not pressed «متابعة».</param>
public sealed record SayToPerson(Message Message, bool Waits = false) : Effect
{
    /// <summary>What of it stands in the talk that the team reads; empty when nothing does.</summary>
    public string InTalk { get; init; } = Message.Text;
}

/// <summary>Keeps a line of the conversation, sealed, for the desk and for «the last words».</summary>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">The line.</param>
/// <param name="Live">Written while a volunteer was there: shown to the owner without further consent.</param>
/// <param name="Alias">The volunteer's alias, for their own lines and notes.</param>
public sealed record KeepLine(LineAuthor Author, string Text, bool Live, string? Alias = null) : Effect;

/// <summary>The state changed; kept for the audit.</summary>
public sealed record StateChanged(ConversationState From, ConversationState To, ConversationTrigger Trigger) : Effect;

/// <summary>Starts a timer, replacing one of the same kind.</summary>
public sealed record StartTimer(TimerKind Kind, DateTimeOffset DueAt) : Effect;

/// <summary>Stops a timer, if there is one.</summary>
public sealed record StopTimer(TimerKind Kind) : Effect;

/// <summary>Coordinators are told: a code and a case, never a word of the person.</summary>
public sealed record AlertCoordinators(CoordinatorAlert Alert, string? CaseCode, Level Level) : Effect;

/// <summary>Something worth counting happened; a code for the audit and the report.</summary>
public sealed record Happened(string Code) : Effect;

/// <summary>What the person sent since a moment goes from the screen, as far as the channel allows: it holds their code word, or it is a photo that they want gone.</summary>
/// <param name="Since">The moment.</param>
/// <param name="Until">What came later stays; null when nothing does.</param>
public sealed record ForgetSaid(DateTimeOffset Since, DateTimeOffset? Until = null) : Effect;

/// <summary>Quick exit: every queued and held line is dropped, the channel deletes what it can; on the web the cookie and the mailbox end.</summary>
public sealed record LeaveQuickly : Effect;

/// <summary>The person is there again: lines that waited for them are delivered now.</summary>
public sealed record ReleaseHeldLines : Effect;

/// <summary>The open case of whoever was here before ends with this turn, and is none of the conversation any more.</summary>
/// <param name="Case">As it ended.</param>
/// <param name="Line">What the team reads in it.</param>
public sealed record LeaveCaseBehind(Case Case, string Line) : Effect;

/// <summary>Lines that waited for the person are dropped: whoever is there now counts as somebody new.</summary>
public sealed record DropHeldLines : Effect;

/// <summary>A line of a volunteer is taken back: one that waits is not sent, one that was sent is deleted where the channel can.</summary>
public sealed record TakeLineBack(string LineId) : Effect;

/// <summary>The person is erased: text, pending rows, notes and timers go now, key and address once the last line has an outcome.</summary>
/// <param name="HasLastLine">A last line is said; without one key and address go at once.</param>
public sealed record ErasePerson(bool HasLastLine) : Effect;

/// <summary>Who wrote a line.</summary>
public enum LineAuthor
{
    /// <summary>The person.</summary>
    Person,

    /// <summary>The bot.</summary>
    Bot,

    /// <summary>A volunteer, to the person.</summary>
    Volunteer,

    /// <summary>A note inside the team.</summary>
    Note,

    /// <summary>The person's remark about the talk: coordinators only.</summary>
    Remark,

    /// <summary>Something that happened (left, erased, lease over), as a finished sentence of `messages.yaml`; never a person's words.</summary>
    System,
}

/// <summary>What coordinators are told.</summary>
public enum CoordinatorAlert
{
    /// <summary>A case of L3 or L4 was opened or raised.</summary>
    UrgentCase,

    /// <summary>An L4 case without «أنا هنا».</summary>
    OnCallNeeded,

    /// <summary>A reply is overdue.</summary>
    ReplyOverdue,

    /// <summary>A lease ran out.</summary>
    LeaseOver,

    /// <summary>An L3 or L4 case has one person only; a second may follow along.</summary>
    SecondPersonWanted,

    /// <summary>A new L4 sign stayed without a volunteer's line.</summary>
    SilentVolunteer,

    /// <summary>The person does not want the team to read along now.</summary>
    ConsentNotNow,

    /// <summary>The person remarked on the talk.</summary>
    RemarkOnTalk,

    /// <summary>The person asked for somebody else.</summary>
    SomebodyElseAsked,

    /// <summary>The person erased an open case.</summary>
    Erased,

    /// <summary>An untrained volunteer pressed «take».</summary>
    TrainedPersonWanted,

    /// <summary>A sign appeared in a talk whose volunteer is not trained for it, or does not take such cases.</summary>
    OwnerUnprepared,

    /// <summary>A turn failed three times and was parked.</summary>
    TurnParked,

    /// <summary>A line could not be delivered.</summary>
    LineParked,

    /// <summary>The folder has errors; the stored playbook runs.</summary>
    PlaybookFallback,

    /// <summary>The folder changes texts about safety, which wait for somebody to publish them with two names.</summary>
    PlaybookWaits,

    /// <summary>Somebody proposed at the desk to publish, or to go back to, texts about safety; it waits for another person.</summary>
    ProposalWaits,

    /// <summary>The daily backup could not be made.</summary>
    BackupFailed,

    /// <summary>There is no room for another backup, or soon none: when the disk is full nobody is answered.</summary>
    DiskNearlyFull,

    /// <summary>People wrote whose keys are in no copy: were the machine lost now, no backup could give back what they wrote.</summary>
    KeysNotCopied,

    /// <summary>A backup was put back: whoever left, or was removed, since it was made stands here again.</summary>
    BackupRestored,

    /// <summary>Pages of the database are damaged; people may be left without an answer until a backup is put back.</summary>
    DatabaseDamaged,

    /// <summary>Something that a messenger handed over could not be read; its number and kind are kept, never its content.</summary>
    UpdateUnreadable,

    /// <summary>A messenger refuses our token: nobody there is answered until it is renewed.</summary>
    ChannelRefused,

    /// <summary>A second program asks a messenger for the same messages.</summary>
    ChannelConflict,

    /// <summary>A messenger restricts our number, or something there is not set up: lines may reach nobody until it is mended there.</summary>
    ChannelRestricted,

    /// <summary>A messenger delivers nothing more because it cannot be paid.</summary>
    ChannelUnpaid,

    /// <summary>The template that says that a reply waits is not approved, paused or missing.</summary>
    TemplateRefused,

    /// <summary>Most of the messages that cost nothing this month are sent, or all.</summary>
    QuotaNear,

    /// <summary>Soon the person of an open case cannot be written to any more until they write.</summary>
    WindowClosing,

    /// <summary>Somebody of the team wants to talk after a hard case.</summary>
    DebriefWanted,

    /// <summary>A new member of the team waits for the approval of coordinators.</summary>
    MemberPending,

    /// <summary>A trial before the opening: whoever is on call answers it as they would a real one.</summary>
    OnCallTest,

    /// <summary>A group became the team's.</summary>
    GroupPaired,

    /// <summary>The team has no group any more.</summary>
    GroupUnpaired,

    /// <summary>Somebody of the team blocked the bot in the middle of their work: what they had is in the queue again.</summary>
    MemberUnreachable,

    /// <summary>Somebody who is on call blocked the bot or deleted their account: no alarm reaches them on Telegram.</summary>
    OnCallUnreachable,

    /// <summary>Somebody of the team left the group, or was put out of it, and is still on the roster.</summary>
    MemberLeftGroup,

    /// <summary>Somebody who was removed from the roster is still in the group, and the bot cannot put them out.</summary>
    MemberStillInGroup,

    /// <summary>The key of somebody does not open: they are answered as somebody new. Whose it is, is not told.</summary>
    KeyDamaged,

    /// <summary>The computer's clock jumped by more than a day, or was off as long: nothing is dropped until it is known to be right.</summary>
    ClockDoubtful,

    /// <summary>Numbers, laws, links or warnings that people read were due to be checked again.</summary>
    ContentOverdue,
}
