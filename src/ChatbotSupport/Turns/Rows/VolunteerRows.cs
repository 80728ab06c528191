using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>The roster as turns need it; inviting and removing is the desk's.</summary>
internal static class VolunteerRows
{
    public static Volunteer? Find(SqliteConnection connection, string id)
    {
        var row = connection.QuerySingleOrDefault<Row>(
            """
            SELECT id AS Id, alias AS Alias, coordinator AS Coordinator, trained AS Trained, opted_out AS OptedOut, capacity AS Capacity,
                   on_shift_until AS OnShiftUntil, removed_at AS RemovedAt, approved_at AS ApprovedAt, mark AS Mark
            FROM volunteers WHERE id = @id
            """,
            new { id });
        return row is null ? null : new Volunteer(
            row.Id,
            row.Alias,
            row.Coordinator != 0 && row.ApprovedAt is not null,
            Names.Split<Flag>(row.Trained),
            Names.Split<Flag>(row.OptedOut),
            (int)row.Capacity,
            row.OnShiftUntil is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null,
            row.RemovedAt is not null,
            Pending: row.ApprovedAt is null) { Mark = row.Mark is { } mark ? Enum.Parse<Wish>(mark) : Wish.Unknown };
    }

    /// <summary>Somebody to whom a case may go; null when they are not on the roster.</summary>
    public static Colleague? Colleague(SqliteConnection connection, string id, DateTimeOffset now) => Find(connection, id) is not { } volunteer ? null : new(
        volunteer,
        (int)connection.ExecuteScalar<long>("SELECT count(*) FROM cases WHERE owner_id = @id AND state = 'Owned'", new { id }),
        connection.ExecuteScalar<long>(
            "SELECT EXISTS (SELECT 1 FROM volunteers WHERE id = @id AND contact_at > @gone AND contact_at < @soon)",
            new { id, gone = (now - TurnLimits.ThereFor).ToUnixTimeMilliseconds(), soon = (now + TurnLimits.ThereFor).ToUnixTimeMilliseconds() }) != 0);

    /// <summary>Keeps the shift; whoever acts is there, and a shift that runs out by itself says nothing about that.</summary>
    public static void SaveShift(SqliteConnection connection, Volunteer volunteer, DateTimeOffset? heardAt) => connection.Execute(
        "UPDATE volunteers SET on_shift_until = @until, contact_at = coalesce(@heard, contact_at) WHERE id = @id",
        new { id = volunteer.Id, until = volunteer.OnShiftUntil?.ToUnixTimeMilliseconds(), heard = heardAt?.ToUnixTimeMilliseconds() });

    private sealed record Row(
        string Id, string Alias, long Coordinator, string Trained, string OptedOut, long Capacity, long? OnShiftUntil, long? RemovedAt, long? ApprovedAt, string? Mark);
}
