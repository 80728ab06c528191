using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Desk.Cases;

/// <summary>A case as the queue shows it. Times are unix milliseconds; what the person answered about this phone and when they may be written to is shown before anybody writes.</summary>
internal sealed record CaseCard(
    string Code, string State, string Level, string Route, string Channel, IReadOnlyList<string> Flags, IReadOnlyList<string> Reasons,
    string? Owner, bool Mine, long OpenedAt, long WaitingSince, long? LeaseUntil, long? ReplyDueAt, bool Overdue,
    bool Left, bool Erased, string Consent, bool Excluded, long Notes, string? Second, bool SecondMine, bool SecondWanted, bool Unprepared, long Version, string? Wish, long? OpenUntil, string? Reach)
{
    /// <summary>The columns of <see cref="CaseRow"/>, of `cases c` and `conversations v`.</summary>
    public const string Columns =
        """
        c.code as Code, c.conversation_id as ConversationId, c.channel as Channel, c.state as State, c.level as Level, c.flags as Flags,
               c.reasons as Reasons, c.owner_id as OwnerId, c.owner_alias as OwnerAlias, c.opened_at as OpenedAt,
               c.waiting_since as WaitingSince, c.lease_until as LeaseUntil, c.reply_due_at as ReplyDueAt, c.consent as Consent,
               c.person_left as PersonLeft, c.erased as Erased, c.outcome as Outcome, c.version as Version, c.excluded as Excluded,
               c.second_id as SecondId, c.second_alias as SecondAlias, c.second_wanted as SecondWanted, c.owner_unprepared as OwnerUnprepared,
               v.route as Route, v.last_person_at as LastPersonAt, v.reach as Reach, v."left" as HasLeft, v.stopped as HasStopped,
               v.flow as Flow, v.step as Step, c.wish as Wish, v.open_until as OpenUntil
        """;

    /// <summary>Makes the card one volunteer sees.</summary>
    public static CaseCard From(CaseRow row, SignedIn me, long now, long notes) => new(
        row.Code, row.State, row.Level, row.Route ?? "Normal", row.Channel, Names.Split(row.Flags), Names.Split(row.Reasons),
        row.OwnerAlias, row.OwnerId == me.VolunteerId, row.OpenedAt, row.WaitingSince, row.LeaseUntil, row.ReplyDueAt, row.ReplyDueAt < now,
        row.PersonLeft != 0, row.Erased != 0, row.Consent, Names.Split(row.Excluded).Contains(me.VolunteerId), notes,
        row.SecondAlias, row.SecondId == me.VolunteerId, row.SecondWanted != 0,
        row.OwnerUnprepared != 0 && CaseSight.Of(row, me) is CaseAccess.Along, // nobody but coordinators is told what a colleague is not trained for
        row.Version, row.Wish, row.OpenUntil - (long)DeliveryLimits.WindowSlack.TotalMilliseconds, row.Reach);
}

/// <summary>A case as stored, with what the desk needs of its conversation.</summary>
internal sealed record CaseRow(
    string Code, string? ConversationId, string Channel, string State, string Level, string Flags, string Reasons, string? OwnerId,
    string? OwnerAlias, long OpenedAt, long WaitingSince, long? LeaseUntil, long? ReplyDueAt, string Consent, long PersonLeft,
    long Erased, string? Outcome, long Version, string Excluded, string? SecondId, string? SecondAlias, long SecondWanted, long OwnerUnprepared, string? Route, long? LastPersonAt, string? Reach, long? HasLeft, long? HasStopped,
    string? Flow, string? Step, string? Wish, long? OpenUntil);
