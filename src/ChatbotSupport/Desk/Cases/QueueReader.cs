using ChatbotSupport.Desk.Care;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;

namespace ChatbotSupport.Desk.Cases;

/// <summary>Reads the queue: codes, levels, times and owners, no word of a person.</summary>
internal sealed class QueueReader(Database database, TimeProvider clock)
{
    // Cases whose person said «ليس الآن» are the coordinators' alone until somebody owns them (safeguarding: nobody writes to the person).
    private const string OpenCases =
        $"""
        select {CaseCard.Columns}
        from cases c left join conversations v on v.id = c.conversation_id
        where c.state <> 'Closed' and (c.state = 'Owned' or c.consent not in ('NotNow', 'Refused'))
        order by c.level desc, {CaseRows.Fitting}, c.waiting_since, c.code
        limit @limit
        """;

    private const string Notes =
        """
        select l.case_code, count(*) from lines l
        where l.author = 'Note' and l.case_code in (select code from cases where state <> 'Closed') group by l.case_code
        """;

    /// <summary>Open cases in the order they are to be taken: the most urgent first, then whose wish the volunteer fits, then who waits longest.</summary>
    public QueueView Read(SignedIn me)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        using var connection = database.OpenReader();
        var rows = connection.Query<CaseRow>(OpenCases, new { limit = DeskLimits.QueueLength, mark = VolunteerRows.Find(connection, me.VolunteerId)?.Mark.ToString() });
        var notes = connection.Query<(string Code, long Count)>(Notes).ToDictionary(item => item.Code, item => item.Count);
        var alerts = me.Coordinator ? connection.ExecuteScalar<long>("select count(*) from alerts where seen_at is null") : 0;
        return new(
            now, me.OnShiftUntil, me.Pending, me.Coordinator, alerts, [.. rows.Select(row => CaseCard.From(row, me, now, notes.GetValueOrDefault(row.Code)))],
            Debriefs.Of(connection, me.VolunteerId, clock.GetUtcNow()) is not null, OwnTalks.Unread(connection, me.VolunteerId))
        {
            Joined = [.. JoinedRows.Unseen(connection, me.VolunteerId, clock.GetUtcNow()).Select(item => new JoinedView(item.Code, item.GoesOn, item.Unsaid != 0))],
        };
    }
}

/// <summary>The queue as a page shows it.</summary>
/// <param name="Now">The server's time, by which pages count.</param>
/// <param name="OnShiftUntil">End of the volunteer's shift, or null.</param>
/// <param name="Pending">The volunteer is not approved yet: cards only.</param>
/// <param name="Coordinator">The volunteer is an approved coordinator.</param>
/// <param name="Alerts">Alerts no coordinator has seen; 0 for volunteers.</param>
/// <param name="Cases">The cards in order.</param>
/// <param name="Debrief">A talk after a hard case is offered to the volunteer.</param>
/// <param name="Own">Lines for them alone that they have not read.</param>
internal sealed record QueueView(
    long Now, long? OnShiftUntil, bool Pending, bool Coordinator, long Alerts, IReadOnlyList<CaseCard> Cases, bool Debrief = false, long Own = 0)
{
    /// <summary>Cases of theirs that ended because their person has another one.</summary>
    public required IReadOnlyList<JoinedView> Joined { get; init; }
}

/// <summary>A case that ended with another one.</summary>
/// <param name="Code">The one that ended.</param>
/// <param name="GoesOn">The one under which the talk goes on.</param>
/// <param name="Unsaid">Something they wrote had not arrived.</param>
internal sealed record JoinedView(string Code, string GoesOn, bool Unsaid);
