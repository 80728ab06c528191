using ChatbotSupport.Operations.Settings;
using Microsoft.Extensions.Configuration;

namespace ChatbotSupport.Tests.Operations;

/// <summary>The unit of a Linux machine, and the line that starts the container: settings the program knows, keys apart from data, and nothing of the memory on a disk.</summary>
public sealed class ServiceUnitTests
{
    private static readonly List<(string Name, string Value)> Unit = [.. File
        .ReadAllLines(Path.Combine(Launch.Top, "src", "ChatbotSupport", "Operations", "Deploying", "chatbot-support.service"))
        .Where(line => line.Contains('=') && line[0] != '#')
        .Select(line => line.Split('=', 2)).Select(pair => (pair[0], pair[1].Trim('"')))];

    [Fact]
    public void Every_setting_of_the_unit_is_one_the_program_knows_and_takes()
    {
        var written = Of("Environment").Select(pair => pair.Split('=', 2)).Where(pair => !pair[0].StartsWith("DOTNET_", StringComparison.Ordinal))
            .ToDictionary(pair => pair[0].Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair[1]);

        var (settings, problems) = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(written).Build(), written.Keys.Select(key => key.Split(':')[0]).Distinct());

        Assert.Empty(problems);
        Assert.Equal(5, written.Count);
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
    [InlineData("User", "chatbot-support")]
    public void What_opens_a_text_or_a_key_stays_where_it_is(string name, string value) => Assert.Equal(value, Of(name).Single());

    [Fact]
    public void Neither_unit_nor_container_lets_a_debugger_in_or_memory_out()
    {
        var container = File.ReadAllText(Path.Combine(Launch.Top, "Dockerfile"));

        Assert.Contains("DOTNET_EnableDiagnostics=0", Of("Environment"));
        Assert.Contains("DOTNET_EnableDiagnostics=0", container, StringComparison.Ordinal);
        foreach (var words in new[] { "--read-only", "--cap-drop ALL", "--security-opt no-new-privileges", "--memory 1g --memory-swap 1g", "--ulimit core=0", "-p 127.0.0.1:5080:5080", "-v chatbot-data:/data -v chatbot-keys:/keys" })
        {
            Assert.Contains(words, container, StringComparison.Ordinal);
        }
    }

    private static List<string> Of(string name) => [.. Unit.Where(line => line.Name == name).Select(line => line.Value)];
}
