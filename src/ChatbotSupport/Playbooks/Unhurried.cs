using System.Runtime.InteropServices;

namespace ChatbotSupport.Playbooks;

/// <summary>
/// Reads, checks and learns from another playbook while people write: on one thread of its own that gives way to all others. Whoever publishes can wait a few seconds longer;
/// whoever writes must not wait at all.
/// </summary>
internal static class Unhurried
{
    // A third of what the others get where there is not enough for all. Less would be worse: the collector waits for every thread, also for one that the system does not let run.
    private const int Behind = 5;
    private const int LastOfAll = 19;
    private const int OneThread = 0;

    [ThreadStatic]
    private static bool _isOn;

    /// <summary>Whether this thread gives way: then nothing is spread over others either.</summary>
    public static bool IsOn => _isOn;

    /// <summary>Runs something so.</summary>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            GiveWay();
            try
            {
                done.SetResult(work());
            }
            catch (Exception failure)
            {
                // Whoever waits for it decides what it means.
                done.SetException(failure);
            }
        }) { IsBackground = true, Name = "playbook", Priority = ThreadPriority.Lowest };
        thread.Start();
        return done.Task;
    }

    // On Linux the runtime leaves a thread's priority alone; the system is asked itself. That it refuses costs nothing but the courtesy.
    private static void GiveWay()
    {
        _isOn = true;
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(OneThread, 0, Math.Min(LastOfAll, GetPriority(OneThread, 0) + Behind));
        }
    }

    [DllImport("libc", EntryPoint = "getpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetPriority(int which, uint who);

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int nice);
}
