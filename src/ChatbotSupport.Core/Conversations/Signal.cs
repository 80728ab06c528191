using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Something that happens to a conversation. A closed family; everything a turn can be about is here.</summary>
public abstract record Signal
{
    /// <summary>Its kind alone: what is in it is somebody's words.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>The person opened the chat (page, /start).</summary>
/// <param name="Flow">The flow that the link they came by leads to; null for none.</param>
public sealed record PersonOpened(string? Flow = null) : Signal;

/// <summary>The person wrote; several lines when they waited together.</summary>
/// <param name="Lines">The lines, oldest first; at most twenty.</param>
/// <param name="SentAt">When the first of them was sent.</param>
/// <param name="Correction">What it replaces; read like anything else, and kept beside the first wording.</param>
public sealed record PersonWrote(IReadOnlyList<string> Lines, DateTimeOffset SentAt, CorrectionOf Correction = CorrectionOf.None) : Signal
{
    /// <summary>Those of the lines that they passed on from somebody else: read like their own, and shown to the team as what they are.</summary>
    public IReadOnlyList<string> Forwarded { get; init; } = [];
}

/// <summary>The person pressed a button.</summary>
public sealed record PersonPressed(string Payload) : Signal;

/// <summary>The person sent something that is not text; it was not downloaded.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Caption">What they wrote under it, which is read like any text; null when nothing.</param>
public sealed record PersonSentMedia(MediaKind Kind, PersonWrote? Caption = null) : Signal
{
    /// <summary>A photo, a voice, a video or a file is among what was sent: whoever else holds the phone could look at it.</summary>
    public bool HoldsFile { get; init; } = IsFile(Kind);

    /// <summary>When the first and the last of it were sent; null when that is not known.</summary>
    public (DateTimeOffset First, DateTimeOffset Last)? SentAt { get; init; }

    /// <summary>Whether something of this kind lies on the phone as a picture, a sound or a file.</summary>
    public static bool IsFile(MediaKind kind) => kind is MediaKind.Photo or MediaKind.Voice or MediaKind.Video or MediaKind.Document;
}

/// <summary>The person put a sign under what a volunteer wrote: to many that is an answer.</summary>
/// <param name="Sign">The sign, for example 👍; empty when it was taken away.</param>
/// <param name="Line">The beginning of what the volunteer wrote.</param>
public sealed record PersonReacted(string Sign, string Line) : Signal
{
    /// <summary>The line asked something, or may have where only its beginning is known.</summary>
    public bool IsUnderAQuestion => Line.AsSpan().IndexOfAny("؟?…") >= 0;
}

/// <summary>The person wants to leave quickly (button of the page; the word is recognised in text).</summary>
public sealed record PersonLeft : Signal;

/// <summary>More messages came than a person writes; they were screened together and are answered with one calm line.</summary>
public sealed record PersonFlooded(IReadOnlyList<string> Lines, DateTimeOffset SentAt) : Signal
{
    /// <summary>Those of the lines that they passed on.</summary>
    public IReadOnlyList<string> Forwarded { get; init; } = [];
}

/// <summary>The channel says that the person blocked us or is gone: nothing reaches them until they write again.</summary>
public sealed record PersonBlocked : Signal;

/// <summary>The person goes on under another number: whoever writes from there may be somebody else.</summary>
/// <param name="IsSameNumber">The number is the same, and the phone is another one.</param>
public sealed record PersonMoved(bool IsSameNumber = false) : Signal;

/// <summary>Two conversations turned out to be of one person: whoever writes now may be somebody else, and the clocks begin anew.</summary>
/// <param name="Raised">The other one was more urgent.</param>
public sealed record PersonJoined(bool Raised) : Signal;

/// <summary>The data come from a backup that was put back: what the person asked for since then is not known here.</summary>
public sealed record BackupRestored : Signal;

/// <summary>The person deleted something they had written; its words are gone here too.</summary>
/// <param name="IsRemark">It was a remark about the talk, of which whoever talks with them is to know nothing.</param>
public sealed record PersonRevoked(bool IsRemark = false) : Signal;

/// <summary>The person wrote or pressed while the service is not open to them; only leaving and erasing work, nothing is kept.</summary>
/// <param name="Text">What they wrote, or null.</param>
/// <param name="Payload">The payload of the button they pressed, or null.</param>
public sealed record PersonTurnedAway(string? Text, string? Payload) : Signal;

/// <summary>The team erases the person, who asked for it in another way than here.</summary>
public sealed record TeamErases : Signal;

/// <summary>A timer of this conversation is due.</summary>
public sealed record TimerDue(TimerKind Kind) : Signal;

/// <summary>A volunteer acts on the case of this conversation.</summary>
/// <param name="By">Who acts.</param>
/// <param name="CaseCode">The case meant; refused when it is not the conversation's open case.</param>
public abstract record CaseCommand(CaseOwner By, string CaseCode) : Signal;

/// <summary>Takes the case; atomic: the second one is refused.</summary>
public sealed record TakeCase(CaseOwner By, string CaseCode) : CaseCommand(By, CaseCode);

/// <summary>A coordinator takes the case from an owner who is silent.</summary>
public sealed record TakeOver(CaseOwner By, string CaseCode) : CaseCommand(By, CaseCode);

/// <summary>A coordinator returns the case of an owner who is silent to the queue.</summary>
public sealed record CallBack(CaseOwner By, string CaseCode) : CaseCommand(By, CaseCode);

/// <summary>Writes to the person.</summary>
public sealed record WriteToPerson(CaseOwner By, string CaseCode, string Text) : CaseCommand(By, CaseCode);

/// <summary>Asks the person something with yes and no as buttons.</summary>
public sealed record AskYesNo(CaseOwner By, string CaseCode, string Text) : CaseCommand(By, CaseCode);

/// <summary>Takes back a line that was written to the person, where their channel can.</summary>
public sealed record TakeBack(CaseOwner By, string CaseCode, string LineId) : CaseCommand(By, CaseCode);

/// <summary>Hands the person back to the bot; the case is closed with an outcome.</summary>
public sealed record HandBack(CaseOwner By, string CaseCode, CaseOutcome Outcome = CaseOutcome.Helped) : CaseCommand(By, CaseCode);

/// <summary>Returns the case to the queue, with a note for whoever takes it next.</summary>
public sealed record ReturnToQueue(CaseOwner By, string CaseCode, string? Note, NoteKind? Kind = null) : CaseCommand(By, CaseCode);

/// <summary>Passes the case to a named colleague, with a note: the person goes on with somebody else and does not stand in the queue again.</summary>
public sealed record TransferCase(CaseOwner By, string CaseCode, CaseOwner To, string? Note, NoteKind? Kind = null) : CaseCommand(By, CaseCode);

/// <summary>The owner would like somebody to follow along; the talk goes on meanwhile.</summary>
public sealed record AskForSecond(CaseOwner By, string CaseCode) : CaseCommand(By, CaseCode);

/// <summary>Follows along as the second one: reads and notes, does not write to the person.</summary>
public sealed record FollowAlong(CaseOwner By, string CaseCode) : CaseCommand(By, CaseCode);

/// <summary>Does not follow along any more.</summary>
public sealed record StopFollowing(CaseOwner By, string CaseCode) : CaseCommand(By, CaseCode);

/// <summary>Closes the case as misuse and calms the conversation: only a sign of danger brings a human again for a day.</summary>
public sealed record MarkMisuse(CaseOwner By, string CaseCode) : CaseCommand(By, CaseCode);

/// <summary>Closes the case with an outcome.</summary>
public sealed record CloseCase(CaseOwner By, string CaseCode, CaseOutcome Outcome) : CaseCommand(By, CaseCode);

/// <summary>Sets the level, up or down: only a volunteer lowers it.</summary>
/// <param name="By">Who does.</param>
/// <param name="CaseCode">The case.</param>
/// <param name="Level">The level.</param>
/// <param name="Shown">The level that stood beside the choice; null when that is not known. Nobody lowers what rose while they chose.</param>
public sealed record SetLevel(CaseOwner By, string CaseCode, Level Level, Level? Shown = null) : CaseCommand(By, CaseCode);

/// <summary>Sets the route: only a volunteer sets it back to normal.</summary>
public sealed record SetRoute(CaseOwner By, string CaseCode, Route Route) : CaseCommand(By, CaseCode);

/// <summary>Writes a note that only the team sees.</summary>
public sealed record AddNote(CaseOwner By, string CaseCode, string Text) : CaseCommand(By, CaseCode);

/// <summary>Somebody on call says «أنا هنا»: the repeated alert stops.</summary>
public sealed record OnCallIsHere(CaseOwner By, string CaseCode) : CaseCommand(By, CaseCode);

/// <summary>The volunteer is gone (removed, shift ended): the case returns to the queue.</summary>
public sealed record OwnerGone(CaseOwner By, string CaseCode) : CaseCommand(By, CaseCode);

/// <summary>What a person sent instead of text.</summary>
public enum MediaKind
{
    /// <summary>A photo, or an album as one.</summary>
    Photo,

    /// <summary>A voice message.</summary>
    Voice,

    /// <summary>A video.</summary>
    Video,

    /// <summary>A file.</summary>
    Document,

    /// <summary>A sticker.</summary>
    Sticker,

    /// <summary>A place.</summary>
    Location,

    /// <summary>A contact card.</summary>
    Contact,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Timers of a conversation; one of a kind at a time.</summary>
public enum TimerKind
{
    /// <summary>The first or next reply of a volunteer is overdue.</summary>
    ReplyDue,

    /// <summary>The owner's lease is over.</summary>
    Lease,

    /// <summary>The on-call list is alerted again.</summary>
    OnCall,

    /// <summary>A new L4 sign stayed without a volunteer's line for ninety seconds.</summary>
    SilentVolunteer,

    /// <summary>The time in which the channel lets us write freely is almost over.</summary>
    WindowClosing,

    /// <summary>A question that the person agreed to comes now.</summary>
    FollowUp,

    /// <summary>Thirty days of silence.</summary>
    Silence,
}
