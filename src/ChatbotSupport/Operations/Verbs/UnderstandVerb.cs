using System.CommandLine;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`understand`: tells for each line of JSON what the bot would make of its text, and why.</summary>
public static class UnderstandVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var verb = new Command("understand", tongue.Say(
            "يقرأ أسطر JSON فيها id و text ويكتب لكل سطر ما فهمه البوت ولماذا",
            "reads lines of JSON with id and text and writes for each what the bot makes of it and why"));
        var explain = new Option<bool>("--explain")
        {
            Description = tongue.Say("يضيف إلى كل سطر كل ما عمل: العلامات مع القاعدة والتعبير، والتنبيه مع درجته، والأجوبة", "adds to each line everything that fired: signs with rule and phrase, the alert with its step, the answers"),
        };
        verb.Add(explain);
        verb.SetAction((parsed, stop) => RunAsync(tongue, parsed.GetValue(explain), stop));
        return verb;
    }

    private static async Task<int> RunAsync(Tongue tongue, bool explain, CancellationToken stop)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings || !ArabicCheck.Passes(tongue, Console.Error))
        {
            return ExitCode.CouldNotRun;
        }

        var loaded = PlaybookFolder.Load(surroundings.PlaybookFolder);
        var read = PlaybookReader.Read(loaded.Files, surroundings.Today(TimeProvider.System), LearntFolder.ForReading(surroundings.DataFolder));
        if (read.Playbook is not { } playbook || loaded.Findings.Count > 0)
        {
            foreach (var finding in loaded.Findings.Concat(read.Errors))
            {
                await Console.Error.WriteLineAsync(PlaybookCheck.Describe(finding, tongue.Code));
            }

            return ExitCode.CouldNotRun;
        }

        var bad = 0;
        while (await Console.In.ReadLineAsync(stop) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (answer, good) = UnderstandLine.Answer(line, playbook, tongue, explain);
            Console.WriteLine(answer);
            bad += good ? 0 : 1;
        }

        return bad == 0 ? ExitCode.Fine : ExitCode.Findings;
    }
}
