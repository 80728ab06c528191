using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns;

/// <summary>What the clock's being set back changes in the tables: nobody may wait until it comes there again.</summary>
internal static class ClockRows
{
    /// <summary>Reckons timers and waiting lines anew; returns how many timers.</summary>
    public static int SetBack(SqliteConnection connection, DateTimeOffset now)
    {
        OutboxRows.SetBack(connection, now, ConversationLimits.ClockSlack);
        return TimerRows.SetBack(connection, now);
    }
}
