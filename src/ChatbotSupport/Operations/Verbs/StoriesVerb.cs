using System.CommandLine;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Stories;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`stories`: plays the example conversations and tells which go otherwise, and what none of them visits.</summary>
public static class StoriesVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = tongue.Say("المجلد؛ من دونه الإعداد Playbook:Folder", "the folder; else the setting Playbook:Folder"),
        };
        var html = new Option<string?>("--html") { Description = tongue.Say("يكتب النتيجة أيضًا صفحة تُقرأ من اليمين في هذا الملف", "also writes the result as a page into this file") };
        var record = new Option<string?>("--record") { Description = tongue.Say("محادثة تجريبية تُكتب قصة في ملف جديد", "a trial talk, written as a story into a new file") };
        var verb = new Command("stories", tongue.Say("يلعب القصص ويذكر ما اختلف وما لا تمر به أي قصة", "plays the stories and tells what differs and what none of them visits")) { folder, html, record };
        verb.SetAction(async (parsed, stop) => parsed.GetValue(record) is { } file
            ? await SimulateVerb.RecordAsync(tongue, file, stop)
            : Run(tongue, parsed.GetValue(folder), parsed.GetValue(html)));
        return verb;
    }

    private static int Run(Tongue tongue, string? folder, string? html)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings || !ArabicCheck.Passes(tongue, Console.Error))
        {
            return ExitCode.CouldNotRun;
        }

        var chosen = folder is null ? surroundings.PlaybookFolder : Path.GetFullPath(folder);
        var today = surroundings.Today(TimeProvider.System);
        var loaded = PlaybookFolder.Load(chosen);
        var read = PlaybookReader.Read(loaded.Files, today, LearntFolder.ForReading(surroundings.DataFolder));
        if (read.Playbook is not { } playbook || loaded.Findings.Count > 0)
        {
            foreach (var finding in loaded.Findings.Concat(read.Errors))
            {
                Console.Error.WriteLine(PlaybookCheck.Describe(finding, tongue.Code));
            }

            return ExitCode.CouldNotRun;
        }

        var stories = StoryFolder.Read(chosen, surroundings.Settings.Desk.Zone.GetUtcOffset(TimeProvider.System.GetUtcNow()));
        var run = StoryRun.Play(stories.Stories, playbook);
        var report = new StoryReport(run, Unvisited.Of(PlaybookReader.Contents(loaded.Files, today), run.Coverage), stories.Findings);
        report.Write(Console.Out, tongue.Code);
        try
        {
            if (html is not null)
            {
                File.WriteAllText(html, report.Page(tongue.Code));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(tongue.Say("تعذرت كتابة ملف: ", "A file cannot be written: ") + failure.Message);
            return ExitCode.CouldNotRun;
        }

        return report.Fine ? ExitCode.Fine : ExitCode.Findings;
    }
}
