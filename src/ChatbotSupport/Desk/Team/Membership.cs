using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Team;

/// <summary>What came of a coordinator's approval.</summary>
public enum ApprovalOutcome
{
    /// <summary>There is nobody of that alias.</summary>
    Nobody,

    /// <summary>Whoever approves is not an approved coordinator, or would approve themselves.</summary>
    NotYours,

    /// <summary>They were approved before.</summary>
    WasApproved,

    /// <summary>It counts; one more coordinator is needed.</summary>
    OneMore,

    /// <summary>The member is approved from now on.</summary>
    Approved,
}

/// <summary>Approving new members, and what is marked about each: training, capacity, and what a volunteer does not take.</summary>
public sealed class Membership(Writer writer, Database database, Changes changes, TimeProvider clock)
{
    private const string Mark = "update volunteers set trained = @trained, capacity = @capacity, mark = @mark where alias = @alias and removed_at is null";

    private const string Approve =
        """
        insert into approvals (volunteer_id, by_id, at) values (@member, @by, @now) on conflict do nothing;
        select count(*) from approvals a join volunteers v on v.id = a.by_id
        where a.volunteer_id = @member and v.coordinator <> 0 and v.approved_at is not null and v.removed_at is null
        """;

    /// <summary>How many coordinators are on the roster and approved, besides one.</summary>
    internal static int Coordinators(SqliteConnection connection, string? besides) => (int)connection.ExecuteScalar<long>(
        "select count(*) from volunteers where coordinator <> 0 and approved_at is not null and removed_at is null and id is not @besides", new { besides });

    /// <summary>One coordinator approves a member.</summary>
    /// <param name="alias">Who is approved.</param>
    /// <param name="by">The alias of the coordinator.</param>
    public async Task<ApprovalOutcome> ApproveAsync(string alias, string by)
    {
        var outcome = await writer.RunAsync(connection =>
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (Find(connection, alias) is not { } member)
            {
                return ApprovalOutcome.Nobody;
            }

            if (Find(connection, by) is not { Coordinator: not 0, ApprovedAt: not null } coordinator || coordinator.Id == member.Id)
            {
                return ApprovalOutcome.NotYours;
            }

            // A second word is kept also when one was enough before: the roster says how many there were.
            var approvals = connection.ExecuteScalar<long>(Approve, new { member = member.Id, by = coordinator.Id, now });
            if (member.ApprovedAt is not null)
            {
                return ApprovalOutcome.WasApproved;
            }

            if (approvals < Approval.Needed(Coordinators(connection, member.Id)))
            {
                return ApprovalOutcome.OneMore;
            }

            connection.Execute("update volunteers set approved_at = @now where id = @id", new { now, id = member.Id });
            return ApprovalOutcome.Approved;
        });
        changes.Bump();
        return outcome;
    }

    /// <summary>Marks training, capacity, and whether they are a woman or a man for people who wish to know. False when there is nobody of that alias.</summary>
    public async Task<bool> MarkAsync(string alias, IReadOnlyList<Flag> trained, int capacity, Wish mark = Wish.Unknown)
    {
        var marked = await writer.RunAsync(connection => connection.Execute(Mark, new { alias, trained = Names.Join(trained.Distinct()), capacity, mark = mark is Wish.Woman or Wish.Man ? mark.ToString() : null }));
        changes.Bump();
        return marked > 0;
    }

    /// <summary>A volunteer says what they do not take; nobody asks why.</summary>
    public async Task OptOutAsync(string volunteerId, IReadOnlyList<Flag> flags)
    {
        await writer.RunAsync(connection => connection.Execute(
            "update volunteers set opted_out = @flags where id = @volunteerId", new { volunteerId, flags = Names.Join(flags.Distinct()) }));
        changes.Bump();
    }

    /// <summary>What a volunteer does not take.</summary>
    public IReadOnlyList<string> OptedOut(string volunteerId)
    {
        using var connection = database.OpenReader();
        return Names.Split(connection.ExecuteScalar<string>("select opted_out from volunteers where id = @volunteerId", new { volunteerId }) ?? "");
    }

    private static MemberRow? Find(SqliteConnection connection, string alias) => connection.QuerySingleOrDefault<MemberRow>(
        "select id as Id, coordinator as Coordinator, approved_at as ApprovedAt from volunteers where alias = @alias and removed_at is null", new { alias });

    private sealed record MemberRow(string Id, long Coordinator, long? ApprovedAt);
}
