using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk;

/// <summary>Somebody on the roster as coordinators see them.</summary>
/// <param name="Alias">What people read.</param>
/// <param name="Coordinator">Whether they are a coordinator.</param>
/// <param name="Trained">Flags they are trained for.</param>
/// <param name="OnShiftUntil">End of the shift, unix milliseconds, or null.</param>
/// <param name="LastSeenAt">When they were last at the desk, or null.</param>
/// <param name="Cases">How many cases they have now.</param>
public sealed record RosterEntry(string Alias, bool Coordinator, IReadOnlyList<string> Trained, long? OnShiftUntil, long? LastSeenAt, long Cases)
{
    internal static IReadOnlyList<RosterEntry> ReadAll(SqliteConnection connection) =>
    [
        .. connection.Query<Row>(
            """
            select v.alias as Alias, v.coordinator as Coordinator, v.trained as Trained, v.on_shift_until as OnShiftUntil,
                   (select max(s.last_seen_at) from desk_sessions s where s.volunteer_id = v.id) as LastSeenAt,
                   (select count(*) from cases c where c.owner_id = v.id and c.state = 'Owned') as Cases
            from volunteers v where v.removed_at is null order by v.alias
            """).Select(row => new RosterEntry(row.Alias, row.Coordinator != 0, Names.Split(row.Trained), row.OnShiftUntil, row.LastSeenAt, row.Cases)),
    ];

    // Computed columns have no declared type, which rules out a positional record.
    private sealed class Row
    {
        public required string Alias { get; init; }

        public long Coordinator { get; init; }

        public required string Trained { get; init; }

        public long? OnShiftUntil { get; init; }

        public long? LastSeenAt { get; init; }

        public long Cases { get; init; }
    }
}
