namespace ChatbotSupport.Benchmarks.Load;

/// <summary>How fast the road is inside the process: inbox, turn loop, outbox sender and database (synchronous=FULL) are the product's, only the channel is ours.</summary>
internal static class RoadFigures
{
    private const int Rounds = 3;
    private const int Known = 3_000;
    private const int Many = 64;
    private const int MessagesPerSecond = 200;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <summary>Durable turns a second with one person and with many at once; the best of three rounds.</summary>
    public static async IAsyncEnumerable<Figure> TurnsAsync(LoadPlan plan)
    {
        using var folder = new WorkFolder();
        await using var bot = await ServingBot.StartAsync(folder.Path);
        var crowd = new Crowd(bot, Known);
        await crowd.ComeAsync(Many);
        await crowd.TalkAsync(Many, WarmUp);
        var one = await BestAsync(crowd, 1, plan.Round);
        yield return new("durable turns a second, one person at a time", one.PerSecond, "/s", AtLeast: 600);
        foreach (var figure in Costs(one))
        {
            yield return figure;
        }

        var many = await BestAsync(crowd, Many, plan.Round);
        yield return new("durable turns a second, 64 people at once", many.PerSecond, "/s", AtLeast: 5_000);
        foreach (var figure in Costs(many))
        {
            yield return figure;
        }
    }

    /// <summary>From a message due at a steady rate until its answer is handed to the channel; the best of three rounds.</summary>
    public static async IAsyncEnumerable<Figure> RepliesAsync(LoadPlan plan)
    {
        using var folder = new WorkFolder();
        await using var bot = await ServingBot.StartAsync(folder.Path);
        var crowd = new Crowd(bot, Known);
        await crowd.ComeAsync(Many);
        await crowd.TalkAsync(Many, WarmUp);
        IReadOnlyList<TimeSpan>? best = null;
        for (var round = 0; round < Rounds; round++)
        {
            var waits = await crowd.ArriveAsync(MessagesPerSecond, plan.Round);
            best = best is null || Share(waits, 0.99) < Share(best, 0.99) ? waits : best;
        }

        yield return new("reply handed over at 200 messages a second, median", Share(best!, 0.5), "ms");
        yield return new("reply handed over at 200 messages a second, 99 of 100", Share(best!, 0.99), "ms", AtMost: 25);
        yield return new("reply handed over at 200 messages a second, slowest", best![^1].TotalMilliseconds, "ms");
    }

    private static Figure[] Costs(Pace pace) =>
    [
        new("  processor time a turn", pace.MicrosecondsEach, "µs"),
        new("  allocated a turn", pace.KilobytesEach, "KB"),
        new("  commits a turn", pace.CommitsEach, ""),
    ];

    private static async Task<Pace> BestAsync(Crowd crowd, int atOnce, TimeSpan round)
    {
        var rounds = new List<Pace>();
        while (rounds.Count < Rounds)
        {
            rounds.Add(await crowd.TalkAsync(atOnce, round));
        }

        return rounds.MaxBy(pace => pace.PerSecond)!;
    }

    private static double Share(IReadOnlyList<TimeSpan> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))].TotalMilliseconds;
}
