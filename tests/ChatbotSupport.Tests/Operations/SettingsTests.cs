using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using Microsoft.Extensions.Configuration;

namespace ChatbotSupport.Tests.Operations;

public sealed class SettingsTests
{
    private static readonly Tongue English = new(Arabic: false);

    [Fact]
    public void With_nothing_set_everything_has_a_default()
    {
        var (settings, problems) = Read();

        Assert.Empty(problems);
        Assert.Equal("http://localhost:5080", settings.Web.Listen);
        Assert.Equal("Asia/Baghdad", settings.Desk.TimeZone);
        Assert.True(settings.Web.PersonChat && settings.Web.Desk && settings.Web.IsLoopback);
    }

    [Theory]
    [InlineData("Web:Listen", "locallhost", "http://localhost:5080")]
    [InlineData("Web:Listen", "https://localhost:5080", "http://localhost:5080")]
    [InlineData("Web:Listen", "http://*:5080", "http://localhost:5080")]
    [InlineData("Web:Listen", "http://localhst:5080", "http://localhost:5080")]
    [InlineData("Web:PersonChat", "yes", "true or false")]
    [InlineData("Web:PublicUrl", "http://help.example", "https://")]
    [InlineData("Web:TrustedProxies:0", "proxy", "10.0.0.2")]
    [InlineData("Desk:TimeZone", "Asia/Bagdad", "Asia/Baghdad")]
    [InlineData("Privacy:MailboxHours", "a day", "from 1 to 168")]
    [InlineData("Privacy:MailboxHours", "500", "from 1 to 168")]
    [InlineData("Privacy:AuditDays", "1", "from 30 to 3650")]
    [InlineData("Privacy:WaitingLineDays", "15", "from 1 to 14")]
    [InlineData("Privacy:PersonDays", "13", "from 14 to 365")]
    [InlineData("Privacy:PersonDays", "a month", "from 14 to 365")]
    [InlineData("Logs:Format", "Yaml", "Plain, Json")]
    [InlineData("Storage:BackupFolder", "", "folder")]
    public void A_wrong_value_names_the_key_the_value_and_how_to_mend_it(string key, string value, string mend)
    {
        var problem = Assert.Single(Read((key, value)).Problems);

        var told = problem.Tell(English);
        Assert.StartsWith(key.Replace(":0", "", StringComparison.Ordinal), told, StringComparison.Ordinal);
        Assert.Contains($"\"{value}\"", told, StringComparison.Ordinal);
        Assert.Contains(mend, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Service", "Opn", "Rehearsal, Open, Paused")]
    [InlineData("Service", "", "Rehearsal, Open, Paused")]
    [InlineData("Telegram:ApiBaseUrl", "api.telegram.org", "https://api.telegram.org")]
    [InlineData("Telegram:ApiBaseUrl", "http://api.telegram.org", "http on this computer only")]
    [InlineData("Telegram:ApiBaseUrl", "https://api.telegram.org/bot", "without a path")]
    [InlineData("Telegram:Mode", "Pigeon", "Polling, Webhook")]
    [InlineData("Telegram:VolunteerGroupId", "the group", "a whole number")]
    [InlineData("Telegram:VolunteerGroupId", "99999999999999999999999", "a whole number")]
    [InlineData("Telegram:VolunteerGroupId", "1001234", "begins with a minus")]
    [InlineData("Telegram:MessagesPerSecond", "fast", "from 1 to 1000")]
    [InlineData("Telegram:MessagesPerSecond", "0", "from 1 to 1000")]
    [InlineData("Telegram:Coordinators", "noor", "numbers of Telegram accounts")]
    [InlineData("Telegram:Coordinators", "-5", "numbers of Telegram accounts")]
    public void A_wrong_value_for_a_messenger_names_the_key_the_value_and_how_to_mend_it(string key, string value, string mend) =>
        A_wrong_value_names_the_key_the_value_and_how_to_mend_it(key, value, mend);

    [Theory]
    [InlineData("hunter2-without-a-number")]
    [InlineData("5550001:hunter2 with a space")]
    [InlineData("5550001:")]
    [InlineData("5550001:hunter2:again")]
    [InlineData("five:hunter2")]
    public void A_wrong_token_names_its_key_and_shape_and_never_the_token(string token)
    {
        var told = Assert.Single(Read(("Telegram:BotToken", token)).Problems).Tell(English);

        Assert.StartsWith("Telegram:BotToken: ", told, StringComparison.Ordinal);
        Assert.Contains("digits, a colon, and letters", told, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WebhookUrl", "http://help.example/webhooks/telegram", "https://help.example.org/webhooks/telegram")]
    [InlineData("WebhookUrl", "https://help.example/elsewhere", "/webhooks/telegram")]
    [InlineData("WebhookUrl", "", "/webhooks/telegram")]
    [InlineData("WebhookSecret", "hunter2", "16 to 256")]
    [InlineData("WebhookSecret", "hunter2 hunter2 hunter2", "16 to 256")]
    [InlineData("WebhookSecret", "", "16 to 256")]
    public void A_webhook_needs_an_address_and_a_secret_and_the_secret_is_never_told(string key, string value, string mend)
    {
        var written = new Dictionary<string, string>
        {
            ["BotToken"] = "5550001:token", ["Mode"] = "Webhook", ["WebhookUrl"] = "https://help.example/webhooks/telegram", ["WebhookSecret"] = new string('a', 16), [key] = value,
        };

        var told = Assert.Single(Read([.. written.Select(pair => ($"Telegram:{pair.Key}", pair.Value))]).Problems).Tell(English);

        Assert.StartsWith($"Telegram:{key}", told, StringComparison.Ordinal);
        Assert.Contains(mend, told, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_of_the_messenger_is_asked_for_above()
    {
        string[] asked = ["BotToken", "ApiBaseUrl", "Mode", "WebhookUrl", "WebhookSecret", "VolunteerGroupId", "Coordinators", "MessagesPerSecond"];

        Assert.Equal(asked.Order(), typeof(TelegramSettings).GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name).Order());
    }

    [Fact]
    public void Sound_settings_of_the_messenger_are_taken()
    {
        var (settings, problems) = Read(
            ("Service", "paused"), ("Telegram:BotToken", "5550001:AbC_-9"), ("Telegram:Mode", "webhook"), ("Telegram:WebhookUrl", "https://help.example/webhooks/telegram"),
            ("Telegram:WebhookSecret", "abcdefgh_ABCDEFGH-1"), ("Telegram:VolunteerGroupId", "-1001234567890"), ("Telegram:Coordinators", "11, 22"));

        Assert.Empty(problems);
        Assert.Equal(ServiceMode.Paused, settings.Service);
        Assert.Equal((TelegramMode.Webhook, -1_001_234_567_890L), (settings.Telegram.Mode, settings.Telegram.VolunteerGroupId!.Value));
        Assert.Equal(["11", "22"], settings.Telegram.Coordinators);
    }

    [Fact]
    public void The_value_of_a_secret_is_never_told()
    {
        var problem = Assert.Single(Read(("Storage:ConnectionString", "Passwort=hunter2")).Problems);

        Assert.DoesNotContain("hunter2", problem.Tell(English), StringComparison.Ordinal);
        Assert.Contains("Storage:ConnectionString", problem.Tell(English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Web:Lisen")]
    [InlineData("Privacy:Keyfolders")]
    public void An_unknown_key_is_told_with_the_known_ones(string key)
    {
        var problem = Assert.Single(Read((key, "x")).Problems);

        Assert.Equal(key, problem.Key);
        Assert.Contains("known here", problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_section_of_the_file_is_told()
    {
        var (_, problems) = SettingsReader.Read(new ConfigurationBuilder().Build(), ["Wep", "Desk"]);

        Assert.Equal("Wep", Assert.Single(problems).Key);
    }

    [Theory]
    [InlineData("Telegramm__Token", "Telegram__Token", false)]
    [InlineData("Telegarm__BotTokn", "Telegram__BotToken", false)]
    [InlineData("Servce__Name", "Service", true)]
    [InlineData("Service__Mode", "Service", false)]
    [InlineData("Web_PublicUrl", "Web__PublicUrl", false)]
    [InlineData("Web-PublicUrl", "Web__PublicUrl", false)]
    [InlineData("WebPublicUrl", "Web__PublicUrl", false)]
    [InlineData("Privasy_Keyfolder", "Privacy__KeyFolder", true)]
    [InlineData("Wep__Anything", "Web__Anything", true)]
    [InlineData("Web_Something", "Web__Something", true)]
    [InlineData("Servce", "Service", true)]
    [InlineData("WEB_LISTEN", "Web__Listen", true)]
    public void A_variable_that_was_meant_for_a_setting_and_sets_none_is_told_with_what_was_meant(string variable, string meant, bool isOnlyTold)
    {
        var (_, problems) = SettingsReader.Read(new ConfigurationBuilder().Build(), [], ["PATH", variable, "HOME"]);

        var problem = Assert.Single(problems);
        Assert.Equal((variable, isOnlyTold), (problem.Key, problem.IsWarning));
        Assert.Contains($"{meant} was probably meant", problem.Tell(English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Web__PublicUrl")]
    [InlineData("WEB__LISTEN")]
    [InlineData("Web__Lisen")] // told as an unknown setting of a known section
    [InlineData("Service")]
    [InlineData("SERVICE")]
    [InlineData("PATH")]
    [InlineData("WEB_CONCURRENCY")]
    [InlineData("WEB_PORT_80_TCP")]
    [InlineData("METRICS_SERVICE_HOST")]
    [InlineData("SERVICE_NAME")]
    [InlineData("LOGNAME")]
    [InlineData("DESKTOP_SESSION")]
    [InlineData("GNOME_DESKTOP_SESSION_ID")]
    [InlineData("XDG_CURRENT_DESKTOP")]
    [InlineData("DOTNET_EnableDiagnostics")]
    [InlineData("DOTNET_gcServer")]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("Logging__LogLevel__Default")]
    [InlineData("ConnectionStrings__Main")]
    [InlineData("__CF_USER_TEXT_ENCODING")]
    [InlineData("_")]
    [InlineData("ProgramFiles(x86)")]
    public void A_variable_of_somebody_else_is_left_alone(string variable) =>
        Assert.Empty(SettingsReader.Read(new ConfigurationBuilder().Build(), [], [variable]).Problems);

    [Fact]
    public async Task A_misspelt_section_in_the_environment_stops_the_start_and_says_what_was_meant()
    {
        using var folder = new TemporaryFolder();
        var run = await ProgramRun.RunAsync(["check", "--lang", "en"], new Dictionary<string, string>(ProgramRun.Settings(folder.Path)) { ["Telegramm__Token"] = "hidden-value" });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Telegram__Token was probably meant", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-value", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once() =>
        Assert.Equal(3, Read(("Web:Listen", "x"), ("Desk:TimeZone", "x"), ("Logs:Level", "x")).Problems.Count);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://192.168.1.7:5080")]
    [InlineData("http://[::]:5080")]
    public void Pages_off_this_computer_are_refused_without_https_and_proxies(string listen)
    {
        Assert.Contains("Web:PublicUrl", Assert.Single(Read(("Web:Listen", listen)).Problems).Tell(English), StringComparison.Ordinal);
        Assert.NotEmpty(Read(("Web:Listen", listen), ("Web:PublicUrl", "https://help.example")).Problems);
        Assert.Empty(Read(("Web:Listen", listen), ("Web:PublicUrl", "https://help.example"), ("Web:TrustedProxies", "10.0.0.2, 172.16.0.0/12")).Problems);
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://[::1]:65535")]
    public void Loopback_needs_nothing_else(string listen) => Assert.Empty(Read(("Web:Listen", listen)).Problems);

    [Fact]
    public void Names_and_values_do_not_depend_on_letter_case()
    {
        var (settings, problems) = Read(("logs:format", "json"), ("WEB:DESK", "False"));

        Assert.Empty(problems);
        Assert.Equal(LogFormat.Json, settings.Logs.Format);
        Assert.False(settings.Web.Desk);
    }

    private static (AllSettings Settings, IReadOnlyList<SettingProblem> Problems) Read(params (string Key, string Value)[] written) =>
        SettingsReader.Read(
            new ConfigurationBuilder().AddInMemoryCollection(written.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))).Build(), []);
}
