using System.CommandLine;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Inspections;

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
        var json = new Option<bool>("--json") { Description = tongue.Say("يكتب النتيجة بيانات JSON", "writes the result as JSON") };
        var html = new Option<string?>("--html") { Description = tongue.Say("يكتب النتيجة أيضًا صفحة تُقرأ من اليمين في هذا الملف", "also writes the result as a page into this file") };
        var fix = new Option<bool>("--fix") { Description = tongue.Say("يصلح ما لا يحتمل إلا معنى واحدًا، ويترك الملاحظات والترتيب كما هي", "mends what can only be meant one way; remarks and order stay") };
        var examples = new Option<bool>("--examples") { Description = tongue.Say("يجرّب كل صيغة: هل توصل بقية الصيغ إلى الجواب نفسه؟ يستغرق وقتًا", "tries each phrasing: do the others lead to the same answer? Takes a while") };
        var stories = new Option<bool>("--stories") { Description = tongue.Say("يلعب القصص أيضًا: ما اختلف، وما لا تمر به أي قصة", "plays the stories too: what differs, and what none of them visits") };
        var verb = new Command("check", tongue.Say("يفحص ملفات المحتوى ويذكر كل خطأ ومكانه وإصلاحه", "checks the content files and names every mistake, its place and how to mend it")) { folder, json, html, fix, examples, stories };
        verb.SetAction(parsed => Run(
            tongue,
            parsed.GetValue(folder),
            parsed.GetValue(stories),
            new CheckWish(tongue.Code) { Json = parsed.GetValue(json), Html = parsed.GetValue(html), Fix = parsed.GetValue(fix), Examples = parsed.GetValue(examples) }));
        return verb;
    }

    private static int Run(Tongue tongue, string? folder, bool stories, CheckWish wish)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings || !ArabicCheck.Passes(tongue, Console.Error))
        {
            return ExitCode.CouldNotRun;
        }

        var chosen = folder is null ? surroundings.PlaybookFolder : Path.GetFullPath(folder);
        var today = surroundings.Today(TimeProvider.System);
        try
        {
            wish = wish with
            {
                Standing = Standing.Of(surroundings.Database, today),
                Stories = stories ? surroundings.Settings.Desk.Zone.GetUtcOffset(TimeProvider.System.GetUtcNow()) : null,
            };
            return PlaybookCheck.Run(Console.Out, chosen, wish, today, LearntFolder.ForReading(surroundings.DataFolder));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(tongue.Say("تعذرت كتابة ملف: ", "A file cannot be written: ") + failure.Message);
            return ExitCode.CouldNotRun;
        }
    }
}
