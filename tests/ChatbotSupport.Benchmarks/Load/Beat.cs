using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>
/// Does something at a steady rate, each time when it is due. The framework's timers go by a clock that moves every four milliseconds: behind them a whole round would stand up to four
/// milliseconds late, from its first message to its last, and each round by another span.
/// </summary>
internal static class Beat
{
    /// <summary>Does it so many times; returns when the last one has begun.</summary>
    /// <param name="perSecond">How often a second.</param>
    /// <param name="times">How often in all.</param>
    /// <param name="each">What: its number, and the timestamp at which it was due.</param>
    public static Task RunAsync(int perSecond, int times, Action<int, long> each) => Task.Factory.StartNew(
        () =>
        {
            var began = Stopwatch.GetTimestamp();
            for (var number = 0; number < times; number++)
            {
                var due = began + (Stopwatch.Frequency * number / perSecond);
                while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } left)
                {
                    _ = Sleep((uint)Math.Ceiling(left.TotalMicroseconds));
                }

                each(number, due);
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    [DllImport("libc", EntryPoint = "usleep")]
    private static extern int Sleep(uint microseconds);
}
