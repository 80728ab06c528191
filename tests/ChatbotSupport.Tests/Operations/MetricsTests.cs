using System.Net;
using System.Text.RegularExpressions;
using ChatbotSupport.Tests.Faults;

namespace ChatbotSupport.Tests.Operations;

/// <summary>`/metrics` over real HTTP: off unless wanted, on this computer only, and nothing in it that could be a person.</summary>
public sealed partial class MetricsTests : IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task Nothing_is_served_unless_it_is_wanted()
    {
        var listen = $"http://127.0.0.1:{RunningBot.FreePort()}";
        await using var bot = await RunningBot.StartAsync(new Dictionary<string, string> { ["Metrics__Listen"] = listen });
        using var http = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(listen + "/metrics")));
        using var onThePages = await bot.Http.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.NotFound, onThePages.StatusCode);
    }

    [Fact]
    public async Task A_talk_is_measured_and_no_label_could_be_a_person()
    {
        var listen = $"http://127.0.0.1:{RunningBot.FreePort()}";
        await using var bot = await RunningBot.StartAsync(new Dictionary<string, string> { ["Metrics__Enabled"] = "true", ["Metrics__Listen"] = listen });
        await using var person = new Talker(bot.Address);
        await person.OpenAsync(_deadline.Token);
        await person.HearAsync(_deadline.Token);
        await person.SayAsync("عمري 16 ويكول نلتقي باجر", _deadline.Token);
        await person.HearAsync(_deadline.Token);
        using var http = new HttpClient { BaseAddress = new(listen) };

        var text = await Eventually.HoldsAsync(() => http.GetStringAsync("/metrics", _deadline.Token), text => Value(text, "chatbot_backup_age_seconds") is not null);

        Assert.Equal(2, Value(text, "chatbot_turns_total", "outcome=\"Done\"", "subject=\"person\""));
        Assert.Equal(2, Value(text, "chatbot_turn_duration_seconds_count", "subject=\"person\""));
        Assert.Equal(2, Value(text, "chatbot_reply_duration_seconds_count"));
        Assert.Equal(2, Value(text, "chatbot_deliveries_total", "channel=\"web\"", "outcome=\"Sent\""));
        Assert.Equal(1, Value(text, "chatbot_cases_waiting", "level=\"L3\""));
        Assert.Equal(0, Value(text, "chatbot_cases_waiting", "level=\"L4\""));
        Assert.InRange(Value(text, "chatbot_cases_waiting_age_seconds", "level=\"L3\"")!.Value, 0.001, 120);
        Assert.Equal(0, Value(text, "chatbot_inbox_waiting"));
        Assert.Equal(0, Value(text, "chatbot_outbox_queued"));
        Assert.Equal(0, Value(text, "chatbot_parked_turns"));
        Assert.NotNull(Value(text, "chatbot_playbook_findings"));
        Assert.Equal(1, Value(text, "chatbot_playbook_info"));
        Assert.True(Value(text, "chatbot_writer_commit_seconds_count") > 2);
        AssertNobodyIn(text, bot);
        using var onThePages = await bot.Http.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.NotFound, onThePages.StatusCode);
        using var byAnotherName = await http.SendAsync(new(HttpMethod.Get, "/metrics") { Headers = { Host = "evil.example" } });
        Assert.Equal(HttpStatusCode.BadRequest, byAnotherName.StatusCode);
    }

    [Theory]
    [InlineData("http://0.0.0.0:9464")]
    [InlineData("http://192.0.2.7:9464")]
    [InlineData("http://metrics.example:9464")]
    [InlineData("https://127.0.0.1:9464")]
    [InlineData("9464")]
    public async Task An_address_off_this_computer_is_refused_with_the_key_named(string listen)
    {
        var run = await ProgramRun.RunAsync(["--lang", "en"], new Dictionary<string, string> { ["Metrics__Enabled"] = "true", ["Metrics__Listen"] = listen });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"Metrics:Listen = \"{listen}\"", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_ends_with_the_key_and_not_with_that_of_the_pages()
    {
        using var folder = new TemporaryFolder();
        using var other = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var settings = ProgramRun.Settings(folder.Path, $"http://127.0.0.1:{RunningBot.FreePort()}");
        settings["Metrics__Enabled"] = "true";
        settings["Metrics__Listen"] = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var run = await ProgramRun.RunAsync(["run", "--lang", "en"], settings);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Metrics:Listen", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _deadline.Dispose();

    private static double? Value(string text, string name, params string[] labels)
    {
        var line = text.Split('\n').FirstOrDefault(line =>
            Regex.IsMatch(line, $@"^{name}(\{{| )") && labels.All(label => line.Contains(label, StringComparison.Ordinal)));
        return line is null ? null : double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void AssertNobodyIn(string text, RunningBot bot)
    {
        Assert.DoesNotContain(ColumnsOf.Ask<string>(bot.Database, "SELECT id FROM conversations"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(ColumnsOf.Ask<string>(bot.Database, "SELECT code FROM cases"), text, StringComparison.Ordinal);
        string[] known = ["subject", "outcome", "channel", "level", "version", "le", "gc_heap_generation", "error_type", "cpu_mode"];
        string[] about = ["otel_", "dotnet_", "telemetry_", "service_"];
        Assert.DoesNotContain(
            Labels().Matches(text).Select(label => label.Groups[1].Value),
            label => !known.Contains(label) && !about.Any(program => label.StartsWith(program, StringComparison.Ordinal)));
    }

    [GeneratedRegex("[{,]([a-z_]+)=\"")]
    private static partial Regex Labels();
}
