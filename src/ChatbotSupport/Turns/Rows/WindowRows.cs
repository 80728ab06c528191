using ChatbotSupport.Core.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>Until when a channel lets us write to a person freely: each of their messages begins it anew.</summary>
internal static class WindowRows
{
    private const string Begin =
        "UPDATE conversations SET open_until = @until WHERE id = @conversationId AND (open_until IS NULL OR open_until < @until)";

    /// <summary>The window is open until then; whoever has the case is warned before.</summary>
    public static void Open(SqliteConnection connection, string conversationId, DateTimeOffset until, DateTimeOffset now)
    {
        // Messages come in any order; an older one shortens nothing.
        if (connection.Execute(Begin, new { conversationId, until = until.ToUnixTimeMilliseconds() }) == 1 && until - TurnLimits.WindowWarning > now)
        {
            TimerRows.Start(connection, conversationId, nameof(TimerKind.WindowClosing), now, until - TurnLimits.WindowWarning);
        }
    }
}
