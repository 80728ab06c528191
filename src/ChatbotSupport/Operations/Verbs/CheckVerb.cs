using System.CommandLine;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`check`: tells an operator everything that is wrong in the playbook before people read it.</summary>
public static class CheckVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = tongue.Say("المجلد؛ من دونه الإعداد Playbook:Folder", "the folder; else the setting Playbook:Folder"),
        };
        var verb = new Command("check", tongue.Say("يفحص ملفات المحتوى ويذكر كل خطأ ومكانه وإصلاحه", "checks the content files and names every mistake, its place and how to mend it")) { folder };
        verb.SetAction(parsed => Run(tongue, parsed.GetValue(folder)));
        return verb;
    }

    private static int Run(Tongue tongue, string? folder)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings || !ArabicCheck.Passes(tongue, Console.Error))
        {
            return ExitCode.CouldNotRun;
        }

        var chosen = folder is null ? surroundings.PlaybookFolder : Path.GetFullPath(folder);
        return PlaybookCheck.Run(Console.Out, chosen, tongue.Code, surroundings.Today(TimeProvider.System), LearntFolder.ForReading(surroundings.DataFolder));
    }
}
