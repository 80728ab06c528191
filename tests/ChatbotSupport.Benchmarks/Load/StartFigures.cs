namespace ChatbotSupport.Benchmarks.Load;

/// <summary>How long the program needs from its start until people are answered; a process of its own each time.</summary>
internal static class StartFigures
{
    private const int Rounds = 5;

    /// <summary>The first start on an empty folder, and the best of the later ones, on the folder the first one made.</summary>
    public static async IAsyncEnumerable<Figure> MeasureAsync(LoadPlan plan)
    {
        using var folder = new WorkFolder();
        yield return new("first start to ready, nothing kept yet", await StartAsync(plan, folder.Path), "s");
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            best = Math.Min(best, await StartAsync(plan, folder.Path));
        }

        yield return new("later start to ready, best of five", best, "s", AtMost: 1.5);
    }

    private static async Task<double> StartAsync(LoadPlan plan, string folder)
    {
        await using var program = await RunningProgram.StartAsync(plan, folder);
        return program.ReadyAfter.TotalSeconds;
    }
}
