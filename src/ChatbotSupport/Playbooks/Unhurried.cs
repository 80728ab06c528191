using System.Runtime;

namespace ChatbotSupport.Playbooks;

/// <summary>
/// Reads, checks and learns from another playbook while people write: on one thread of its own, so that turns keep the pool and the other processors. Whoever publishes can wait a few seconds longer;
/// whoever writes must not wait at all.
/// </summary>
internal static class Unhurried
{
    private static readonly Lock Gate = new();
    private static int _running;
    private static GCLatencyMode _usual;

    [ThreadStatic]
    private static bool _isOn;

    /// <summary>Whether this thread is one of those: then nothing is spread over others either.</summary>
    public static bool IsOn => _isOn;

    /// <summary>Runs something beside this thread; on a thread of this kind at once, before whatever comes next.</summary>
    /// <remarks>Its thread is its own: the pool begins with as many as there are processors, and the files that are read meanwhile spread over it.</remarks>
    public static Task<T> Beside<T>(Func<T> work) =>
        IsOn ? Task.FromResult(work()) : Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    /// <summary>Does something with each item side by side, on as many processors as there are; on a thread of this kind one after the other. The order is kept.</summary>
    public static TResult[] Each<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> work)
        where T : class
        where TResult : class
    {
        var done = new TResult[items.Count];
        if (IsOn)
        {
            for (var index = 0; index < done.Length; index++)
            {
                done[index] = work(items[index]);
            }
        }
        else
        {
            Parallel.For(0, done.Length, index => done[index] = work(items[index]));
        }

        return done;
    }

    /// <summary>Runs something so.</summary>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);

        // Its priority stays as it is: the collector waits for every thread, also for one that a busy machine does not let run.
        new Thread(() =>
        {
            _isOn = true;
            Count(1);
            try
            {
                done.SetResult(work());
            }
            catch (Exception failure)
            {
                // Whoever waits for it decides what it means.
                done.SetException(failure);
            }
            finally
            {
                Count(-1);
            }
        }) { IsBackground = true, Name = "playbook" }.Start();
        return done.Task;
    }

    // What is thrown away meanwhile would make the collector clear up everything at once, which lets everybody wait for a tenth of a second; it does so beside the others, and the rest afterwards.
    private static void Count(int more)
    {
        lock (Gate)
        {
            _usual = _running == 0 ? GCSettings.LatencyMode : _usual;
            _running += more;
            GCSettings.LatencyMode = _running > 0 ? GCLatencyMode.SustainedLowLatency : _usual;
        }
    }
}
