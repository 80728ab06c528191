using ChatbotSupport.Core.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>Offers a talk to those who stood by somebody whose life was in danger, in the very moment in which the case closes: whoever has it, follows along, or wrote in it before it was passed on.</summary>
internal static class DebriefRows
{
    // A level that was lowered before the closing was there all the same; every L4 rings, and what rang is kept.
    private const string Offering =
        """
        INSERT INTO debriefs (case_code, volunteer_id, offered_at)
        SELECT @code, id, @now FROM volunteers
        WHERE removed_at IS NULL
          AND (id IN (@owner, @second) OR alias IN (SELECT alias FROM lines WHERE case_code = @code AND author = 'Volunteer' AND at >= @opened))
          AND (@isImminent OR EXISTS (SELECT 1 FROM alerts WHERE case_code = @code AND level = 'L4' AND at >= @opened))
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Offers it where a case closes with this turn.</summary>
    public static void Offer(SqliteConnection connection, Conversation before, Conversation next, DateTimeOffset now)
    {
        if (before.Case is not { IsOpen: true } was || next.Case is not { IsOpen: false } closed || closed.Code != was.Code)
        {
            return;
        }

        connection.Execute(Offering, new
        {
            code = was.Code,
            owner = was.Owner?.VolunteerId ?? "",
            second = was.Second?.VolunteerId ?? "",
            now = now.ToUnixTimeMilliseconds(),
            opened = was.OpenedAt.ToUnixTimeMilliseconds(),
            isImminent = before.Level == Core.Safeguarding.Level.L4 ? 1 : 0,
        });
    }
}
