using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>
/// The first start after `restore`: of everybody in the backup nothing is taken for granted that they may have taken back since, and every open case returns to the queue. What needs
/// no key `restore` has done before; this needs the keys, and whoever is given up must be forgotten first. Killed in between, the next start goes on where it was.
/// </summary>
public sealed partial class RestoredPeople(Database database, Writer writer, TurnStore store, PersonKeys keys, CurrentPlaybook playbook, TurnOptions options, TimeProvider clock, ILogger<RestoredPeople> logger)
{
    /// <summary>The name in `meta` under which `restore` notes that this is to be done. Its value is the last person it was done for, by id; empty at first.</summary>
    internal const string Key = "restored_people_after";

    /// <summary>The name in `meta` of when that was, unix milliseconds: should an older program have run since, whoever wrote later needs no doubt.</summary>
    internal const string At = "restored_at";

    private const int PeoplePerCommit = 100;

    private const string Next =
        """
        SELECT id FROM conversations
        WHERE id > @after AND sealed IS NOT NULL AND ending IS NOT 'Erase'
          AND (coalesce(last_person_at, 0) <= coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'restored_at'), @now) OR last_person_at > @now)
        ORDER BY id LIMIT @most
        """;

    private readonly Moments _moments = new(clock, options);

    /// <summary>Does it, if the database came from a backup since the last start.</summary>
    public async Task DoubtAsync()
    {
        var people = 0;
        while (database.Read(After) is { } after)
        {
            var some = database.Read(connection => connection.Query<string>(Next, new { after, most = PeoplePerCommit, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }).AsList());
            await writer.RunAsync(connection =>
            {
                foreach (var person in some.Where(keys.Has))
                {
                    Doubt(connection, person);
                }

                return some.Count == 0
                    ? connection.Execute("DELETE FROM meta WHERE key IN (@Key, @At)", new { Key, At })
                    : connection.Execute("UPDATE meta SET value = @last WHERE key = @Key", new { Key, last = some[^1] });
            });
            people += some.Count;
            if (some.Count == 0)
            {
                Done(logger, people);
            }
        }
    }

    private static string? After(SqliteConnection connection) => connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE key = @Key", new { Key });

    private void Doubt(SqliteConnection connection, string person)
    {
        connection.Execute("SAVEPOINT person");
        try
        {
            if (store.Load(connection, person) is { Version: > 0 } before)
            {
                var moment = _moments.Now(connection);
                store.Commit(connection, before, Turn.Run(before, new BackupRestored(), playbook.Value, moment), moment.Now);
            }
        }
        catch (Exception failure) when (failure is not SqliteException)
        {
            // Nobody else waits for one whose turn cannot be run: they stay stopped until they write, and that is all that is known.
            connection.Execute("ROLLBACK TO person");
            Unreadable(logger, person, failure.GetType().Name);
        }

        connection.Execute("RELEASE person");
    }

    [LoggerMessage(EventId = 3003, Level = LogLevel.Error, Message = "After a restore {Person} could not be asked anew: {Failure}. Nothing is sent to them until they write.")]
    private static partial void Unreadable(ILogger logger, LogCode person, LogCode failure);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "The database came from a backup: {People} people are asked anew before anything is taken for granted.")]
    private static partial void Done(ILogger logger, int people);
}
