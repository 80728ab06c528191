using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>What the clock's being set back changes in the tables: nobody may wait until it comes there again.</summary>
internal static class ClockRows
{
    // The gate asks when somebody last wrote.
    private const string LastHeard = "UPDATE conversations SET last_person_at = last_person_at - @by WHERE last_person_at > @ahead";

    /// <summary>Reckons timers, waiting lines and when people last wrote anew; returns how many timers.</summary>
    public static int SetBack(SqliteConnection connection, DateTimeOffset now, TimeSpan by)
    {
        connection.Execute(LastHeard, new { by = (long)by.TotalMilliseconds, ahead = (now + ConversationLimits.ClockSlack).ToUnixTimeMilliseconds() });
        OutboxRows.SetBack(connection, now, ConversationLimits.ClockSlack);
        return TimerRows.SetBack(connection, now);
    }
}
