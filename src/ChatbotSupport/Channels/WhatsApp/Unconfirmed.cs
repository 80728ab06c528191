using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Dapper;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// Notices lines that Meta took and of which it tells nothing: the phone is off, or nothing arrives at all although every call succeeds. What a volunteer wrote, and whatever is said to somebody in danger, then stands
/// among what is not certain and coordinators are told; a status that comes after all settles it.
/// </summary>
internal sealed class Unconfirmed(Database database, Writer writer, Changes changes, TimeProvider clock)
{
    private const string Matters =
        """
        state = 'Accepted' AND sent_at <= @since AND channel = @channel AND content IS NOT NULL
        AND (kind = 'Volunteer' OR EXISTS (SELECT 1 FROM conversations v WHERE v.id = outbox.conversation_id AND v.level IN ('L3', 'L4')))
        """;

    /// <summary>Looks once.</summary>
    public async Task LookAsync()
    {
        var now = clock.GetUtcNow();
        var values = new { since = (now - WhatsAppLimits.ConfirmedWithin).ToUnixTimeMilliseconds(), channel = WhatsAppRoom.Channel };
        if (database.Read(connection => connection.ExecuteScalar<long>($"SELECT EXISTS (SELECT 1 FROM outbox WHERE {Matters})", values)) == 0)
        {
            return;
        }

        await writer.RunAsync(connection =>
        {
            var whose = connection.Query<string>($"UPDATE outbox SET state = 'Uncertain', trouble = 'unconfirmed' WHERE {Matters} RETURNING conversation_id", values).Distinct().ToList();
            whose.ForEach(person => AuditRows.AlertAbout(connection, CoordinatorAlert.LineParked, person, now));
            return true;
        });
        changes.Bump();
    }
}
