using System.Net;
using System.Runtime.InteropServices;
using ChatbotSupport.Operations.Settings;
using Microsoft.Extensions.Configuration;

namespace ChatbotSupport.Tests.Operations;

/// <summary>The unit of a Linux machine, and the line that starts the container: settings the program knows, keys apart from data, and nothing of the memory on a disk.</summary>
public sealed class ServiceUnitTests
{
    private static readonly string Deploying = Path.Combine(Launch.Top, "src", "ChatbotSupport", "Operations", "Deploying");
    private static readonly List<(string Name, string Value)> Unit = Read("chatbot-support.service");
    private static readonly List<(string Name, string Value)> Places = Read("places.env");

    // On x86-64, as `systemd-analyze syscall-filter` lists them.
    private static readonly Dictionary<string, int[]> Groups = new()
    {
        ["@resources"] = [141, 142, 144, 160, 203, 237, 238, 251, 256, 279, 314, 450],
        ["@privileged"] =
        [
            92, 93, 94, 105, 113, 114, 116, 117, 119, 122, 126, 153, 155, 156, 159, 161, 163, 164, 167, 168, 169, 170, 171, 172, 173, 175, 176, 179, 180, 227, 246, 260, 300, 301, 304, 305, 313, 320, 321, 443,
        ],
    };

    [Fact]
    public void Every_setting_of_the_unit_is_one_the_program_knows_and_takes()
    {
        var written = Places.Where(pair => !pair.Name.StartsWith("DOTNET_", StringComparison.Ordinal))
            .ToDictionary(pair => pair.Name.Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value);

        var (settings, problems) = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(written).Build(), written.Keys.Select(key => key.Split(':')[0]).Distinct());

        Assert.Empty(problems);
        Assert.Equal(6, written.Count);
        Assert.StartsWith("/var/lib/chatbot-support/", settings.Playbook.Folder, StringComparison.Ordinal); // an upgrade of the program takes nothing of it back
        Assert.DoesNotContain("/data/", settings.Privacy.KeyFolder + "/", StringComparison.Ordinal); // no copy of the data holds the keys
        Assert.Contains("chatbot-support/keys", Of("StateDirectory").Single(), StringComparison.Ordinal);
        Assert.EndsWith("/ChatbotSupport.dll", Of("ExecStart").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UMask", "0077")]
    [InlineData("StateDirectoryMode", "0700")]
    [InlineData("LimitCORE", "0")]
    [InlineData("MemorySwapMax", "0")]
    [InlineData("ProtectSystem", "strict")]
    [InlineData("ProtectHome", "yes")]
    [InlineData("PrivateTmp", "yes")]
    [InlineData("NoNewPrivileges", "yes")]
    [InlineData("CapabilityBoundingSet", "")]
    [InlineData("Restart", "always")]
    [InlineData("RestartSec", "2")]
    [InlineData("StartLimitIntervalSec", "0")]
    [InlineData("RestartMaxDelaySec", "30")]
    [InlineData("User", "chatbot-support")]
    public void What_opens_a_text_or_a_key_stays_where_it_is(string name, string value) => Assert.Equal(value, Of(name).Single());

    [Fact]
    public void It_waits_for_the_network_and_not_for_time_servers_that_may_never_answer() =>
        Assert.All([Of("Wants").Single(), Of("After").Single()], line => Assert.Equal("network-online.target", line));

    [Fact]
    public void Neither_unit_nor_container_lets_a_debugger_in_or_memory_out()
    {
        var container = File.ReadAllText(Path.Combine(Launch.Top, "Dockerfile"));

        Assert.Contains(("DOTNET_EnableDiagnostics", "0"), Places);
        Assert.Contains("/opt/chatbot-support/current/deploying/places.env", Of("EnvironmentFile"));
        Assert.Contains("DOTNET_EnableDiagnostics=0", container, StringComparison.Ordinal);
        foreach (var words in new[] { "--read-only", "--cap-drop ALL", "--security-opt no-new-privileges", "--memory 1g --memory-swap 1g", "--ulimit core=0", "-p 127.0.0.1:5080:5080", "-v chatbot-data:/data -v chatbot-keys:/keys" })
        {
            Assert.Contains(words, container, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_program_answers_with_every_call_taken_away_that_the_unit_takes_away()
    {
        var groups = Of("SystemCallFilter").Where(line => line.StartsWith('~')).SelectMany(line => line[1..].Split(' ')).ToList();
        Assert.NotEmpty(groups);
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return; // the numbers are those of one machine
        }

        var launch = new Launch(
            [
                "exec", typeof(ServiceUnitTests).Assembly.Location, RefusedCalls.Word, Of("SystemCallErrorNumber") is ["EPERM"] ? "fail" : "kill",
                string.Join(',', groups.SelectMany(group => Groups[group])), "dotnet", .. Launch.Built.Words,
            ],
            Launch.Top);
        await using var bot = await RunningBot.StartAsync(launch: launch);
        using var page = await bot.Http.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("Seccomp:\t2", File.ReadLines($"/proc/{bot.ProcessId}/status").Single(line => line.StartsWith("Seccomp:", StringComparison.Ordinal)));
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public void What_the_runtime_needs_to_place_its_threads_and_to_know_its_memory_is_left_to_it()
    {
        Assert.DoesNotContain(Of("SystemCallFilter"), line => line.Contains("@resources", StringComparison.Ordinal));
        Assert.Empty(Of("ProcSubset"));
    }

    private static List<(string Name, string Value)> Read(string file) =>
        [.. File.ReadAllLines(Path.Combine(Deploying, file)).Where(line => line.Contains('=') && line[0] != '#').Select(line => line.Split('=', 2)).Select(pair => (pair[0], pair[1].Trim('"')))];

    private static List<string> Of(string name) => [.. Unit.Where(line => line.Name == name).Select(line => line.Value)];
}
