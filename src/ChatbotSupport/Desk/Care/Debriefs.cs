using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Care;

/// <summary>What a volunteer wants after a hard case.</summary>
public enum DebriefWish
{
    /// <summary>To talk with a coordinator now.</summary>
    Now,

    /// <summary>To talk later.</summary>
    Later,

    /// <summary>Nothing.</summary>
    NotNeeded,
}

/// <summary>A talk is offered to a volunteer after a case of L4; whether they want one is theirs alone to say, and nobody asks twice.</summary>
public sealed class Debriefs(Writer writer, Database database, Changes changes, TimeProvider clock)
{
    private const string Open =
        """
        select id as Id, case_code as CaseCode from debriefs
        where volunteer_id = @volunteerId and wish is null and offered_at > @since order by offered_at desc limit 1
        """;

    /// <summary>The offer a volunteer has not answered; null when there is none, or it is old.</summary>
    public OfferedDebrief? Of(string volunteerId)
    {
        using var connection = database.OpenReader();
        return Of(connection, volunteerId, clock.GetUtcNow());
    }

    /// <summary>The volunteer says what they want. Coordinators hear of it only when they want to talk. False when nothing is offered to them.</summary>
    public async Task<bool> WishAsync(string volunteerId, DebriefWish wish)
    {
        var now = clock.GetUtcNow();
        var done = await writer.RunAsync(connection =>
        {
            if (Of(connection, volunteerId, now) is not { } offered)
            {
                return false;
            }

            connection.Execute(
                "update debriefs set wish = @wish, wished_at = @now where id = @Id", new { wish = wish.ToString(), now = now.ToUnixTimeMilliseconds(), offered.Id });
            AuditRows.OfVolunteer(connection, "debrief." + wish, volunteerId, now);
            if (wish != DebriefWish.NotNeeded)
            {
                AuditRows.Alert(connection, CoordinatorAlert.DebriefWanted, null, default, now);
            }

            return true;
        });
        changes.Bump();
        return done;
    }

    /// <summary>A coordinator has talked with them. False when that was said before.</summary>
    public async Task<bool> SettleAsync(long id, string coordinatorId)
    {
        var now = clock.GetUtcNow();
        var settled = await writer.RunAsync(connection =>
        {
            var isFirst = connection.Execute(
                "update debriefs set settled_at = @now where id = @id and wish in ('Now', 'Later') and settled_at is null", new { id, now = now.ToUnixTimeMilliseconds() }) == 1;
            if (isFirst)
            {
                AuditRows.OfVolunteer(connection, "debrief.settled", coordinatorId, now);
            }

            return isFirst;
        });
        changes.Bump();
        return settled;
    }

    /// <summary>Talks that were offered and that no messenger told of: to whom, and which.</summary>
    public ILookup<string, long> Untold() => database.Read(connection => connection.Query<(string Volunteer, long Id)>(
        """
        select volunteer_id, id from debriefs
        where told_at is null and wish is null and offered_at > @since and volunteer_id in (select volunteer_id from volunteer_accounts)
        """,
        new { since = Since(clock.GetUtcNow()) }).ToLookup(item => item.Volunteer, item => item.Id));

    /// <summary>A messenger told of these.</summary>
    public Task<int> ToldAsync(IEnumerable<long> ids) => writer.RunAsync(connection => connection.Execute(
        "update debriefs set told_at = @now where id in @ids", new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), ids }));

    /// <summary>Who wants to talk, and nobody did yet; those who want it now first.</summary>
    internal static IReadOnlyList<WantedDebrief> Wanted(SqliteConnection connection) => connection.Query<WantedDebrief>(
        """
        select d.id as Id, v.alias as Alias, d.wish as Wish, d.wished_at as At
        from debriefs d join volunteers v on v.id = d.volunteer_id
        where d.wish in ('Now', 'Later') and d.settled_at is null and v.removed_at is null order by d.wish = 'Later', d.wished_at
        """).AsList();

    /// <summary>The same look on a connection that is open.</summary>
    internal static OfferedDebrief? Of(SqliteConnection connection, string volunteerId, DateTimeOffset now) =>
        connection.QuerySingleOrDefault<OfferedDebrief>(Open, new { volunteerId, since = Since(now) });

    private static long Since(DateTimeOffset now) => (now - DeskLimits.DebriefOffered).ToUnixTimeMilliseconds();
}

/// <summary>A talk that is offered.</summary>
/// <param name="Id">Its number.</param>
/// <param name="CaseCode">After which case.</param>
public sealed record OfferedDebrief(long Id, string CaseCode);

/// <summary>Somebody who wants to talk after a hard case.</summary>
/// <param name="Id">The number of the offer.</param>
/// <param name="Alias">Who.</param>
/// <param name="Wish">`Now` or `Later`.</param>
/// <param name="At">When they said so, unix milliseconds.</param>
internal sealed record WantedDebrief(long Id, string Alias, string Wish, long At);
