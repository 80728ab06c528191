using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>Drops what has been kept long enough: text first, then people, then codes.</summary>
public sealed class Retention(Writer writer, Database database, Forgetting forgetting, PrivacyOptions options, TimeProvider clock)
{
    private const string Text =
        """
        DELETE FROM lines WHERE case_code IS NULL AND at <= @text;
        DELETE FROM lines WHERE case_code IS NULL AND id IN (
            SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY conversation_id ORDER BY number DESC) AS place FROM lines WHERE case_code IS NULL)
            WHERE place > @lines);
        DELETE FROM lines WHERE case_code IN (SELECT code FROM cases WHERE state = 'Closed' AND closed_at <= @caseText);
        DELETE FROM lines WHERE case_code IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cases WHERE code = case_code);
        UPDATE inbox SET payload = NULL WHERE payload IS NOT NULL AND state <> 'Waiting' AND received_at <= @text;
        """;

    private const string Lines =
        """
        UPDATE outbox SET content = NULL WHERE content IS NOT NULL AND state = 'Sent' AND sent_at <= @mailbox;
        UPDATE outbox SET content = NULL WHERE content IS NOT NULL AND state IN ('Parked', 'Uncertain', 'Cancelled') AND created_at <= @text;
        UPDATE outbox SET content = NULL, state = 'Cancelled' WHERE state = 'Held' AND created_at <= @held;
        DELETE FROM outbox WHERE content IS NULL AND created_at <= @external AND line_id IS NULL;
        DELETE FROM outbox WHERE content IS NULL AND created_at <= @external AND NOT EXISTS (SELECT 1 FROM lines WHERE lines.id = line_id);
        """;

    private const string Codes =
        """
        DELETE FROM screen_messages WHERE at <= CASE WHEN outbox_id IS NULL THEN @screen ELSE @person END;
        DELETE FROM inbox WHERE state = 'Handled' AND received_at <= @external;
        DELETE FROM inbox WHERE state = 'Parked' AND received_at <= @audit;
        DELETE FROM events WHERE at <= @audit;
        DELETE FROM alerts WHERE at <= @audit;
        DELETE FROM cases WHERE state = 'Closed' AND closed_at <= @audit;
        DELETE FROM sign_in_links WHERE expires_at <= @text;
        DELETE FROM account_tokens WHERE expires_at <= @text;
        DELETE FROM desk_sessions WHERE expires_at <= @text;
        """;

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

    private const string StillSilent = $"SELECT EXISTS ({Silent} AND v.id = @id)";

    /// <summary>Looks once through everything.</summary>
    public async Task SweepAsync()
    {
        var limits = Limits(clock.GetUtcNow());
        await writer.RunAsync(connection => connection.Execute(Text, limits));
        await writer.RunAsync(connection => connection.Execute(Lines, limits));
        await writer.RunAsync(connection => connection.Execute(Codes, limits));
        foreach (var person in SilentPeople(limits))
        {
            await forgetting.ForgetIfAsync(person, connection => IsSilent(connection, person, limits));
        }
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
        held = Ago(now, PrivacyLimits.HeldLinesKept),
        external = Ago(now, PrivacyLimits.ExternalIdsKept),
        audit = Ago(now, options.AuditKept),
        person = Ago(now, PrivacyLimits.PersonKept),
        screen = Ago(now, PrivacyLimits.ScreenIdsKept),
    };

    private static long Ago(DateTimeOffset now, TimeSpan span) => (now - span).ToUnixTimeMilliseconds();
}
