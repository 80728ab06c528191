namespace ChatbotSupport.Tests.Operations;

/// <summary>A verb on a server, by the script that is shipped beside the unit: the far side is a stand-in for `systemd-run`, the script and the program are the real ones.</summary>
public sealed class ServerVerbTests : IDisposable
{
    // Does what the manager of services does with these words, but for the user: settings from the files, the folder, then the program.
    private const string FarSide =
        """
        #!/bin/sh
        printf '%s\n' "$@" > "$TOLD"
        while [ "${1#-}" != "$1" ]; do
            case $1 in
                --property=EnvironmentFile=*)
                    file=${1#--property=EnvironmentFile=}
                    while IFS='=' read -r name value; do
                        case $name in ''|'#'*) ;; *) value=${value#\"}; export "$name=${value%\"}" ;; esac
                    done < "${file#-}" ;;
                --property=WorkingDirectory=*) cd "${1#--property=WorkingDirectory=}" ;;
            esac
            shift
        done
        shift
        exec dotnet exec "$@"
        """;

    private readonly TemporaryFolder _folder = new();

    private string Deploying => Path.Combine(_folder.Path, "opt", "current", "deploying");

    [Fact]
    public async Task A_verb_works_on_the_services_folder_with_the_services_settings_and_tells_how_it_ended()
    {
        Lay();

        var invited = await RunAsync("volunteers", "invite", "نور العلي", "--coordinator", "--lang", "en");
        var unknown = await RunAsync("volunteers", "remove", "سلام", "--lang", "en");

        var database = Path.Combine(_folder.Path, "var", "data", "chatbot.db");
        Assert.True(invited.ExitCode == 0, invited.Errors);
        Assert.StartsWith("https://help.example.org/desk/in/", invited.Output, StringComparison.Ordinal);
        Assert.Contains($"Database: {database}", invited.Errors, StringComparison.Ordinal);
        Assert.Equal("نور العلي", ColumnsOf.Ask<string>(database, "SELECT alias FROM volunteers"));
        Assert.Equal(2, unknown.ExitCode);
        var told = await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "told"));
        Assert.Contains("--uid=chatbot-support", told);
        Assert.Contains("--property=UMask=0077", told);
        Assert.Contains("--pipe", told);
    }

    [Fact]
    public async Task Whoever_may_not_read_the_settings_is_told_so()
    {
        Lay(user: 1000);

        var run = await RunAsync("volunteers", "list");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("sudo chatbot", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Lay(int user = 0)
    {
        Directory.CreateDirectory(Deploying);
        var source = Path.Combine(Launch.Top, "src", "ChatbotSupport", "Operations", "Deploying");
        var settings = Path.Combine(_folder.Path, "settings.env");
        File.WriteAllText(settings, "Web__PublicUrl=https://help.example.org\nWeb__TrustedProxies=127.0.0.1\n");
        Write(Path.Combine(Deploying, "chatbot"), File.ReadAllText(Path.Combine(source, "chatbot")).Replace("/etc/chatbot-support/settings.env", settings, StringComparison.Ordinal));
        File.WriteAllText(
            Path.Combine(Deploying, "places.env"),
            File.ReadAllText(Path.Combine(source, "places.env")).Replace("/var/lib/chatbot-support", Path.Combine(_folder.Path, "var"), StringComparison.Ordinal)
                .Replace(Path.Combine(_folder.Path, "var", "conversation-flows"), Path.Combine(Launch.Top, "conversation-flows"), StringComparison.Ordinal));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "opt", "current", "ChatbotSupport.dll"), Path.Combine(AppContext.BaseDirectory, "ChatbotSupport.dll"));
        File.Copy(Path.Combine(Launch.Top, "appsettings.json"), Path.Combine(_folder.Path, "opt", "current", "appsettings.json"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "opt", "current", "conversation-flows"), Path.Combine(Launch.Top, "conversation-flows"));
        Directory.CreateDirectory(Path.Combine(_folder.Path, "bin"));
        Write(Path.Combine(_folder.Path, "bin", "systemd-run"), FarSide);
        Write(Path.Combine(_folder.Path, "bin", "id"), $"#!/bin/sh\necho {user}\n");
    }

    private Task<ProgramRun> RunAsync(params string[] words) => ProgramRun.RunAsync(
        words,
        new Dictionary<string, string>
        {
            ["PATH"] = Path.Combine(_folder.Path, "bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["TOLD"] = Path.Combine(_folder.Path, "told"),
        },
        launch: new Launch([], _folder.Path, Path.Combine(Deploying, "chatbot")));

    private static void Write(string file, string text)
    {
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
