using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Delivery;

/// <summary>What follows once the last dull line is on the screen: the web address of one who left ends, key and address of an erased person go.</summary>
public sealed class Endings(Database database, Writer writer, Forgetting forgetting, TimeProvider clock)
{
    /// <summary>The person left quickly on the web.</summary>
    internal const string Leave = "Leave";

    /// <summary>The person erased everything.</summary>
    internal const string Erase = "Erase";

    /// <summary>
    /// The time for it has come although the last line did not get through. Where that line clears a screen it is waited for, a day at most: what lies on that phone endangers whoever erased it,
    /// and without the address nobody could clear it any more.
    /// </summary>
    public async Task FinishLateAsync(string conversationId)
    {
        if (Ending(conversationId) != Erase || !IsStillClearing(conversationId))
        {
            await FinishAsync(conversationId);
        }
    }

    /// <summary>Whether something is left to do for a conversation.</summary>
    public bool IsLeft(string conversationId) => Ending(conversationId) is not null;

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

    private bool IsStillClearing(string conversationId) => database.Read(connection => connection.Query<(string Channel, long At)>(
        "SELECT channel, created_at FROM outbox WHERE conversation_id = @conversationId AND kind = 'Dull' AND state = 'Queued'", new { conversationId })
        .Any(line => ClearedScreens.Has(line.Channel) && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(line.At) < DeliveryLimits.ClearsAtMost));

    private string? Ending(string conversationId) => database.Read(connection =>
        connection.QuerySingleOrDefault<string>("SELECT ending FROM conversations WHERE id = @conversationId", new { conversationId }));
}
