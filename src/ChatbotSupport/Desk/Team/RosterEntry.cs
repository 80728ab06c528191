using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Team;

/// <summary>Somebody on the roster as coordinators see them.</summary>
/// <param name="Alias">What people read.</param>
/// <param name="Coordinator">Whether they are a coordinator.</param>
/// <param name="Trained">Flags they are trained for.</param>
/// <param name="OnShiftUntil">End of the shift, unix milliseconds, or null.</param>
/// <param name="LastSeenAt">When they were last at the desk, or null.</param>
/// <param name="Cases">How many cases they have now.</param>
/// <param name="Capacity">How many they may have at once.</param>
/// <param name="OptedOut">What they do not take.</param>
/// <param name="Pending">Not approved yet.</param>
/// <param name="ApprovedBy">The coordinators who approved, by alias; nobody for the first coordinators and for members from before approvals.</param>
/// <param name="Mark">`Woman` or `Man`, as coordinators marked; null when they did not.</param>
public sealed record RosterEntry(
    string Alias, bool Coordinator, IReadOnlyList<string> Trained, long? OnShiftUntil, long? LastSeenAt, long Cases,
    long Capacity, IReadOnlyList<string> OptedOut, bool Pending, IReadOnlyList<string> ApprovedBy, string? Mark = null)
{
    private const string Everybody =
        """
        select v.id as Id, v.alias as Alias, v.coordinator as Coordinator, v.trained as Trained, v.on_shift_until as OnShiftUntil,
               (select max(s.last_seen_at) from desk_sessions s where s.volunteer_id = v.id) as LastSeenAt,
               (select count(*) from cases c where c.owner_id = v.id and c.state = 'Owned') as Cases,
               v.capacity as Capacity, v.opted_out as OptedOut, v.approved_at is null as Pending, v.mark as Mark
        from volunteers v where v.removed_at is null order by v.approved_at is not null, v.alias
        """;

    private const string Approvals =
        "select a.volunteer_id as Member, v.alias as Alias from approvals a join volunteers v on v.id = a.by_id order by a.at";

    internal static IReadOnlyList<RosterEntry> ReadAll(SqliteConnection connection)
    {
        var approvals = connection.Query<ApprovalRow>(Approvals).ToLookup(row => row.Member, row => row.Alias);
        return
        [
            .. connection.Query<Row>(Everybody).Select(row => new RosterEntry(
                row.Alias, row.Coordinator != 0, Names.Split(row.Trained), row.OnShiftUntil, row.LastSeenAt, row.Cases,
                row.Capacity, Names.Split(row.OptedOut), row.Pending != 0, [.. approvals[row.Id]], row.Mark)),
        ];
    }

    private sealed record ApprovalRow(string Member, string Alias);

    // Computed columns have no declared type, which rules out a positional record.
    private sealed class Row
    {
        public required string Id { get; init; }

        public required string Alias { get; init; }

        public long Coordinator { get; init; }

        public required string Trained { get; init; }

        public long? OnShiftUntil { get; init; }

        public long? LastSeenAt { get; init; }

        public long Cases { get; init; }

        public long Capacity { get; init; }

        public required string OptedOut { get; init; }

        public long Pending { get; init; }

        public string? Mark { get; init; }
    }
}
