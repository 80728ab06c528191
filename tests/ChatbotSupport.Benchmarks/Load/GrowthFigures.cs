using System.Diagnostics;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>What a turn costs among a thousand stored conversations and among very many; both bots run in turns, so that a busy moment hits both.</summary>
internal static class GrowthFigures
{
    private const int Few = 1_000;
    private const int Rounds = 4;
    private const int AtOnce = 64;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    /// <summary>Measures.</summary>
    public static async IAsyncEnumerable<Figure> MeasureAsync(LoadPlan plan)
    {
        using var small = new WorkFolder();
        using var large = new WorkFolder();
        await StoredPeople.FillAsync(small.Path, Few);
        var filling = Stopwatch.StartNew();
        await StoredPeople.FillAsync(large.Path, plan.Stored);
        yield return new($"  filling {plan.Stored:N0} conversations took", filling.Elapsed.TotalSeconds, "s");

        await using var few = await ServingBot.StartAsync(small.Path);
        var opening = Stopwatch.StartNew();
        await using var many = await ServingBot.StartAsync(large.Path);
        yield return new($"  opening {plan.Stored:N0} stored conversations", opening.Elapsed.TotalSeconds, "s");

        var fewCrowd = new Crowd(few, Few);
        var manyCrowd = new Crowd(many, Few, plan.Stored / Few);
        var (fewBest, manyBest) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            fewBest = Math.Min(fewBest, (await fewCrowd.TalkAsync(AtOnce, Round)).MicrosecondsEach);
            manyBest = Math.Min(manyBest, (await manyCrowd.TalkAsync(AtOnce, Round)).MicrosecondsEach);
        }

        yield return new($"  processor time a turn, {Few:N0} stored", fewBest, "µs");
        yield return new($"  processor time a turn, {plan.Stored:N0} stored", manyBest, "µs");
        yield return new("growth of the cost of a turn", manyBest / fewBest, "times", AtMost: 1.2);
    }
}
