using System.Globalization;
using System.Security.Cryptography;
using ChatbotSupport.Core.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>Draws for a turn what it must not draw itself: the time at the desk, a fresh case code, who is on shift.</summary>
internal sealed class Moments(TimeProvider clock, TurnOptions options)
{
    private const int Codes = 1_000_000;

    private const string Look =
        """
        SELECT EXISTS (SELECT 1 FROM cases WHERE code = @code) AS IsTaken,
               count(*) AS OnShift, count(*) FILTER (WHERE mark = 'Woman') AS Women, count(*) FILTER (WHERE mark = 'Man') AS Men
        FROM volunteers WHERE removed_at IS NULL AND approved_at IS NOT NULL AND on_shift_until > @now AND contact_at > @gone AND contact_at < @soon
        """;

    /// <summary>The moment of a turn.</summary>
    public Moment Now(SqliteConnection connection)
    {
        var now = InZone(clock.GetUtcNow());
        for (var draw = 0; draw < TurnLimits.CodeDraws; draw++)
        {
            var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
            var seen = connection.QuerySingle<Seen>(
                Look,
                new
                {
                    code,
                    now = now.ToUnixTimeMilliseconds(),
                    gone = (now - TurnLimits.ThereFor).ToUnixTimeMilliseconds(),
                    soon = (now + TurnLimits.ThereFor).ToUnixTimeMilliseconds(),
                });
            if (seen.IsTaken == 0)
            {
                return new(now, code, (int)seen.OnShift, (int)seen.Women, (int)seen.Men);
            }
        }

        throw new InvalidOperationException("No free case code was found.");
    }

    /// <summary>A time as the desk reads it.</summary>
    public DateTimeOffset InZone(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, options.Zone);

    private sealed record Seen(long IsTaken, long OnShift, long Women, long Men);
}
