using System.Globalization;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.GoLive;
using ChatbotSupport.Privacy;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Backups;

/// <summary>
/// What a backup must not do when it takes the place of the database: go on sending where it stood, to people who left since, and let in whoever was let out. What people and team asked for
/// since it was made is lost with the data; so nothing of it is taken for granted. What needs the keys of people is done by the first start (<see cref="RestoredPeople"/>).
/// </summary>
internal static class RestoredRows
{
    // An older backup has not all of it, and it stays in its form: the older program must be able to go on with it.
    private static readonly (string Table, string Column, string Do)[] Steps =
    [
        // As when somebody leaves: a dull line and what clears a screen go on, nothing else.
        ("outbox", "content", "UPDATE outbox SET state = CASE WHEN state IN ('Queued', 'Held') THEN 'Cancelled' ELSE state END, content = NULL WHERE content IS NOT NULL AND kind NOT IN ('Dull', 'Withdrawal')"),

        // An open page shows only lines with higher numbers than it has shown, and it may have shown more than the backup knows of.
        ("outbox", "number", "UPDATE outbox SET number = number + 1000000 WHERE number = (SELECT max(o.number) FROM outbox o WHERE o.conversation_id = outbox.conversation_id)"),
        ("conversations", "stopped", "UPDATE conversations SET stopped = @restored WHERE stopped = 0"),
        ("timers", "kind", $"DELETE FROM timers WHERE kind = '{nameof(TimerKind.FollowUp)}'"),
        ("inbox", "code", $"UPDATE inbox SET state = 'Handled', payload = NULL, code = NULL, handled_at = @now WHERE state = 'Waiting' AND kind = 'Timer' AND code = '{nameof(TimerKind.FollowUp)}'"),

        // Screened once more, should it never have been; its answer waits until they write (<see cref="Turns.Rows.InboxRow.IsFromBackup"/>).
        ("inbox", "retries", "UPDATE inbox SET retries = -1 WHERE state = 'Waiting' AND subject = conversation_id AND kind NOT IN ('Timer', 'Console')"),

        ("sign_in_links", "token_hash", "DELETE FROM sign_in_links"),
        ("desk_sessions", "token_hash", "DELETE FROM desk_sessions"),
        ("account_tokens", "token_hash", "DELETE FROM account_tokens"),
        ("pairing_code", "hash", "DELETE FROM pairing_code"),
        ("volunteers", "on_shift_until", "UPDATE volunteers SET on_shift_until = NULL"),
        ("alerts", "details", "INSERT INTO alerts (alert, level, at, details) VALUES (@alert, @level, @now, @details)"),
    ];

    /// <summary>Does all of it in one transaction, on a copy that is not in its place yet; a file that is no database of ours is left as it is.</summary>
    /// <param name="connection">The copy.</param>
    /// <param name="madeAt">When the backup was made.</param>
    /// <param name="newestKey">Whoever has a key with a higher number is given up; null for nobody.</param>
    /// <param name="now">The time.</param>
    public static void Settle(SqliteConnection connection, DateTimeOffset madeAt, long? newestKey, DateTimeOffset now)
    {
        if (!StoredTrace.IsOurs(connection))
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        var values = new
        {
            now = now.ToUnixTimeMilliseconds(),
            restored = Recipient.Restored,
            alert = nameof(CoordinatorAlert.BackupRestored),
            level = nameof(Level.L0),
            details = string.Create(CultureInfo.InvariantCulture, $"وقت النسخة: {madeAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
        };
        foreach (var step in Steps.Where(step => Has(connection, step.Table, step.Column)))
        {
            connection.Execute(step.Do, values);
        }

        StoredTrace.Restored(connection);
        ServiceState.Close(connection);
        connection.Execute("INSERT INTO meta (key, value) VALUES (@Key, '') ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { RestoredPeople.Key });
        connection.Execute("INSERT INTO meta (key, value) VALUES (@At, @now) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { RestoredPeople.At, now = values.now.ToString(CultureInfo.InvariantCulture) });
        if (newestKey is { } newest)
        {
            StoredTrace.GiveUpAfter(connection, newest);
        }

        if (Has(connection, "events", "code"))
        {
            GoLiveRecords.Restored(connection, now);
        }

        transaction.Commit();
    }

    private static bool Has(SqliteConnection connection, string table, string column) =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM pragma_table_info(@table) WHERE name = @column", new { table, column }) > 0;
}
