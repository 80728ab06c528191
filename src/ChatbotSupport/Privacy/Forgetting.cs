using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>Forgets people: the key first, then every row about them. What stays of an open case is its code, level, flags and times.</summary>
public sealed class Forgetting(PersonKeys keys, Writer writer)
{
    /// <summary>Forgets a person for good.</summary>
    public Task ForgetAsync(string personId)
    {
        keys.Delete(personId);
        return writer.RunAsync(connection =>
        {
            ForgetRows(connection, personId);
            return true;
        });
    }

    /// <summary>Forgets a person for good if that is still right when it is their turn: between looking and deleting they may have written again.</summary>
    public Task<bool> ForgetIfAsync(string personId, Func<SqliteConnection, bool> isStillRight) => writer.RunAsync(connection =>
    {
        if (!isStillRight(connection))
        {
            return false;
        }

        keys.Delete(personId);
        ForgetRows(connection, personId);
        return true;
    });

    /// <summary>Deletes the rows of people whose key is gone: erased later than the backup that was restored, or in the moment the process died.</summary>
    /// <returns>How many people.</returns>
    public Task<int> ForgetKeylessAsync() => writer.RunAsync(connection =>
    {
        // Of somebody erased with an open case a stub stays, which has no key and needs none.
        var gone = keys.WithoutKey(connection.Query<string>("SELECT id FROM conversations ORDER BY id", buffered: false))
            .Where(person => connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM conversations WHERE id = @person AND (version = 0 OR sealed IS NOT NULL))", new { person }) != 0)
            .ToList();
        foreach (var person in gone)
        {
            ForgetRows(connection, person);
        }

        return gone.Count;
    });

    /// <summary>Drops what a person wrote and what waits for them. Ids of messages are remembered, so that a repeated one does not bring the person back;
    /// so is the last number of the mailbox, because an open page shows the dull line only if it is newer than what it has shown.</summary>
    internal static void EmptyRows(SqliteConnection connection, string personId) => connection.Execute(
        """
        DELETE FROM lines WHERE conversation_id = @personId;
        DELETE FROM outbox
        WHERE conversation_id = @personId AND (number IS NULL OR number < (SELECT max(number) FROM outbox WHERE conversation_id = @personId));
        UPDATE outbox SET content = NULL, line_id = NULL WHERE conversation_id = @personId;
        UPDATE inbox SET payload = NULL, code = NULL, conversation_id = NULL, state = 'Handled', subject = '' WHERE conversation_id = @personId AND subject = @personId;
        UPDATE inbox SET payload = NULL WHERE conversation_id = @personId;
        """,
        new { personId });

    private static void ForgetRows(SqliteConnection connection, string personId)
    {
        EmptyRows(connection, personId);
        connection.Execute(
            """
            DELETE FROM outbox WHERE conversation_id = @personId;
            DELETE FROM addresses WHERE conversation_id = @personId;
            DELETE FROM screen_messages WHERE conversation_id = @personId;
            DELETE FROM timers WHERE conversation_id = @personId;
            UPDATE inbox SET conversation_id = NULL WHERE conversation_id = @personId AND state <> 'Waiting';
            UPDATE events SET conversation_id = NULL WHERE conversation_id = @personId;
            UPDATE cases SET erased = 1, person_left = 1, wish = NULL WHERE conversation_id = @personId AND state <> 'Closed';
            DELETE FROM conversations
            WHERE id = @personId AND NOT EXISTS (SELECT 1 FROM cases WHERE conversation_id = @personId AND state <> 'Closed');
            UPDATE conversations
            SET sealed = NULL, flow = NULL, step = NULL, ending = NULL, "left" = 1, last_person_at = NULL, version = version + 1
            WHERE id = @personId;
            """,
            new { personId });
    }
}
