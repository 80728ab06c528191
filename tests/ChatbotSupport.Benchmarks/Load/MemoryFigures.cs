using System.Diagnostics;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>How much memory the program holds while two hundred messages a second come over HTTP, and after hours of less.</summary>
internal static class MemoryFigures
{
    // As many new sessions as one address may begin at once.
    private const int People = 250;
    private const int LoadPerSecond = 200;
    private const int SoakPerSecond = 50;
    private const double MostMegabytes = 150;

    private static readonly TimeSpan LoadFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Sample = TimeSpan.FromSeconds(1);

    /// <summary>Measures under load, then over the soak if one is wanted.</summary>
    public static async IAsyncEnumerable<Figure> MeasureAsync(LoadPlan plan)
    {
        using var folder = new WorkFolder();
        await using var program = await RunningProgram.StartAsync(plan, folder.Path);
        var people = Enumerable.Range(0, People).Select(number => new WebPerson(program.Address, number)).ToList();
        foreach (var person in people)
        {
            await person.OpenAsync();
        }

        yield return new("memory under load (200 messages a second), highest", await ServeAsync(program, people, LoadPerSecond, LoadFor), "MB", AtMost: MostMegabytes);
        if (plan.SoakMinutes is { } minutes)
        {
            var highest = await ServeAsync(program, people, SoakPerSecond, TimeSpan.FromMinutes(minutes));
            yield return new($"memory over a soak of {minutes:0.#} minutes (50 messages a second), highest", highest, "MB", AtMost: MostMegabytes);
            yield return new("  at its end", program.Megabytes, "MB", AtMost: MostMegabytes);
        }

        yield return new("  lines shown", people.Sum(person => person.Shown), "");
        foreach (var person in people)
        {
            await person.DisposeAsync();
        }
    }

    private static async Task<double> ServeAsync(RunningProgram program, List<WebPerson> people, int perSecond, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var highest = program.Megabytes;
        var sampled = watch.Elapsed;
        var written = new Queue<Task>();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var line = 0; line < perSecond * duration.TotalSeconds; line++)
        {
            while (watch.Elapsed.TotalSeconds < (double)line / perSecond)
            {
                await tick.WaitForNextTickAsync();
            }

            written.Enqueue(people[line % people.Count].WriteAsync());
            if (written.Count > people.Count)
            {
                await written.Dequeue();
            }

            if (watch.Elapsed - sampled > Sample)
            {
                sampled = watch.Elapsed;
                highest = Math.Max(highest, program.Megabytes);
            }
        }

        await Task.WhenAll(written);
        return Math.Max(highest, program.Megabytes);
    }
}
