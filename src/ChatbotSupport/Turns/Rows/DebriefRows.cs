using ChatbotSupport.Core.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>Offers a talk to those who stood by somebody whose life was in danger, in the very moment in which the case closes.</summary>
internal static class DebriefRows
{
    // A level that was lowered before the closing was there all the same; every L4 rings, and what rang is kept.
    private const string Offering =
        """
        INSERT INTO debriefs (case_code, volunteer_id, offered_at)
        SELECT @code, id, @now FROM volunteers
        WHERE id = @id AND removed_at IS NULL
          AND (@isImminent OR EXISTS (SELECT 1 FROM alerts WHERE case_code = @code AND level = 'L4' AND at >= @opened))
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Offers it where a case closes with this turn.</summary>
    public static void Offer(SqliteConnection connection, Conversation before, Conversation next, DateTimeOffset now)
    {
        if (before.Case is not { IsOpen: true, Owner: { } owner } was || next.Case is not { IsOpen: false } closed || closed.Code != was.Code)
        {
            return;
        }

        foreach (var id in new[] { owner.VolunteerId, was.Second?.VolunteerId }.OfType<string>())
        {
            connection.Execute(Offering, new
            {
                code = was.Code,
                id,
                now = now.ToUnixTimeMilliseconds(),
                opened = was.OpenedAt.ToUnixTimeMilliseconds(),
                isImminent = before.Level == Core.Safeguarding.Level.L4 ? 1 : 0,
            });
        }
    }
}
