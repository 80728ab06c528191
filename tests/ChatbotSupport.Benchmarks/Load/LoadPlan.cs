using System.Globalization;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>What a run of the load program measures, and for how long.</summary>
internal sealed record LoadPlan
{
    private const int LongSoakMinutes = 60;

    private const int LongStored = 1_000_000;

    private const string Usage =
        """
        usage: parts [BenchmarkDotNet options, for example --filter *Turn*]
               understanding
               check [--published FOLDER]
               reload
               load [--long] [--only NAME] [--round SECONDS] [--soak MINUTES] [--stored COUNT] [--published FOLDER]
          --long     the full figures: an hour of soak, 1,000,000 stored conversations
          --only     turns, reply, telegram, start, memory or stored
          --round    seconds of a round of turns, replies and Telegram (default 10): short ones to compare two versions in turns
          --soak     minutes of soak; without --long and --soak there is none
          --stored   conversations of the large database (default 100,000)
          --published  a folder `dotnet publish` wrote before; else check, start, memory and telegram publish it first
        """;

    /// <summary>The only measurement wanted, or null for all.</summary>
    public string? Only { get; init; }

    /// <summary>How long a round of turns, replies and Telegram takes.</summary>
    public TimeSpan Round { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Minutes of soak; none when null.</summary>
    public double? SoakMinutes { get; init; }

    /// <summary>Conversations of the large database.</summary>
    public int Stored { get; init; } = 100_000;

    /// <summary>Where the program was published before; null to publish it now.</summary>
    public string? Published { get; init; }

    /// <summary>Reads the words after `load`; null when they make no sense.</summary>
    public static LoadPlan? Read(IReadOnlyList<string> words)
    {
        var plan = words.Contains("--long") ? new LoadPlan { SoakMinutes = LongSoakMinutes, Stored = LongStored } : new LoadPlan();
        for (var index = 0; index < words.Count; index++)
        {
            switch (words[index])
            {
                case "--long":
                    break;
                case "--only" when index + 1 < words.Count:
                    plan = plan with { Only = words[++index] };
                    break;
                case "--round" when index + 1 < words.Count && double.TryParse(words[index + 1], CultureInfo.InvariantCulture, out var seconds) && seconds > 0:
                    plan = plan with { Round = TimeSpan.FromSeconds(seconds) };
                    index++;
                    break;
                case "--soak" when index + 1 < words.Count && double.TryParse(words[index + 1], CultureInfo.InvariantCulture, out var minutes) && minutes > 0:
                    plan = plan with { SoakMinutes = minutes };
                    index++;
                    break;
                case "--stored" when index + 1 < words.Count && int.TryParse(words[index + 1], CultureInfo.InvariantCulture, out var stored) && stored > 0:
                    plan = plan with { Stored = stored };
                    index++;
                    break;
                case "--published" when index + 1 < words.Count:
                    plan = plan with { Published = words[++index] };
                    break;
                default:
                    return null;
            }
        }

        return plan;
    }

    /// <summary>Says what can be asked for; the exit code of a command that was not understood.</summary>
    public static int TellUsage()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
