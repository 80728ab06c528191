using System.Diagnostics;
using System.Text.RegularExpressions;
using ChatbotSupport.Benchmarks.Load;

namespace ChatbotSupport.Benchmarks.Parts;

/// <summary>How long an operator waits for `check` when the folder has grown: the shipped one with a thousand answers and two hundred flows more, in a process of its own each time, nothing kept: the program as it is published, which is what an operator has.</summary>
internal static partial class CheckRun
{
    private const int Answers = 1000;
    private const int Flows = 200;
    private const int Rounds = 5;

    // What makes one copy of a phrasing another one than the next.
    private const string Tail = "مثال";

    /// <summary>Measures the shipped folder and the large one, and prints each figure; 1 when one falls short of its limit.</summary>
    /// <param name="plan">May name a folder the program was published into before.</param>
    public static async Task<int> RunAsync(LoadPlan plan)
    {
        var program = Path.Combine(await PublishedProgram.FolderAsync(plan), "ChatbotSupport.dll");
        using var work = new WorkFolder();
        var shipped = Path.Combine(Directory.GetCurrentDirectory(), "conversation-flows");
        var large = Path.Combine(work.Path, "conversation-flows");
        Make(shipped, large);
        Figure[] figures =
        [
            new("check, the shipped folder, best of five", Best(program, shipped, work.Path), "s"),
            new($"check, {Answers} answers and {Flows} flows more, best of five", Best(program, large, work.Path), "s", AtMost: 2),
        ];
        foreach (var figure in figures)
        {
            Console.WriteLine(figure);
        }

        return figures.All(figure => figure.IsWithin) ? 0 : 1;
    }

    private static void Make(string shipped, string large)
    {
        foreach (var path in Directory.EnumerateFiles(shipped, "*.yaml", SearchOption.AllDirectories))
        {
            var to = Path.Combine(large, Path.GetRelativePath(shipped, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }

        Grow(Path.Combine(large, "answers"), Answers);
        Grow(Path.Combine(large, "flows"), Flows);
    }

    private static void Grow(string folder, int count)
    {
        var sources = Directory.GetFiles(folder).Where(path => Path.GetFileName(path) != "off-topic.yaml").Order(StringComparer.Ordinal).ToArray();
        for (var index = 0; index < count; index++)
        {
            var source = sources[index % sources.Length];
            var id = FormattableString.Invariant($"copy_{index}");
            var copy = (index / sources.Length) + 1;
            var lines = IdLine().Replace(File.ReadAllText(source), "id: " + id, 1).Split('\n');
            var examples = Array.IndexOf(lines, "examples: |");
            File.WriteAllText(
                Path.Combine(folder, id + ".yaml"),
                string.Join('\n', lines.Select((line, number) => examples >= 0 && number > examples && line.StartsWith("  ", StringComparison.Ordinal)
                    ? $"{MadePlaybook.Vary(line, copy)} {MadePlaybook.Vary(Tail, copy)}"
                    : MadePlaybook.Vary(line, copy))));
        }
    }

    private static double Best(string program, string folder, string work)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var start = new ProcessStartInfo("dotnet", ["exec", program, "check", folder, "--lang", "en"]) { RedirectStandardOutput = true };
            start.Environment["Storage__ConnectionString"] = $"Data Source={Path.Combine(work, "data", "chatbot.db")}";
            var begun = Stopwatch.GetTimestamp();
            using var check = Process.Start(start)!;
            var told = check.StandardOutput.ReadToEnd();
            check.WaitForExit();
            if (check.ExitCode != 0)
            {
                throw new InvalidOperationException($"The made folder does not pass: {told[..Math.Min(told.Length, 2000)]}");
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        return best;
    }

    [GeneratedRegex("^id: [a-z0-9_]+", RegexOptions.Multiline)]
    private static partial Regex IdLine();
}
