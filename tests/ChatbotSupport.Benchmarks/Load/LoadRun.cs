namespace ChatbotSupport.Benchmarks.Load;

/// <summary>Takes every figure in turn, prints it beside its limit, and tells the shell whether all are within.</summary>
internal static class LoadRun
{
    private static readonly (string Name, Func<LoadPlan, IAsyncEnumerable<Figure>> Measure)[] Measurements =
    [
        ("turns", RoadFigures.TurnsAsync),
        ("reply", RoadFigures.RepliesAsync),
        ("telegram", TelegramFigures.MeasureAsync),
        ("start", StartFigures.MeasureAsync),
        ("memory", MemoryFigures.MeasureAsync),
        ("stored", GrowthFigures.MeasureAsync),
    ];

    /// <summary>Runs the plan; 0 when every figure is within its limit, else 1.</summary>
    public static async Task<int> RunAsync(LoadPlan plan)
    {
        var wanted = Measurements.Where(item => plan.Only is null || plan.Only == item.Name).ToList();
        if (wanted.Count == 0)
        {
            return LoadPlan.TellUsage();
        }

        Console.WriteLine(Machine.Describe());
        var missed = 0;
        foreach (var (_, measure) in wanted)
        {
            await foreach (var figure in measure(plan))
            {
                Console.WriteLine(figure);
                missed += figure.IsWithin ? 0 : 1;
            }
        }

        Console.WriteLine(missed == 0 ? "all figures within their limits" : $"{missed} figures short of their limits");
        return missed == 0 ? 0 : 1;
    }
}
