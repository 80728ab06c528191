using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>The table of cases: what the queue, the clocks and the reports see of the case inside a conversation.</summary>
internal static class CaseRows
{
    private const string Upsert =
        """
        INSERT INTO cases (code, conversation_id, channel, state, level, flags, reasons, owner_id, owner_alias, opened_at, waiting_since, lease_until,
                           reply_due_at, last_volunteer_at, consent, person_left, erased, excluded, outcome, closed_at, version,
                           second_id, second_alias, second_wanted, owner_unprepared, wish, language)
        VALUES (@code, @conversationId, @channel, @state, @level, @flags, @reasons, @ownerId, @ownerAlias, @openedAt, @waitingSince, @leaseUntil,
                @replyDueAt, @lastVolunteerAt, @consent, @personLeft, @erased, @excluded, @outcome, @closedAt, @version,
                @secondId, @secondAlias, @secondWanted, @ownerUnprepared, @wish, @language)
        ON CONFLICT (code) DO UPDATE
        SET state = excluded.state, level = excluded.level, flags = excluded.flags, reasons = excluded.reasons, owner_id = excluded.owner_id,
            owner_alias = excluded.owner_alias, opened_at = excluded.opened_at, waiting_since = excluded.waiting_since,
            lease_until = excluded.lease_until, reply_due_at = excluded.reply_due_at, last_volunteer_at = excluded.last_volunteer_at,
            consent = excluded.consent, person_left = excluded.person_left, erased = excluded.erased, excluded = excluded.excluded,
            outcome = excluded.outcome, closed_at = excluded.closed_at, version = excluded.version,
            second_id = excluded.second_id, second_alias = excluded.second_alias, second_wanted = excluded.second_wanted,
            owner_unprepared = excluded.owner_unprepared, wish = excluded.wish, language = excluded.language
        WHERE cases.conversation_id = excluded.conversation_id
        """;

    private const string OpenCase =
        """
        SELECT code AS Code, state AS State, reasons AS Reasons, owner_id AS OwnerId, owner_alias AS OwnerAlias, opened_at AS OpenedAt,
               waiting_since AS WaitingSince, consent AS Consent, erased AS Erased, excluded AS Excluded, version AS Version
        FROM cases WHERE conversation_id = @conversationId AND state <> 'Closed'
        """;

    private const string BriefColumns =
        """
        SELECT code AS Code, level AS Level, flags AS Flags, owner_id AS OwnerId, second_id AS SecondId, excluded AS Excluded, last_volunteer_at AS LastVolunteerAt
        """;

    /// <summary>Writes the case of a conversation if this turn touched it.</summary>
    /// <exception cref="StaleTurnException">The fresh code belongs to another kept case; the turn runs again with another one.</exception>
    public static void Save(SqliteConnection connection, Conversation before, Conversation next)
    {
        if (next.Case is not { } item || !(item.IsOpen || item != before.Case))
        {
            return;
        }

        if (connection.Execute(Upsert, Values(next, item)) == 0)
        {
            throw new StaleTurnException();
        }
    }

    /// <summary>The open case of a conversation, from its columns; for people whose sealed conversation is gone.</summary>
    public static Case? OpenCaseOf(SqliteConnection connection, string conversationId, TimeZoneInfo zone) =>
        connection.QuerySingleOrDefault<Row>(OpenCase, new { conversationId }) is not { } row ? null : new Case
        {
            Code = row.Code,
            State = Enum.Parse<CaseState>(row.State),
            Reasons = Names.Split<Reason>(row.Reasons),
            OpenedAt = Time(row.OpenedAt, zone),
            WaitingSince = Time(row.WaitingSince, zone),
            Owner = row.OwnerId is null ? null : new CaseOwner(row.OwnerId, row.OwnerAlias ?? ""),
            Consent = Enum.Parse<Consent>(row.Consent),
            PersonLeft = true,
            Erased = row.Erased != 0,
            Excluded = Names.Split(row.Excluded),
            Version = (int)row.Version,
        };

    /// <summary>What the desk must know about open cases: one by its code, or all of an owner.</summary>
    public static IReadOnlyList<CaseBrief> Briefs(SqliteConnection connection, string? code, string? ownerId) =>
    [
        .. connection.Query<BriefRow>(
                $"{BriefColumns} FROM cases WHERE state <> 'Closed' AND (code = @code OR (owner_id = @ownerId AND erased = 0)) ORDER BY code",
                new { code, ownerId })
            .Select(Brief),
    ];

    /// <summary>The open cases somebody follows as the second one.</summary>
    public static IReadOnlyList<CaseBrief> Followed(SqliteConnection connection, string volunteerId) =>
        [.. connection.Query<BriefRow>($"{BriefColumns} FROM cases WHERE state = 'Owned' AND second_id = @volunteerId ORDER BY code", new { volunteerId }).Select(Brief)];

    /// <summary>How well a volunteer of a mark fits the wish behind a case, the best first. It orders within a level only: nobody in more danger waits for it.</summary>
    public const string Fitting = "CASE WHEN c.wish IS NULL THEN 1 WHEN c.wish = @mark THEN 0 ELSE 2 END";

    /// <summary>The queue in its order for a volunteer, without people who cannot be written to now; whoever left quickly comes last.</summary>
    public static IReadOnlyList<CaseBrief> Waiting(SqliteConnection connection, Wish mark) =>
    [
        .. connection.Query<BriefRow>(
                $"""
                {BriefColumns} FROM cases c WHERE state = 'Waiting' AND erased = 0 AND consent NOT IN ('NotNow', 'Refused')
                ORDER BY person_left, level DESC, {Fitting}, waiting_since, code
                """,
                new { mark = mark.ToString() })
            .Select(Brief),
    ];

    private static CaseBrief Brief(BriefRow row) => new(row.Code, Enum.Parse<Level>(row.Level), Names.Split<Flag>(row.Flags), row.OwnerId)
    {
        SecondId = row.SecondId,
        Excluded = Names.Split(row.Excluded),
        LastVolunteerAt = row.LastVolunteerAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
    };

    private static object Values(Conversation next, Case item) => new
    {
        code = item.Code,
        conversationId = next.Id,
        channel = next.Channel,
        state = item.State.ToString(),
        level = next.Level.ToString(),
        flags = Names.Join(next.Flags),
        reasons = Names.Join(item.Reasons),
        ownerId = item.Owner?.VolunteerId,
        ownerAlias = item.Owner?.Alias,
        openedAt = item.OpenedAt.ToUnixTimeMilliseconds(),
        waitingSince = item.WaitingSince.ToUnixTimeMilliseconds(),
        leaseUntil = item.LeaseUntil?.ToUnixTimeMilliseconds(),
        replyDueAt = item.ReplyDueAt?.ToUnixTimeMilliseconds(),
        lastVolunteerAt = item.LastVolunteerAt?.ToUnixTimeMilliseconds(),
        consent = item.Consent.ToString(),
        personLeft = item.PersonLeft ? 1 : 0,
        erased = item.Erased ? 1 : 0,
        excluded = Names.Join(item.Excluded),
        outcome = item.Outcome?.ToString(),
        closedAt = item.ClosedAt?.ToUnixTimeMilliseconds(),
        version = item.Version,
        secondId = item.Second?.VolunteerId,
        secondAlias = item.Second?.Alias,
        secondWanted = item.SecondWanted ? 1 : 0,
        ownerUnprepared = item is { State: CaseState.Owned, Erased: false, Owner: { } owner } && owner.IsUnpreparedFor(next.Flags) ? 1 : 0,
        wish = next.Wish is Wish.Woman or Wish.Man ? next.Wish.ToString() : null,
        language = next.Language.ToString(),
    };

    private static DateTimeOffset Time(long at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone);

    private sealed record Row(
        string Code, string State, string Reasons, string? OwnerId, string? OwnerAlias, long OpenedAt, long WaitingSince, string Consent,
        long Erased, string Excluded, long Version);

    private sealed record BriefRow(string Code, string Level, string Flags, string? OwnerId, string? SecondId, string Excluded, long? LastVolunteerAt);
}
