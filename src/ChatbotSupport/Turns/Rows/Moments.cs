using System.Globalization;
using System.Security.Cryptography;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Storage;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>Draws for a turn what it must not draw itself: the time at the desk, a fresh case code, who is on shift.</summary>
internal sealed class Moments(TimeProvider clock, TurnOptions options)
{
    private const int Codes = 1_000_000;

    private const string Look =
        """
        SELECT EXISTS (SELECT 1 FROM cases WHERE code = @code) AS IsTaken,
               count(*) AS OnShift, count(*) FILTER (WHERE mark = 'Woman') AS Women, count(*) FILTER (WHERE mark = 'Man') AS Men, group_concat(id, ' ') AS There,
               EXISTS (SELECT 1 FROM meta WHERE key = 'clock_doubt') AS IsDoubted
        FROM volunteers WHERE removed_at IS NULL AND approved_at IS NOT NULL AND on_shift_until > @now AND contact_at > @gone AND contact_at < @soon
        """;

    /// <summary>The moment of a turn.</summary>
    public Moment Now(SqliteConnection connection)
    {
        var now = InZone(clock.GetUtcNow());
        for (var draw = 0; draw < TurnLimits.CodeDraws; draw++)
        {
            var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
            var seen = connection.First(
                Look,
                static row => (IsTaken: row.Number(0) != 0, OnShift: (int)row.Number(1), Women: (int)row.Number(2), Men: (int)row.Number(3), There: row.TextOrNull(4), IsDoubted: row.Number(5) != 0),
                ("@code", code),
                ("@now", now.ToUnixTimeMilliseconds()),
                ("@gone", (now - TurnLimits.ThereFor).ToUnixTimeMilliseconds()),
                ("@soon", (now + TurnLimits.ThereFor).ToUnixTimeMilliseconds()));
            if (!seen.IsTaken)
            {
                return new(now, code, seen.OnShift, seen.Women, seen.Men) { There = Names.Split(seen.There ?? ""), IsClockDoubted = seen.IsDoubted };
            }
        }

        throw new InvalidOperationException("No free case code was found.");
    }

    /// <summary>A time as the desk reads it.</summary>
    public DateTimeOffset InZone(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, options.Zone);
}
