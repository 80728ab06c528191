using System.CommandLine;
using ChatbotSupport.Operations.Verbs;
using ChatbotSupport.Storage;

namespace ChatbotSupport.Operations;

/// <summary>The verbs of the one executable, as operators type them.</summary>
public static class CommandLine
{
    // Longer than the host takes to finish what it is doing.
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(10);

    /// <summary>Runs what was typed and returns the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Tongue tongue)
    {
        var parsed = Build(tongue).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(tongue.Say("لم يُفهم الأمر. المساعدة: --help", "This command was not understood. For help: --help"));
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            return ExitCode.CouldNotRun;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Ending });
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(tongue.Say(refused.Arabic, refused.Message));
            return ExitCode.CouldNotRun;
        }
    }

    private static RootCommand Build(Tongue tongue)
    {
        var root = new RootCommand(tongue.Say(
            "بوت يساند من يتعرض للابتزاز الرقمي. من دون أمر يبدأ العمل (run).",
            "A chatbot that supports people who are being blackmailed online. Without a verb it starts working (run)."))
        {
            RunVerb.Build(tongue),
            CheckVerb.Build(tongue),
            SchemaVerb.Build(tongue),
            StoriesVerb.Build(tongue),
            PublishVerb.Build(tongue),
            RollbackVerb.Build(tongue),
            RollbackVerb.BuildHistory(tongue),
            SimulateVerb.Build(tongue),
            UnderstandVerb.Build(tongue),
            EvaluateVerb.Build(tongue),
            VolunteersVerb.Build(tongue),
            BackupVerb.Build(tongue),
            KeysVerb.Build(tongue),
            RestoreVerb.Build(tongue),
            EraseVerb.Build(tongue),
            DeliveryVerb.Build(tongue),
            ReportVerb.Build(tongue),
            DiagramVerb.Build(tongue),
            HealthVerb.Build(tongue),
            PairVerb.Build(tongue),
            GoLiveVerb.Build(tongue),
        };
        root.Options.Add(new Option<string>("--lang")
        {
            Description = tongue.Say("لغة رسائل البرنامج: ar أو en", "language of the program's own messages: ar or en"),
            Recursive = true,
            DefaultValueFactory = _ => tongue.Say("ar", "en"),
        }.AcceptOnlyFromAmong("ar", "en"));
        root.SetAction((_, stop) => RunVerb.RunAsync(tongue, stop));
        return root;
    }
}
