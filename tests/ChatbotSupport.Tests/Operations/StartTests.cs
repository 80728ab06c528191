using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChatbotSupport.Tests.Operations;

/// <summary>The real program, started the ways people start it.</summary>
public sealed class StartTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    [Fact]
    public async Task It_starts_answers_and_ends_with_zero()
    {
        await using var bot = await RunningBot.StartAsync();

        using var live = await bot.Http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.False(live.Headers.Contains("Server"));
        Assert.Contains(bot.Address.ToString(), bot.Output, StringComparison.Ordinal);
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public async Task Dotnet_run_starts_it_from_any_folder()
    {
        using var elsewhere = new TemporaryFolder();
        await using var bot = await RunningBot.StartAsync(launch: Launch.Project(elsewhere.Path));

        using var live = await bot.Http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere.Path));
    }

    [Fact]
    public async Task A_published_copy_starts_from_the_root_of_the_disk()
    {
        using var copy = new TemporaryFolder();
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Launch.Top, "src", "ChatbotSupport"), "--no-build", "--configuration", Configuration, "--output", copy.Path])
        {
            RedirectStandardOutput = true,
        })!;
        var printed = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, printed);
        Assert.True(File.Exists(Path.Combine(copy.Path, "conversation-flows", "facts.yaml")));

        await using var bot = await RunningBot.StartAsync(launch: Launch.Published(copy.Path));

        using var live = await bot.Http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task It_starts_again_after_a_power_cut()
    {
        await using var bot = await RunningBot.StartAsync();
        await bot.KillAsync();

        await bot.StartAgainAsync();

        using var ready = await bot.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Theory]
    [InlineData("en", "already running")]
    [InlineData("ar", "يعمل الآن")]
    public async Task A_second_one_on_the_same_data_ends_with_a_sentence(string language, string sentence)
    {
        await using var bot = await RunningBot.StartAsync();

        var second = await bot.RunVerbAsync("run", "--lang", language);

        Assert.Equal(2, second.ExitCode);
        Assert.Contains(sentence, second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_ends_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var listen = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var run = await ProgramRun.RunAsync(["run", "--lang", "en"], ProgramRun.Settings(folder.Path, listen));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(listen, run.Errors, StringComparison.Ordinal);
        Assert.Contains("Web:Listen", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_ends_with_the_key_and_how_to_mend_it()
    {
        var run = await ProgramRun.RunAsync(["--lang", "en"], new Dictionary<string, string> { ["Web__Listen"] = "http://0.0.0.0:80" });

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Web:Listen = \"http://0.0.0.0:80\"", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Web:PublicUrl", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_host_name_is_not_served()
    {
        await using var bot = await RunningBot.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = "evil.example" } };

        using var answer = await bot.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_broken_settings_file_is_told_without_a_stack_trace()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "conversation-flows"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.json"), "{ \"Web\": ");

        var run = await ProgramRun.RunAsync(["--lang", "en"], launch: Launch.BuiltIn(folder.Path));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("appsettings.json is not valid JSON", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_settings_is_told()
    {
        using var folder = new TemporaryFolder();

        var run = await ProgramRun.RunAsync(["--lang", "en"], launch: Launch.BuiltIn(folder.Path));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("appsettings.json", run.Errors, StringComparison.Ordinal);
    }
}
