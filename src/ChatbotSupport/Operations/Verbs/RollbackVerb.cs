using System.CommandLine;
using System.Globalization;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Publishing;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`history` and `rollback`: what went live when, and back to any of it.</summary>
public static class RollbackVerb
{
    /// <summary>`history`.</summary>
    public static Command BuildHistory(Tongue tongue)
    {
        var verb = new Command("history", tongue.Say("ما نُشر ومتى ومن نشره، الأحدث أولًا", "what went live, when and by whom, newest first"));
        verb.SetAction((_, _) => BesideTheProgram.RunAsync(tongue, mayNeedTurns: false, neighbour => Task.FromResult(Show(tongue, neighbour))));
        return verb;
    }

    /// <summary>`rollback`.</summary>
    public static Command Build(Tongue tongue)
    {
        var hash = new Argument<string?>("HASH") { Arity = ArgumentArity.ZeroOrOne, Description = tongue.Say("أول رمز النسخة كما يظهر في history؛ من دونه النسخة السابقة", "the beginning of a version as history shows it; else the one before") };
        var verb = new Command("rollback", tongue.Say("يعيد محتوى نُشر من قبل", "goes back to content that was live before")) { hash };
        var signed = Signature.Ask(verb, tongue, "اسم من يعيد", "who goes back");
        verb.SetAction((parsed, _) => BesideTheProgram.RunAsync(tongue, mayNeedTurns: false, neighbour => RunAsync(tongue, neighbour, parsed.GetValue(hash), signed(parsed))));
        return verb;
    }

    private static int Show(Tongue tongue, Neighbour neighbour)
    {
        var zone = neighbour.Surroundings.Settings.Desk.Zone;
        // What was gone back to stands there twice; what runs is the later of both.
        var running = neighbour.Rooms.GetRequiredService<PlaybookArchive>().LastHash();
        foreach (var item in neighbour.Rooms.GetRequiredService<Publisher>().History())
        {
            var when = TimeZoneInfo.ConvertTime(item.At, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            var names = string.Join(" + ", new[] { item.Author, item.Reviewer }.OfType<string>());
            var isRunning = item.Hash == running;
            running = isRunning ? null : running;
            Console.WriteLine($"{(isRunning ? "*" : " ")} {item.Hash[..Publication.ShownHash]}  {when}  {How(tongue, item.How)}  {names}".TrimEnd());
        }

        Console.WriteLine(tongue.Say("* المنشور الآن", "* runs now"));
        return ExitCode.Fine;
    }

    private static async Task<int> RunAsync(Tongue tongue, Neighbour neighbour, string? wanted, Signature signed)
    {
        var archive = neighbour.Rooms.GetRequiredService<PlaybookArchive>();
        var publisher = neighbour.Rooms.GetRequiredService<Publisher>();
        var seen = publisher.Mark();
        var running = seen.Last;
        var others = archive.Hashes().Where(hash => hash != running).ToList();
        var found = wanted is null ? Before(publisher.History(), running) ?? others.FirstOrDefault()
            : others.Where(hash => hash.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).ToList() is [var one] ? one : null;
        var surroundings = neighbour.Surroundings;
        if (found is null || archive.Find(found) is not { Files: { } files } stored || PlaybookReader.ReadStored(files, surroundings.Today(TimeProvider.System)) is not { Playbook: not null } read)
        {
            await Console.Error.WriteLineAsync(tongue.Say("لا توجد نسخة سابقة بهذا الرمز يمكن استعمالها؛ history تذكر ما يوجد.", "There is no earlier version of that name that can be used; history lists them."));
            return ExitCode.CouldNotRun;
        }

        if (publisher.CompareBack(stored).TwoNames is { Count: > 0 } touched && !signed.IsOfTwo)
        {
            Console.WriteLine(Signature.Missing(tongue, touched));
            return ExitCode.Findings;
        }

        var publication = new Publication(found, PublicationKind.RolledBack, signed.By, signed.Reviewer, TimeProvider.System.GetUtcNow());
        if (await publisher.RollBackAsync(publication, surroundings.PlaybookFolder, connection => LiveMark.Of(connection) == seen) == GoingLive.Overtaken)
        {
            Console.WriteLine(tongue.Say("لم يتغيّر شيء: نُشر غيره أثناء ذلك. history تذكر ما نُشر.", "Nothing changed: something else went live meanwhile. history lists it."));
            return ExitCode.Findings;
        }

        if (read.IsMended)
        {
            Console.WriteLine(tongue.Say("في هذه النسخة ما لا يقبله هذا البرنامج، فيعمل بها مصلحة:", "This version holds what this program does not accept; it runs mended:"));
            foreach (var finding in read.Mended)
            {
                Console.WriteLine(PlaybookCheck.Describe(finding, tongue.Code));
            }
        }

        Console.WriteLine(tongue.Say(
            $"عاد المحتوى إلى {found[..Publication.ShownHash]}، ويأخذه البرنامج العامل خلال ثوان. ما في المجلد الآن لا يُنشر وحده حتى يتغير ملف فيه.",
            $"Back to {found[..Publication.ShownHash]}; the running program takes it within seconds. The folder as it is now does not go live by itself until a file changes."));
        return ExitCode.Fine;
    }

    // The one that ran before the one that runs, even if it was gone back to in between.
    private static string? Before(IReadOnlyList<Publication> history, string? running) => history.Select(item => item.Hash).SkipWhile(hash => hash != running).FirstOrDefault(hash => hash != running);

    private static string How(Tongue tongue, PublicationKind how) => how switch
    {
        PublicationKind.Published => tongue.Say("نُشر", "published"),
        PublicationKind.RolledBack => tongue.Say("استُعيد", "gone back to"),
        PublicationKind.Started => tongue.Say("أُخذ عند التشغيل", "taken at the start"),
        _ => tongue.Say("حُفظ وأُخذ وحده", "saved and taken by itself"),
    };
}
