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
