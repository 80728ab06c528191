using System.Diagnostics;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>People who talk with the bot. Many more are known than talk at once, so that each writes as rarely as a person does and nobody counts as a flood.</summary>
internal sealed class Crowd(ServingBot bot, int people, int every = 1)
{
    private readonly int[] _turns = new int[people];
    private int _next;

    /// <summary>Everybody writes once, so that all are known and their keys are made.</summary>
    public async Task ComeAsync(int atOnce)
    {
        for (var round = 0; round * atOnce < people; round++)
        {
            await Task.WhenAll(Enumerable.Range(round * atOnce, Math.Min(atOnce, people - (round * atOnce))).Select(AskAsync));
        }
    }

    /// <summary>This many talk at once, each waiting for the answer before the next line, for this long.</summary>
    public async Task<Pace> TalkAsync(int atOnce, TimeSpan duration)
    {
        using var commits = new CommitCount();
        var (busy, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var watch = Stopwatch.StartNew();
        var turns = 0;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < duration)
            {
                await AskAsync((int)((uint)Interlocked.Increment(ref _next) % (uint)people));
                Interlocked.Increment(ref turns);
            }
        })));
        return new(turns, watch.Elapsed, Environment.CpuUsage.TotalTime - busy, GC.GetTotalAllocatedBytes() - allocated, commits.Value);
    }

    /// <summary>Lines come at a steady rate whatever the bot does; how long each took from the moment it was due until its answer was handed over, shortest first.</summary>
    public async Task<IReadOnlyList<TimeSpan>> ArriveAsync(int perSecond, TimeSpan duration)
    {
        var count = (int)(perSecond * duration.TotalSeconds);
        var waits = new TimeSpan[count];
        var talks = new Task[count];
        await Beat.RunAsync(perSecond, count, (line, due) => talks[line] = Task.Run(async () =>
        {
            await AskAsync(line % people);
            waits[line] = Stopwatch.GetElapsedTime(due);
        }));
        await Task.WhenAll(talks);
        return [.. waits.Order()];
    }

    private Task AskAsync(int person) => bot.AskAsync($"person-{person * every}", Talk.Line(person, _turns[person]++));
}

/// <summary>How fast a crowd was served.</summary>
/// <param name="Turns">Lines answered.</param>
/// <param name="Elapsed">In this time.</param>
/// <param name="Busy">With this much processor time, that of the load itself included.</param>
/// <param name="Allocated">And this many bytes allocated, those of the load included.</param>
/// <param name="Commits">In this many commits.</param>
internal sealed record Pace(int Turns, TimeSpan Elapsed, TimeSpan Busy, long Allocated, long Commits)
{
    /// <summary>Turns a second.</summary>
    public double PerSecond => Turns / Elapsed.TotalSeconds;

    /// <summary>Microseconds of processor time a turn.</summary>
    public double MicrosecondsEach => Busy.TotalMicroseconds / Turns;

    /// <summary>Kilobytes allocated a turn.</summary>
    public double KilobytesEach => Allocated / 1e3 / Turns;

    /// <summary>Commits a turn: below the number of writes a turn has, as far as they are shared.</summary>
    public double CommitsEach => (double)Commits / Turns;
}
