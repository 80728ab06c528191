using System.Text.Json;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>Drops what has been kept long enough: text first, then people, then codes.</summary>
public sealed class Retention(Writer writer, Database database, Forgetting forgetting, UnusedKeys unused, PrivacyOptions options, TimeProvider clock)
{
    // Whoever has no address any more (left quickly on the web) can never come back and is forgotten as soon as nothing is kept about them.
    private const string Silent =
        """
        SELECT v.id FROM conversations v
        WHERE v.ending IS NULL
          AND (coalesce(v.last_person_at, v.updated_at) <= @person OR NOT EXISTS (SELECT 1 FROM addresses a WHERE a.conversation_id = v.id))
          AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.conversation_id = v.id AND c.state <> 'Closed')
          AND NOT EXISTS (SELECT 1 FROM lines l WHERE l.conversation_id = v.id)
          AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.subject = v.id AND i.state = 'Waiting')
        """;

    private const long MillisecondsOfHour = 3_600_000;

    private const string Count =
        "INSERT INTO dropped (hour, kind, number) VALUES (@hour, @kind, @number) ON CONFLICT (hour, kind) DO UPDATE SET number = number + excluded.number";

    private const string StillSilent = $"SELECT EXISTS ({Silent} AND v.id = @id)";

    /// <summary>Looks once through everything; stopped in between, the next look finds the rest.</summary>
    public async Task SweepAsync(CancellationToken stopping = default)
    {
        var limits = Limits(clock.GetUtcNow());
        foreach (var rule in RetentionRules.All)
        {
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            await DropAsync(rule, limits);
        }

        foreach (var person in SilentPeople(limits))
        {
            await forgetting.ForgetIfAsync(person, connection => IsSilent(connection, person, limits));
        }

        await unused.DropOldAsync();
        await writer.EmptyLogAsync(); // earlier forms of the rows stand in it
    }

    // Searching reads a whole table: beside the turns, not among them. Dropping waits for its turn, a few rows at a time.
    private async Task DropAsync(RetentionRule rule, object limits)
    {
        foreach (var rows in Search(rule, limits).Chunk(PrivacyLimits.RowsPerDrop))
        {
            var values = new DynamicParameters(limits);
            values.Add("rows", JsonSerializer.Serialize(rows));
            await writer.RunAsync(connection =>
            {
                var number = connection.Execute(rule.Dropping, values);
                if (number > 0 && rule.Kind is { } kind)
                {
                    connection.Execute(Count, new { hour = Hour(clock.GetUtcNow()), kind, number });
                }

                return number;
            });
        }
    }

    private List<long> Search(RetentionRule rule, object limits)
    {
        using var connection = database.OpenReader();
        return connection.Query<long>(rule.Search, limits).AsList();
    }

    private static bool IsSilent(SqliteConnection connection, string id, object limits)
    {
        var values = new DynamicParameters(limits);
        values.Add("id", id);
        return connection.ExecuteScalar<long>(StillSilent, values) != 0;
    }

    private List<string> SilentPeople(object limits)
    {
        using SqliteConnection connection = database.OpenReader();
        return connection.Query<string>(Silent, limits).AsList();
    }

    private object Limits(DateTimeOffset now) => new
    {
        text = Ago(now, options.TextKept),
        lines = options.LinesKept,
        caseText = Ago(now, options.CaseTextKept),
        mailbox = Ago(now, options.MailboxKept),
        held = Ago(now, options.WaitingLinesKept),
        external = Ago(now, PrivacyLimits.ExternalIdsKept),
        audit = Ago(now, options.AuditKept),
        person = Ago(now, options.PersonKept),
        screen = Ago(now, PrivacyLimits.ScreenIdsKept),
    };

    private static long Hour(DateTimeOffset now) => now.ToUnixTimeMilliseconds() / MillisecondsOfHour * MillisecondsOfHour;

    private static long Ago(DateTimeOffset now, TimeSpan span) => (now - span).ToUnixTimeMilliseconds();
}
