using System.Globalization;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>The tables of how the number stands and of how many messages went out in a month. Codes, times and counts.</summary>
public sealed class StandingRows(Database database, WhatsAppSettings settings, TurnOptions turns, TimeProvider clock)
{
    private const string Count =
        "INSERT INTO whatsapp_months (month, sent) VALUES (@month, 1) ON CONFLICT (month) DO UPDATE SET sent = sent + 1 RETURNING sent";

    private const string Keep =
        """
        INSERT INTO whatsapp_standing (id, number, template) VALUES (1, @number, @template)
        ON CONFLICT (id) DO UPDATE SET number = coalesce(@number, number), template = coalesce(@template, template)
        """;

    private const string Heard =
        "INSERT INTO whatsapp_standing (id, webhook_at) VALUES (1, @at) ON CONFLICT (id) DO UPDATE SET webhook_at = @at";

    private string Month => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), turns.Zone).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>What is known.</summary>
    public NumberStanding Read() => database.Read(Read);

    /// <summary>What is known.</summary>
    public NumberStanding Read(SqliteConnection connection)
    {
        var known = connection.QuerySingleOrDefault<Row>("SELECT number AS Number, template AS Template, webhook_at AS WebhookAt FROM whatsapp_standing");
        var sent = connection.ExecuteScalar<long>("SELECT coalesce((SELECT sent FROM whatsapp_months WHERE month = @Month), 0)", new { Month });
        return new(known?.Number, known?.Template, known?.WebhookAt, sent, settings.FreeMessagesPerMonth, !string.IsNullOrEmpty(settings.Template));
    }

    /// <summary>One message more was taken; coordinators are told before the free ones are used up, and when they are.</summary>
    internal void CountOne(SqliteConnection connection)
    {
        var sent = connection.QuerySingle<long>(Count, new { month = Month });
        if (sent == settings.FreeMessagesPerMonth || sent == (long)(settings.FreeMessagesPerMonth * WhatsAppLimits.QuotaWarning))
        {
            AuditRows.Alert(connection, CoordinatorAlert.QuotaNear, null, Level.L0, clock.GetUtcNow());
        }
    }

    internal static bool Write(SqliteConnection connection, string? number, string? template) => connection.Execute(Keep, new { number, template }) != 0;

    internal static bool NoteWebhook(SqliteConnection connection, DateTimeOffset now) => connection.Execute(Heard, new { at = now.ToUnixTimeMilliseconds() }) != 0;

    private sealed record Row(string? Number, string? Template, long? WebhookAt);
}

/// <summary>How our number stands with Meta.</summary>
/// <param name="Number">The state of the number as Meta names it; null while it is not known.</param>
/// <param name="Template">The state of the template; null while it is not known.</param>
/// <param name="WebhookAt">When Meta last handed something over, unix milliseconds.</param>
/// <param name="Sent">Messages of this month.</param>
/// <param name="Free">Messages a month that cost nothing.</param>
/// <param name="HasTemplate">A template is set.</param>
public sealed record NumberStanding(string? Number, string? Template, long? WebhookAt, long Sent, long Free, bool HasTemplate);
