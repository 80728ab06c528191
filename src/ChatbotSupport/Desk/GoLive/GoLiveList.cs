using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Desk.Practice;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Privacy;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.GoLive;

/// <summary>The list that must be green before people are let in (safeguarding rules, section 8). Everything that can be looked up is looked up; only the rest is confirmed by somebody.</summary>
public sealed class GoLiveList(CurrentPlaybook playbook, PrivacyOptions privacy, TurnOptions turns, IEnumerable<StandingRows> whatsApp, TimeProvider clock)
{
    /// <summary>Coordinators that are needed.</summary>
    public const int Coordinators = 2;

    /// <summary>The item of a number that must be dialled begins with this.</summary>
    public const string Hotline = "hotline";

    /// <summary>The item of opening hours.</summary>
    public const string Hours = "hours";

    /// <summary>The item of the name that people read.</summary>
    public const string Organisation = "organisation";

    /// <summary>The item of the coordinators that are needed.</summary>
    public const string CoordinatorsThere = "coordinators";

    /// <summary>The item of the alarm on trial.</summary>
    public const string OnCallAnswered = "on_call";

    /// <summary>The item of what is promised about keeping.</summary>
    public const string Privacy = "privacy";

    /// <summary>The item of a backup that was restored.</summary>
    public const string Restored = "restore";

    /// <summary>The item of the copy of the keys.</summary>
    public const string KeysCopied = "keys_copied";

    /// <summary>The item of a practice case.</summary>
    public const string Practised = "practice";

    /// <summary>The item of somebody outside who is told when the program is down, which nobody can look up from inside.</summary>
    public const string Watched = "watch";

    /// <summary>The item of the token for WhatsApp.</summary>
    public const string WhatsAppToken = "whatsapp_token";

    /// <summary>The item of the number's registration.</summary>
    public const string WhatsAppNumber = "whatsapp_number";

    /// <summary>The item of the address that Meta calls, and of the secret it signs with.</summary>
    public const string WhatsAppWebhook = "whatsapp_webhook";

    /// <summary>The item of the template.</summary>
    public const string WhatsAppTemplate = "whatsapp_template";

    /// <summary>The item of the way to pay, which nobody can look up.</summary>
    public const string WhatsAppPayment = "whatsapp_payment";

    private const string LastTest = "select at as At, seen_at as SeenAt from alerts where alert = @test order by id desc limit 1";

    // The codes are named so that the index on them serves: it holds a few rows, the table all that happened.
    private const string LastOf = $"select max(at) from events where code = @code and code in ('{GoLiveRecords.RestoreDone}', '{PracticeRoom.Done}')";

    private string? _shippedName;

    /// <summary>The list as it is now.</summary>
    public IReadOnlyList<GoLiveItem> Read(SqliteConnection connection)
    {
        var records = GoLiveRecords.All(connection);
        return
        [
            new(Organisation, Fact(Organisation) is { Length: > 0 } name && name != (_shippedName ??= BuiltIn.FactValue(Organisation, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))),
            .. Numbers.Select(number => Confirmed(Hotline, number.Id, number.Value)).DefaultIfEmpty(new(Hotline, Done: false)),
            new(CoordinatorsThere, Membership.Coordinators(connection, besides: null) >= Coordinators),
            OnCall(connection),
            Confirmed(Hours, null, HoursFace),
            new(Privacy, Promised.All(promise => promise.IsNeeded ? Fact(promise.Fact) == promise.Kept : Fact(promise.Fact) is null || Fact(promise.Fact) == promise.Kept)),
            Happened(connection, Restored, GoLiveRecords.RestoreDone),
            new(KeysCopied, KeyCopyRecord.At(connection) is not null && !KeyCopyRecord.IsOverdue(connection, clock.GetUtcNow()), At: KeyCopyRecord.At(connection)),
            Happened(connection, Practised, PracticeRoom.Done),
            Confirmed(Watched, null, Watched),
            .. whatsApp.SelectMany(OfWhatsApp),
        ];

        // A delivery whose signature was right proves the address, the certificate and the app secret at once.
        IEnumerable<GoLiveItem> OfWhatsApp(StandingRows rows)
        {
            var number = rows.Read(connection);
            return
            [
                new(WhatsAppToken, number.IsTokenGood), new(WhatsAppNumber, number.IsNumberGood), new(WhatsAppWebhook, number.WebhookAt is not null, At: number.WebhookAt),
                new(WhatsAppTemplate, number is { HasTemplate: true, IsTemplateGood: true }), Confirmed(WhatsAppPayment, null, rows.PaymentFace),
            ];
        }

        GoLiveItem Confirmed(string item, string? about, string value) =>
            records.TryGetValue(about ?? item, out var record) && record.Value == value ? new(item, true, about, record.Alias, record.At) : new(item, false, about);
    }

    /// <summary>What a confirmation of an item holds for: the number, or the hours; null when there is no such item.</summary>
    public string? ValueOf(string item) => item == Hours ? HoursFace : item == Watched ? Watched : item == WhatsAppPayment ? whatsApp.SingleOrDefault()?.PaymentFace : Numbers.FirstOrDefault(number => number.Id == item)?.Value;

    /// <summary>The numbers that people are shown.</summary>
    private IEnumerable<Fact> Numbers => playbook.Value.Facts.Values.Where(fact => fact is { Kind: FactKind.Phone, Show: true });

    // What people read about keeping, and what is set. Facts of an earlier playbook name the first two alone; what is named must be true.
    private IEnumerable<(string Fact, string Kept, bool IsNeeded)> Promised =>
    [
        ("retention_hours", Text(privacy.TextKept.TotalHours), true), ("retention_days", Text(privacy.CaseTextKept.TotalDays), true),
        ("retention_person_days", Text(privacy.PersonKept.TotalDays), false), ("retention_waiting_days", Text(privacy.WaitingLinesKept.TotalDays), false),
    ];

    // Whoever changes the hours confirms them anew.
    private string HoursFace
    {
        get
        {
            var desk = playbook.Value.Desk;
            var all = desk.Hours.Select(hours => Invariant($"{hours.Day} {hours.From:HH:mm} {hours.To:HH:mm}"))
                .Concat(desk.Exceptions.Select(day => Invariant($"{day.From:O} {day.Until:O} {day.Opens:HH:mm} {day.Closes:HH:mm}")));
            return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{turns.Zone.Id}\n{string.Join('\n', all)}")))[..16];
        }
    }

    // Answered in time, as at L4: the alarm would have rung again otherwise.
    private GoLiveItem OnCall(SqliteConnection connection)
    {
        var test = connection.QuerySingleOrDefault<Test>(LastTest, new { test = nameof(CoordinatorAlert.OnCallTest) });
        return new(OnCallAnswered, test?.SeenAt - test?.At <= playbook.Value.Desk.OnCallRepeat.TotalMilliseconds, At: test?.SeenAt);
    }

    private static GoLiveItem Happened(SqliteConnection connection, string item, string code)
    {
        var at = connection.ExecuteScalar<long?>(LastOf, new { code });
        return new(item, at is not null, At: at);
    }

    private string? Fact(string id) => playbook.Value.Facts.GetValueOrDefault(id)?.Value;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private sealed record Test(long At, long? SeenAt);
}
