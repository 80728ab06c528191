using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>The program itself in a process of its own, on a free port of this computer, as `dotnet ChatbotSupport.dll` starts it where it was published.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly Process _process;

    private RunningProgram(Process process, Uri address, TimeSpan readyAfter) => (_process, Address, ReadyAfter) = (process, address, readyAfter);

    /// <summary>Where its pages are.</summary>
    public Uri Address { get; }

    /// <summary>From starting the process until it says that people are answered.</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>Memory it holds at this moment, in megabytes (resident set).</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Starts it on a folder and waits until it is ready.</summary>
    /// <param name="plan">Says which program.</param>
    /// <param name="folder">Where its data and keys are.</param>
    /// <param name="settings">Environment variables besides the usual ones.</param>
    public static async Task<RunningProgram> StartAsync(LoadPlan plan, string folder, IReadOnlyDictionary<string, string>? settings = null)
    {
        var program = await PublishedProgram.FolderAsync(plan);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var watch = Stopwatch.StartNew();
        var process = Process.Start(Describe(program, folder, address, settings ?? new Dictionary<string, string>()))!;
        using var http = new HttpClient { BaseAddress = address };
        using var deadline = new CancellationTokenSource(StartDeadline);
        using var pause = new PeriodicTimer(Look);
        while (!await IsReadyAsync(http, deadline.Token))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The program ended with {process.ExitCode}.");
            }

            await pause.WaitForNextTickAsync(deadline.Token);
        }

        return new(process, address, watch.Elapsed);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using (Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            using var deadline = new CancellationTokenSource(StopDeadline);
            await _process.WaitForExitAsync(deadline.Token);
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Describe(string program, string folder, Uri address, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(program, "ChatbotSupport.dll"), "--lang", "en"]) { WorkingDirectory = program };
        start.Environment["Web__Listen"] = address.ToString().TrimEnd('/');
        start.Environment["Storage__ConnectionString"] = $"Data Source={Path.Combine(folder, "data", "chatbot.db")}";
        start.Environment["Storage__BackupFolder"] = Path.Combine(folder, "backups");
        start.Environment["Privacy__KeyFolder"] = Path.Combine(folder, "keys");
        start.Environment["Logs__Level"] = "Warning";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        start.RedirectStandardOutput = true;
        return start;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
