using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>Forgets people: the key first, then every row about them. What stays of an open case is its code, level, flags and times.</summary>
public sealed class Forgetting(PersonKeys keys, Writer writer, TimeProvider clock)
{
    /// <summary>Counted for the report: somebody asked for it.</summary>
    internal const string Asked = "forgotten.asked";

    /// <summary>Counted for the report: somebody was silent for long enough.</summary>
    internal const string Silence = "forgotten.silence";

    // Of somebody erased with an open case a stub stays, which has no key and needs none. Between the key and the rows somebody may have acted on the case, so that it looks like one.
    private const string IsMoreThanStub =
        """
        SELECT EXISTS (SELECT 1 FROM conversations WHERE id = @person AND (version = 0 OR sealed IS NOT NULL OR ending IS NOT NULL))
            OR EXISTS (SELECT 1 FROM addresses WHERE conversation_id = @person) OR EXISTS (SELECT 1 FROM lines WHERE conversation_id = @person)
            OR EXISTS (SELECT 1 FROM outbox WHERE conversation_id = @person) OR EXISTS (SELECT 1 FROM screen_messages WHERE conversation_id = @person)
        """;

    /// <summary>Forgets a person for good.</summary>
    /// <param name="personId">Whom.</param>
    /// <param name="why">As what it is counted, without saying who it was; null when somebody goes on under another id.</param>
    public Task ForgetAsync(string personId, string? why = null)
    {
        keys.Delete(personId);
        return writer.RunAsync(connection =>
        {
            Count(connection, personId, why);
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
        Count(connection, personId, Silence);
        ForgetRows(connection, personId);
        return true;
    });

    /// <summary>Deletes the rows of people whose key is gone: erased later than the backup that was restored, or in the moment the process died.</summary>
    /// <returns>How many people.</returns>
    public Task<int> ForgetKeylessAsync() => writer.RunAsync(connection =>
    {
        var gone = keys.WithoutKey(connection.Query<string>("SELECT id FROM conversations ORDER BY id", buffered: false))
            .Where(person => connection.ExecuteScalar<long>(IsMoreThanStub, new { person }) != 0)
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

    private void Count(SqliteConnection connection, string personId, string? why)
    {
        if (why is not null)
        {
            // Once for everybody: what is left of somebody erased is not counted again when it goes too.
            connection.Execute(
                "INSERT INTO events (at, code) SELECT @at, @why WHERE EXISTS (SELECT 1 FROM conversations WHERE id = @personId AND (version = 0 OR sealed IS NOT NULL))",
                new { at = clock.GetUtcNow().ToUnixTimeMilliseconds(), why, personId });
        }
    }

    private static void ForgetRows(SqliteConnection connection, string personId)
    {
        EmptyRows(connection, personId);
        connection.Execute(
            """
            DELETE FROM outbox WHERE conversation_id = @personId;
            DELETE FROM addresses WHERE conversation_id = @personId;
            DELETE FROM screen_messages WHERE conversation_id = @personId;
            DELETE FROM timers WHERE conversation_id = @personId;
            UPDATE inbox SET conversation_id = NULL WHERE conversation_id = @personId;
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
