using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Delivery;

/// <summary>What follows once the last dull line is on the screen: the web address of one who left ends, key and address of an erased person go.</summary>
public sealed class Endings(Database database, Writer writer, Forgetting forgetting)
{
    /// <summary>The person left quickly on the web.</summary>
    internal const string Leave = "Leave";

    /// <summary>The person erased everything.</summary>
    internal const string Erase = "Erase";

    /// <summary>Does what is left to do for a conversation; nothing when the person is back.</summary>
    public async Task FinishAsync(string conversationId)
    {
        switch (Ending(conversationId))
        {
            case Erase:
                await forgetting.ForgetAsync(conversationId, Forgetting.Asked);
                break;
            case Leave:
                await writer.RunAsync(connection => EndAddress(connection, conversationId));
                break;
            default:
                await writer.RunAsync(connection =>
                {
                    TimerRows.Stop(connection, conversationId, TimerRows.Ending);
                    return true;
                });
                break;
        }
    }

    private static bool EndAddress(SqliteConnection connection, string conversationId)
    {
        TimerRows.Stop(connection, conversationId, TimerRows.Ending);
        if (connection.Execute("UPDATE conversations SET ending = NULL WHERE id = @conversationId AND ending = @Leave", new { conversationId, Leave }) == 0)
        {
            return false;
        }

        connection.Execute("DELETE FROM addresses WHERE conversation_id = @conversationId", new { conversationId });
        OutboxRows.CancelAll(connection, conversationId);
        return true;
    }

    private string? Ending(string conversationId) => database.Read(connection =>
        connection.QuerySingleOrDefault<string>("SELECT ending FROM conversations WHERE id = @conversationId", new { conversationId }));
}
