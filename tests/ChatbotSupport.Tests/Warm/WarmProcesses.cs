using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace ChatbotSupport.Tests.Warm;

/// <summary>The warm processes of this run of the tests: as many as there are cores, each with one verb at a time.</summary>
internal static class WarmProcesses
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(240);
    private static readonly SemaphoreSlim Free = new(Environment.ProcessorCount);
    private static readonly ConcurrentBag<Process> Idle = [];

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<ProgramRun> RunAsync(WarmAsk ask)
    {
        await Free.WaitAsync();
        try
        {
            var process = Idle.TryTake(out var idle) ? idle : Start();
            try
            {
                var answer = await AnswerAsync(process, ask);
                Idle.Add(process);
                return answer;
            }
            catch
            {
                // Whatever it still does must not reach the next verb.
                process.Kill(entireProcessTree: true);
                process.Dispose();
                throw;
            }
        }
        finally
        {
            Free.Release();
        }
    }

    private static async Task<ProgramRun> AnswerAsync(Process process, WarmAsk ask)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(ask).AsMemory(), deadline.Token);
        await process.StandardInput.FlushAsync(deadline.Token);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(deadline.Token);
            return JsonSerializer.Deserialize<ProgramRun>(line ?? throw new InvalidOperationException($"«{string.Join(' ', ask.Args)}» ended the process."))!;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"«{string.Join(' ', ask.Args)}» did not end.");
        }
    }

    // It ends with its standard input, however the tests end.
    private static Process Start()
    {
        var start = new Launch(["exec", typeof(WarmProcesses).Assembly.Location], Launch.Top).Describe([], new Dictionary<string, string>());
        start.RedirectStandardError = false;
        start.StandardErrorEncoding = null;
        return Process.Start(start)!;
    }
}
