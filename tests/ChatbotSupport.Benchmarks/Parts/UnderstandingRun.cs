using System.Diagnostics;
using System.Text;
using ChatbotSupport.Benchmarks.Load;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Benchmarks.Parts;

/// <summary>What understanding one message costs with a playbook of a stated size, and what remains of that when the playbook is ten times as large.</summary>
internal static class UnderstandingRun
{
    private const int Rounds = 12;

    // A message costs several times as much there, and learning takes a minute already.
    private const int FewRounds = 4;

    private const int Growth = 10;

    private const int Tries = 5;

    // What somebody may send to make it slow: of each, a hundred thousand letters.
    private const int LongText = 100_000;

    private static readonly string[] Hostile = ["ا", "ما ", "هو\n", "اهلي يقتلوني اذا عرفوا ", "a.b", "1 2", "http://", "xn--", "٥", "\ud83d\ude00", "عمري ١٥ سنه و"];

    private static readonly PlaybookSize Size = new(Intents: 60, Examples: 30, Alerts: 200, Rules: 500);

    /// <summary>Measures both sizes and prints every figure; 1 when one falls short of its limit.</summary>
    public static int Run(bool alsoTenTimes = true)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var source = MadePlaybook.Source();
        var messages = MadePlaybook.Messages(source);
        var small = Measure(source, Size, messages, Rounds);
        Figure[] figures =
        [
            new($"one message, half take no longer ({Size})", small.Half, "ms"),
            new("one message, 99 of 100", small.Most, "ms", AtMost: 1),
            new("a text made to be slow, 100,000 letters", small.Slowest, "ms", AtMost: 20),
            new("allocated for one message", small.Allocated / 1024, "KB"),
            new("managed heap added, after a full collection", small.Heap / 1e6, "MB", AtMost: 60),
            new("prepared in", small.Prepared.TotalSeconds, "s"),
        ];
        Tell(figures);
        if (!alsoTenTimes)
        {
            return figures.All(figure => figure.IsWithin) ? 0 : 1;
        }

        var large = Measure(source, Size.Times(Growth), messages, FewRounds);
        Figure[] grown =
        [
            new($"ten times as much ({Size.Times(Growth)}), half", large.Half, "ms"),
            new("ten times as much, 99 of 100", large.Most, "ms"),
            new("ten times as much, managed heap added", large.Heap / 1e6, "MB"),
            new("ten times as much, prepared in", large.Prepared.TotalSeconds, "s"),
            new("growth of one message", large.Half / small.Half, "times", AtMost: Growth),
        ];
        Tell(grown);
        return figures.Concat(grown).All(figure => figure.IsWithin) ? 0 : 1;
    }

    private static void Tell(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            Console.WriteLine(figure);
        }
    }

    private static Measured Measure(ShippedTexts source, PlaybookSize size, IReadOnlyList<string> messages, int rounds)
    {
        var parts = MadePlaybook.Of(source, size);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var finder = new AnswerFinder(parts.Answers, parts.Foreign);
        var screen = new RiskScreen(parts.Rules, parts.Ordinary);
        var alerts = new AlertMatcher(parts.Alerts, ["gov.iq"]).Learning([.. parts.Ordinary.Where(phrasing => phrasing.AnswerId is not null).Select(phrasing => phrasing.Text)]);
        var prepared = Stopwatch.GetElapsedTime(start);
        var heap = GC.GetTotalMemory(forceFullCollection: true) - before;

        void Understand(string text)
        {
            // As in a turn: read once.
            var reading = Reading.Of(text);
            screen.Screen(reading);
            alerts.Match(reading);
            finder.Find(reading);
        }

        // The first rounds are the program's own start: its code is compiled while it runs.
        var times = new List<double>();
        var allocated = 0L;
        for (var round = 0; round < rounds; round++)
        {
            var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
            foreach (var message in messages)
            {
                var begun = Stopwatch.GetTimestamp();
                Understand(message);
                if (round >= rounds / 2)
                {
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                }
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        }

        var slowest = Hostile.Max(piece => Best(() => Understand(string.Concat(Enumerable.Repeat(piece, (LongText / piece.Length) + 1))[..LongText])));
        times.Sort();
        GC.KeepAlive((parts, finder, screen, alerts));
        return new(times[times.Count / 2], times[times.Count * 99 / 100], (double)allocated / messages.Count, slowest, heap, prepared);
    }

    // The best of several: what is measured is the work, not what else the machine does.
    private static double Best(Action work) => Enumerable.Range(0, Tries).Min(_ =>
    {
        var begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    });

    private sealed record Measured(double Half, double Most, double Allocated, double Slowest, long Heap, TimeSpan Prepared);
}
