using System.Diagnostics;
using ChatbotSupport.Operations;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Publishing;
using ChatbotSupport.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>What people wait for while somebody publishes: lines come at a steady rate, in turns with nothing else going on and with a folder saved again and again, each time with other examples to learn from.</summary>
internal static class ReloadRun
{
    private const int Rounds = 3;
    private const int Known = 3_000;
    private const int Many = 64;
    private const int MessagesPerSecond = 50;

    // Nobody may wait longer than this for somebody who publishes.
    private const double LongestDelay = 50;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(20);

    /// <summary>Runs it; 0 when the figure is within its limit, else 1.</summary>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine(Machine.Describe());
        using var folder = new WorkFolder();
        using var listener = new Pauses();
        var content = Path.Combine(folder.Path, "content");
        Copy((Surroundings.Read(new Tongue(Arabic: false), Console.Error) ?? throw new InvalidOperationException("The settings cannot be read.")).PlaybookFolder, content);
        await using var bot = await ServingBot.StartAsync(folder.Path);
        var crowd = new Crowd(bot, Known);
        await crowd.ComeAsync(Many);
        await crowd.TalkAsync(Many, TimeSpan.FromSeconds(5));
        var (quiet, publishing, published, took) = (new List<TimeSpan>(), new List<TimeSpan>(), 0, new List<TimeSpan>());
        var (quietPauses, publishingPauses) = (TimeSpan.Zero, TimeSpan.Zero);
        var (stops, allocated) = (new List<Pause>(), 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var pauses = GC.GetTotalPauseDuration();
            quiet.AddRange(await crowd.ArriveAsync(MessagesPerSecond, Round));
            quietPauses += GC.GetTotalPauseDuration() - pauses;
            pauses = GC.GetTotalPauseDuration();
            listener.Take();
            var bytes = GC.GetTotalAllocatedBytes();
            using var over = new CancellationTokenSource();
            var publishes = Task.Run(() => PublishAsync(bot, content, took, over.Token));
            publishing.AddRange(await crowd.ArriveAsync(MessagesPerSecond, Round));
            publishingPauses += GC.GetTotalPauseDuration() - pauses;
            stops.AddRange(listener.Take());
            allocated += GC.GetTotalAllocatedBytes() - bytes;
            await over.CancelAsync();
            published += await publishes;
        }

        quiet.Sort();
        publishing.Sort();
        Figure[] figures =
        [
            new("playbooks published, checked and learnt anew while people wrote", published, "", AtLeast: Rounds),
            new("  each from the look that sees it to the swap", took.Average(time => time.TotalMilliseconds), "ms"),
            new("reply handed over, nothing else going on: 99 of 100", At(quiet, 0.99), "ms"),
            new("  slowest", At(quiet, 1), "ms"),
            new("reply handed over while a playbook is published: 99 of 100", At(publishing, 0.99), "ms"),
            new("  slowest", At(publishing, 1), "ms"),
            new("collector's pauses a second, nothing else going on", quietPauses.TotalMilliseconds / (Rounds * Round.TotalSeconds), "ms"),
            new("  while a playbook is published", publishingPauses.TotalMilliseconds / (Rounds * Round.TotalSeconds), "ms"),
            new("  allocated a second meanwhile", allocated / 1e6 / (Rounds * Round.TotalSeconds), "MB"),
            new("publishing delays 99 of 100 by", At(publishing, 0.99) - At(quiet, 0.99), "ms", AtMost: LongestDelay),
            new("publishing delays the slowest by", At(publishing, 1) - At(quiet, 1), "ms", AtMost: LongestDelay),
        ];
        foreach (var figure in figures)
        {
            Console.WriteLine(figure);
        }

        foreach (var line in Pauses.Tell(stops))
        {
            Console.WriteLine(line);
        }

        return figures.All(figure => figure.IsWithin) ? 0 : 1;
    }

    // The watch is the product's; that it is asked to look at once, and not every two seconds, only makes it harder.
    private static async Task<int> PublishAsync(ServingBot bot, string content, List<TimeSpan> took, CancellationToken over)
    {
        var watch = new PlaybookWatch(
            new(content, Auto: true, NeedsNames: false, TimeZoneInfo.Utc), bot.Get<CurrentPlaybook>(), bot.Get<PlaybookArchive>(), bot.Get<Publisher>(), bot.Get<LearntFolder>(),
            TimeProvider.System, NullLogger<PlaybookWatch>.Instance);
        await watch.LookAsync();
        for (var count = 0; ; count++)
        {
            if (over.IsCancellationRequested)
            {
                return count;
            }

            await File.AppendAllTextAsync(Path.Combine(content, "answers", "who_reads.yaml"), FormattableString.Invariant($"  منو يقرأ كلامي هنا رقم {took.Count}\n"), CancellationToken.None);
            var before = bot.Get<CurrentPlaybook>().Value;
            var clock = Stopwatch.StartNew();
            for (var look = 0; ReferenceEquals(before, bot.Get<CurrentPlaybook>().Value); look++)
            {
                if (look > 3)
                {
                    throw new InvalidOperationException("The folder was not taken.");
                }

                await watch.LookAsync();
            }

            took.Add(clock.Elapsed);
        }
    }

    private static double At(List<TimeSpan> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))].TotalMilliseconds;

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
