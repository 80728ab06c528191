using System.Diagnostics;
using ChatbotSupport.Tests.Warm;

namespace ChatbotSupport.Tests;

/// <summary>One run of the program to its end: what it printed and the exit code.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(240);

    /// <summary>The settings that keep a run inside one folder.</summary>
    public static Dictionary<string, string> Settings(string folder, string listen = "http://127.0.0.1:9") => new()
    {
        ["Web__Listen"] = listen,
        ["Storage__ConnectionString"] = $"Data Source={Path.Combine(folder, "data", "chatbot.db")}",
        ["Storage__BackupFolder"] = Path.Combine(folder, "backups"),
        ["Privacy__KeyFolder"] = Path.Combine(folder, "keys"),
    };

    /// <summary>Runs the built program: a verb in a warm process, everything else, and whatever names a way of starting, in a process of its own.</summary>
    /// <param name="args">Words of the command line.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="launch">A way to start it.</param>
    public static async Task<ProgramRun> RunAsync(
        IEnumerable<string> args, IReadOnlyDictionary<string, string>? settings = null, string input = "", Launch? launch = null)
    {
        IReadOnlyList<string> words = [.. args];
        settings ??= LearntShelf.Settings;
        if (launch is null && words is [not "run" and not ['-', ..], ..])
        {
            return await WarmProcesses.RunAsync(new(words, settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value), input));
        }

        using var process = Process.Start((launch ?? Launch.Built).Describe(words, settings))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program did not end.\n{await output}\n{await errors}");
        }

        return new(process.ExitCode, await output, await errors);
    }
}
