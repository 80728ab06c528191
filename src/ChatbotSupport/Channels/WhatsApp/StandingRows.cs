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
        INSERT INTO whatsapp_standing (id, number, template, token) VALUES (1, @Number, @Template, @Token)
        ON CONFLICT (id) DO UPDATE SET number = coalesce(@Number, number), template = coalesce(@Template, template), token = coalesce(@Token, token)
        """;

    private const string Heard =
        "INSERT INTO whatsapp_standing (id, webhook_at) VALUES (1, @at) ON CONFLICT (id) DO UPDATE SET webhook_at = @at";

    private const string OfAccount =
        "INSERT INTO whatsapp_standing (id, account, account_at) VALUES (1, @news, @at) ON CONFLICT (id) DO UPDATE SET account = @news, account_at = @at";

    private string Month => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), turns.Zone).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>What is known.</summary>
    public NumberStanding Read() => database.Read(Read);

    /// <summary>What is known.</summary>
    public NumberStanding Read(SqliteConnection connection)
    {
        var known = connection.QuerySingleOrDefault<Row>(
            "SELECT number AS Number, template AS Template, webhook_at AS WebhookAt, token AS Token, account AS Account, account_at AS AccountAt FROM whatsapp_standing");
        var sent = connection.ExecuteScalar<long>("SELECT coalesce((SELECT sent FROM whatsapp_months WHERE month = @Month), 0)", new { Month });
        return new(known?.Number, known?.Template, known?.WebhookAt, sent, settings.FreeMessagesPerMonth, !string.IsNullOrEmpty(settings.Template))
        {
            Token = known?.Token,
            Account = known?.Account,
            AccountAt = known?.AccountAt,
        };
    }

    /// <summary>What a confirmation of the way to pay holds for: another number, or other free messages, are looked at anew.</summary>
    internal string PaymentFace => string.Create(CultureInfo.InvariantCulture, $"{settings.PhoneNumberId} {settings.FreeMessagesPerMonth}");

    /// <summary>One message more was taken; coordinators are told before the free ones are used up, and when they are.</summary>
    internal void CountOne(SqliteConnection connection)
    {
        var sent = connection.QuerySingle<long>(Count, new { month = Month });
        if (sent == settings.FreeMessagesPerMonth || sent == (long)(settings.FreeMessagesPerMonth * WhatsAppLimits.QuotaWarning))
        {
            AuditRows.Alert(connection, CoordinatorAlert.QuotaNear, null, Level.L0, clock.GetUtcNow());
        }
    }

    internal static bool Write(SqliteConnection connection, Finding finding) => connection.Execute(Keep, finding) != 0;

    internal static bool NoteAccount(SqliteConnection connection, string news, DateTimeOffset now) => connection.Execute(OfAccount, new { news, at = now.ToUnixTimeMilliseconds() }) != 0;

    internal static bool NoteWebhook(SqliteConnection connection, DateTimeOffset now) => connection.Execute(Heard, new { at = now.ToUnixTimeMilliseconds() }) != 0;

    private sealed record Row(string? Number, string? Template, long? WebhookAt, string? Token, string? Account, long? AccountAt);
}

/// <summary>How our number stands with Meta.</summary>
/// <param name="Number">The state of the number as Meta names it; null while it is not known.</param>
/// <param name="Template">The state of the template; null while it is not known.</param>
/// <param name="WebhookAt">When Meta last handed something over, unix milliseconds.</param>
/// <param name="Sent">Messages of this month.</param>
/// <param name="Free">Messages a month that cost nothing.</param>
/// <param name="HasTemplate">A template is set.</param>
public sealed record NumberStanding(string? Number, string? Template, long? WebhookAt, long Sent, long Free, bool HasTemplate)
{
    // Without a state of its own Meta names only where the number lives.
    private static readonly string[] GoodNumbers = ["CONNECTED", Finding.Flagged, "CLOUD_API"];

    /// <summary>Whether our token is taken, as a code; null while it is not known.</summary>
    public string? Token { get; init; }

    /// <summary>The last thing that Meta told of the account as a whole, as Meta names it; null when there is nothing.</summary>
    public string? Account { get; init; }

    /// <summary>When, unix milliseconds.</summary>
    public long? AccountAt { get; init; }

    /// <summary>Our token is taken.</summary>
    public bool IsTokenGood => Token == Finding.GoodToken;

    /// <summary>The number is registered and takes messages.</summary>
    public bool IsNumberGood => GoodNumbers.Contains(Number);

    /// <summary>The template may be sent.</summary>
    public bool IsTemplateGood => Template is Finding.Approved or Finding.Flagged;
}
