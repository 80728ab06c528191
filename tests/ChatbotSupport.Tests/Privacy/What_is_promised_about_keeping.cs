using System.Text.Json;
using ChatbotSupport.Desk.GoLive;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Conversations;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Tests.Privacy;

/// <summary>The numbers people read in the privacy notice, the settings, and what the sweep does are the same numbers.</summary>
public sealed class What_is_promised_about_keeping
{
    private static readonly Dictionary<string, int> Promised = new()
    {
        ["retention_hours"] = new PrivacySettings().TextHours,
        ["retention_days"] = new PrivacySettings().CaseTextDays,
        ["retention_person_days"] = new PrivacySettings().PersonDays,
        ["retention_waiting_days"] = new PrivacySettings().WaitingLineDays,
    };

    [Fact]
    public void The_notice_names_every_number_and_each_is_that_of_the_settings()
    {
        var written = File.ReadAllText(Path.Combine(Launch.Top, "conversation-flows", "answers", "about_bot_privacy.yaml"));
        var notice = Stage.Playbook.Answers["about_bot_privacy"];
        foreach (var (fact, number) in Promised)
        {
            Assert.Equal($"{number}", Stage.Playbook.Facts[fact].Value);
            Assert.Contains($"(({fact}))", written, StringComparison.Ordinal);
            Assert.Contains($"{number} ", $"{notice.Text}\n{notice.More}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_settings_that_are_shipped_are_the_defaults_and_none_is_missing()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Launch.Top, "appsettings.json")));
        var shipped = file.RootElement.GetProperty("Privacy").EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.ToString());
        var defaults = typeof(PrivacySettings).GetProperties().Where(setting => setting.PropertyType == typeof(int)).ToDictionary(setting => setting.Name, setting => $"{setting.GetValue(new PrivacySettings())}");

        Assert.Equal(defaults.Append(new("KeyFolder", "keys")).Select(setting => $"{setting.Key} {setting.Value}").Order(StringComparer.Ordinal), shipped.Select(setting => $"{setting.Key} {setting.Value}").Order(StringComparer.Ordinal));
        var (options, settings) = (new PrivacyOptions { KeyFolder = "keys" }, new PrivacySettings());
        Assert.Equal(
            (options.TextKept, options.LinesKept, options.CaseTextKept, options.MailboxKept, options.WaitingLinesKept, options.PersonKept, options.AuditKept),
            (TimeSpan.FromHours(settings.TextHours), settings.TextLines, TimeSpan.FromDays(settings.CaseTextDays), TimeSpan.FromHours(settings.MailboxHours), TimeSpan.FromDays(settings.WaitingLineDays),
                TimeSpan.FromDays(settings.PersonDays), TimeSpan.FromDays(settings.AuditDays)));
    }

    [Theory]
    [InlineData(24, 30, 30, 14, true)]
    [InlineData(48, 30, 30, 14, false)]
    [InlineData(24, 60, 30, 14, false)]
    [InlineData(24, 30, 90, 14, false)]
    [InlineData(24, 30, 30, 7, false)]
    public void The_list_before_the_opening_is_complete_only_while_both_are_the_same(int hours, int days, int person, int waiting, bool same)
    {
        using var road = new Road();
        var options = new PrivacyOptions
        {
            KeyFolder = road.KeyFolder, TextKept = TimeSpan.FromHours(hours), CaseTextKept = TimeSpan.FromDays(days), PersonKept = TimeSpan.FromDays(person), WaitingLinesKept = TimeSpan.FromDays(waiting),
        };
        var list = new GoLiveList(road.Get<CurrentPlaybook>(), options, road.Get<TurnOptions>(), [], road.Clock);

        Assert.Equal(same, road.Get<Database>().Read(list.Read).Single(item => item.Name == GoLiveList.Privacy).Done);
    }

    [Fact]
    public async Task A_person_and_a_line_that_waits_go_after_the_days_that_are_set()
    {
        using var folder = new TemporaryFolder();
        using var road = new Road(folder.Path, privacy: new() { KeyFolder = Path.Combine(folder.Path, "keys"), PersonKept = TimeSpan.FromDays(20), WaitingLinesKept = TimeSpan.FromDays(2) });
        var person = (await road.WritesAsync("+1", "سلام")).ConversationId;
        await road.SettleAsync();
        road.Do("UPDATE outbox SET state = 'Held' WHERE conversation_id = @person", new { person });

        road.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromMinutes(1));
        await road.Get<Retention>().SweepAsync();
        Assert.Equal(["Held"], road.Ask<string>("SELECT state FROM outbox"));
        road.Clock.Advance(TimeSpan.FromMinutes(1));
        await road.Get<Retention>().SweepAsync();
        Assert.Equal(["Cancelled"], road.Ask<string>("SELECT state FROM outbox"));

        road.Clock.Advance(TimeSpan.FromDays(18) - TimeSpan.FromMinutes(1));
        await road.Get<Retention>().SweepAsync();
        Assert.True(road.Get<PersonKeys>().Has(person));
        road.Clock.Advance(TimeSpan.FromMinutes(1));
        await road.Get<Retention>().SweepAsync();
        Assert.False(road.Get<PersonKeys>().Has(person));
        Assert.Equal([0L], road.Ask<long>("SELECT count(*) FROM addresses"));
    }
}
