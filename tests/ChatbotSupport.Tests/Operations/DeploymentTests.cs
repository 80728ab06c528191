using System.Diagnostics;
using System.Net;
using ChatbotSupport.Tests.Faults;

namespace ChatbotSupport.Tests.Operations;

/// <summary>What the container image does, done without an engine: its publish line on its own sources, and the result started by somebody else on a file system that cannot be written.</summary>
public sealed class DeploymentTests : IDisposable
{
    /// <summary>The user of the images of .NET (`APP_UID`).</summary>
    private const string User = "1654";

    /// <summary>Only the two volumes stay writable: everything else is mounted again, read-only, for this process alone.</summary>
    private const string ReadOnlyRoot =
        """
        mount --bind "$DATA" "$DATA" && mount --bind "$KEYS" "$KEYS" && mount -o remount,bind,ro / && exec setpriv --reuid "$0" --regid "$0" --clear-groups "$@"
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_published_program_runs_as_another_user_with_only_data_and_keys_to_write()
    {
        var image = new Dockerfile(Path.Combine(Launch.Top, "Dockerfile"));
        var app = await PublishAsync(image);
        Assert.Equal("""["dotnet", "ChatbotSupport.dll"]""", image.EntryPoint);
        Assert.Equal("""["/data", "/keys"]""", image.Volumes);
        var address = new Uri($"http://127.0.0.1:{RunningBot.FreePort()}");
        var settings = await SettingsAsync(image, address);

        await using var bot = await RunningBot.StartAsync(settings, (Launch.Published(app) with { Folder = app }).Confined(ReadOnlyRoot, User), address);

        Assert.Equal(User, OwnerOf(Path.Combine(settings["DATA"], "chatbot.db")));
        Assert.Equal(User, OwnerOf(Path.Combine(settings["KEYS"], "people.db")));
        Assert.Equal(User, OwnerOf(Path.Combine(settings["DATA"], "conversation-flows", "facts.yaml"))); // edited there: a new image takes nothing of it back
        using var page = await bot.Http.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await AnswersAsync(bot.Address);
        Assert.Equal(0, (await ProgramRun.RunAsync(["health"], settings, launch: Launch.Published(app))).ExitCode);
        Assert.DoesNotContain("Read-only", bot.Errors, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task AnswersAsync(Uri address)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var talker = new Talker(address);
        await talker.OpenAsync(deadline.Token);
        await talker.HearAsync(deadline.Token);
        await talker.SayAsync("أرقام الاتصال", deadline.Token);
        Assert.Contains("533", await talker.HearAsync(deadline.Token), StringComparison.Ordinal);
    }

    /// <summary>Does what the image does: its sources copied to a clean place, its own line run there.</summary>
    private async Task<string> PublishAsync(Dockerfile image)
    {
        var source = Path.Combine(_folder.Path, "source");
        var app = Path.Combine(_folder.Path, "app");
        foreach (var item in image.Sources)
        {
            await DoAsync("cp", "--recursive", "--parents", item, Directory.CreateDirectory(source).FullName);
        }

        await DoAsync("sh", "-c", $"cd '{source}' && {image.Publish.Replace("/app", app, StringComparison.Ordinal)}");
        return app;
    }

    private async Task<Dictionary<string, string>> SettingsAsync(Dockerfile image, Uri address)
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder.Path, "data")).FullName;
        var keys = Directory.CreateDirectory(Path.Combine(_folder.Path, "keys")).FullName;
        await DoAsync("chown", User, data, keys);
        await DoAsync("chmod", "700", data, keys);

        // A folder of one test is its owner's alone; the other user must be able to pass through it.
        await DoAsync("chmod", "o+x", _folder.Path);
        var settings = image.Environment.ToDictionary(
            pair => pair.Key, pair => pair.Value.Replace("/data", data, StringComparison.Ordinal).Replace("/keys", keys, StringComparison.Ordinal));
        Assert.Equal("http://0.0.0.0:5080", settings["Web__Listen"]);
        settings["Web__Listen"] = $"http://0.0.0.0:{address.Port}";
        settings["Web__PublicUrl"] = "https://help.example.org";
        settings["Web__TrustedProxies"] = "127.0.0.1";
        settings["DATA"] = data;
        settings["KEYS"] = keys;
        return settings;
    }

    private static string OwnerOf(string file)
    {
        using var asked = Process.Start(new ProcessStartInfo("stat", ["--format=%u", file]) { RedirectStandardOutput = true })!;
        return asked.StandardOutput.ReadToEnd().Trim();
    }

    private static async Task DoAsync(string program, params string[] words)
    {
        // The same sources went through the analyzers when these tests were built.
        var start = new ProcessStartInfo(program, words) { RedirectStandardOutput = true, WorkingDirectory = Launch.Top, Environment = { ["RunAnalyzers"] = "false" } };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, printed);
    }
}
