using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatbotSupport.Tests;

/// <summary>The real program in its own process, on a free port of this computer, with a folder of its own for data and keys. Can be killed and started again.</summary>
public sealed class RunningBot : IAsyncDisposable
{
    private const int FirstPort = 20_000;
    private const int Ports = 12_000;

    // Settings whose values nobody may read in what is printed.
    private static readonly string[] Secrets = ["Token", "Secret", "Passphrase"];

    private static int _drawn;

    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> _settings;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Launch _launch;
    private Process? _process;

    private RunningBot(IReadOnlyDictionary<string, string>? settings, Launch launch, Uri? address)
    {
        _launch = launch;
        Folder = Directory.CreateTempSubdirectory("bot-").FullName;
        Address = address ?? new($"http://127.0.0.1:{FreePort()}");
        _settings = ProgramRun.Settings(Folder, Address.ToString().TrimEnd('/'));
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            _settings[key] = value;
        }

        Http = new() { BaseAddress = Address };
    }

    /// <summary>Where the pages are.</summary>
    public Uri Address { get; }

    /// <summary>Holds `data/` and `keys/`; removed at the end.</summary>
    public string Folder { get; }

    /// <summary>The database file.</summary>
    public string Database => Path.Combine(Folder, "data", "chatbot.db");

    /// <summary>The process.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Asks the pages.</summary>
    public HttpClient Http { get; }

    /// <summary>What the program printed so far, over all its lives.</summary>
    public string Output => Read(_output);

    /// <summary>What it logged so far, over all its lives.</summary>
    public string Errors => Read(_errors);

    /// <summary>The environment of the process, for verbs that must see the same settings.</summary>
    public IReadOnlyDictionary<string, string> Environment => _settings;

    /// <summary>Starts a program and waits until it answers people.</summary>
    /// <param name="settings">Environment variables (`Web__Listen`) besides the usual ones.</param>
    /// <param name="launch">Another way to start it.</param>
    /// <param name="address">Where it answers, when the settings choose that.</param>
    public static async Task<RunningBot> StartAsync(IReadOnlyDictionary<string, string>? settings = null, Launch? launch = null, Uri? address = null)
    {
        var bot = new RunningBot(settings, launch ?? Launch.Built, address);
        try
        {
            var data = Path.GetDirectoryName(bot.Database)!;
            if (bot._launch.Program == Launch.Built.Program && bot._settings["Storage__ConnectionString"].Contains(data, StringComparison.Ordinal))
            {
                LearntShelf.Bring(data);
            }

            await bot.StartAgainAsync();
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again on the same folder and port.</summary>
    /// <param name="until">What it answers then.</param>
    public async Task StartAgainAsync(string until = "/health/ready")
    {
        _process = Process.Start(_launch.Describe(["--lang", "en"], _settings))!;
        Collect(_process.StandardOutput, _output);
        Collect(_process.StandardError, _errors);
        using var deadline = new CancellationTokenSource(StartDeadline);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsReadyAsync(until, deadline.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The program ended with {_process.ExitCode}.\n{Output}\n{Errors}");
            }

            await pause.WaitForNextTickAsync(deadline.Token);
        }
    }

    /// <summary>Ends it as a power cut does (kill -9).</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it as a service manager does (SIGTERM) and returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        Signal(Signals.Terminate);
        using var deadline = new CancellationTokenSource(StopDeadline);
        await _process!.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(int signal) => Signals.Send(ProcessId, signal);

    /// <summary>Runs a verb of the program beside it, with the same settings.</summary>
    public Task<ProgramRun> RunVerbAsync(params string[] args) => ProgramRun.RunAsync(args, _settings);

    /// <summary>The same in a process of its own, as an operator's shell does it.</summary>
    public Task<ProgramRun> RunVerbInProcessAsync(params string[] args) => ProgramRun.RunAsync(args, _settings, launch: _launch);

    /// <summary>A port nobody listens on, below those that the system gives to outgoing connections: between the choice and the start nobody else gets it.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + ((System.Environment.ProcessId + Interlocked.Increment(ref _drawn)) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one.
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        Http.Dispose();
        Directory.Delete(Folder, recursive: true);
        LogNet.AssertClean(Errors, _settings.Where(setting => Secrets.Any(name => setting.Key.EndsWith(name, StringComparison.Ordinal))).Select(setting => setting.Value));
    }

    private async Task<bool> IsReadyAsync(string door, CancellationToken stop)
    {
        try
        {
            using var answer = await Http.GetAsync(door, stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void Collect(StreamReader from, StringBuilder into) => _ = Task.Run(async () =>
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (into)
            {
                into.AppendLine(line);
            }
        }
    });

    private static string Read(StringBuilder from)
    {
        lock (from)
        {
            return from.ToString();
        }
    }
}
