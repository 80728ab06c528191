using System.CommandLine;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Publishing;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`publish`: checks the folder, plays its stories, shows what changed in words and who stands on it, asks, and makes it live.</summary>
public static class PublishVerb
{
    private const int MostLines = 12;

    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var yes = new Option<bool>("--yes") { Description = tongue.Say("من دون سؤال", "without asking") };
        var verb = new Command("publish", tongue.Say("ينشر المجلد كله بعد الفحص والقصص", "makes the folder live as a whole, after check and stories")) { yes };
        var signed = Signature.Ask(verb, tongue, "اسم من ينشر", "who publishes");
        verb.SetAction((parsed, _) => BesideTheProgram.RunAsync(tongue, mayNeedTurns: false, neighbour =>
            RunAsync(tongue, neighbour, signed(parsed), parsed.GetValue(yes))));
        return verb;
    }

    private static async Task<int> RunAsync(Tongue tongue, Neighbour neighbour, Signature signed, bool yes)
    {
        var surroundings = neighbour.Surroundings;
        var publisher = neighbour.Rooms.GetRequiredService<Publisher>();
        var now = TimeProvider.System.GetUtcNow();
        var archive = neighbour.Rooms.GetRequiredService<PlaybookArchive>();
        var running = archive.LastHash();
        var proposal = publisher.Look(surroundings.PlaybookFolder, surroundings.Today(TimeProvider.System), surroundings.Settings.Desk.Zone.GetUtcOffset(now));
        foreach (var finding in proposal.Findings.Where(finding => finding.Severity == Severity.Error || finding.Code == "removed_step"))
        {
            Console.WriteLine(PlaybookCheck.Describe(finding, tongue.Code));
        }

        if (proposal.Playbook is null)
        {
            return Tell(tongue, ExitCode.Findings, "لم يُنشر شيء: في المجلد ما يلزم إصلاحه أولًا.", "Nothing was published: the folder must be mended first.");
        }

        if (!proposal.IsNew)
        {
            return Tell(tongue, ExitCode.Fine, "لا جديد: هذا هو المنشور الآن.", "Nothing new: this is what runs now.");
        }

        Show(tongue, proposal);
        if (proposal.TwoNames.Count > 0 && !signed.IsOfTwo)
        {
            Console.WriteLine(Signature.Missing(tongue, proposal.TwoNames));
            return ExitCode.Findings;
        }

        if (!yes && !Agrees(tongue))
        {
            return Tell(tongue, ExitCode.Findings, "لم يُنشر شيء.", "Nothing was published.");
        }

        // What was shown and agreed to is what goes live, or nothing: somebody else may have saved or published while the question stood.
        if (archive.LastHash() != running || PlaybookVersion.Of(PlaybookFolder.Load(surroundings.PlaybookFolder).Files) != proposal.Hash)
        {
            return Tell(tongue, ExitCode.Findings, "لم يُنشر شيء: حُفظ ملف أو نُشر غيره أثناء السؤال. يُعاد الأمر لعرض ما تغيّر الآن.", "Nothing was published: a file was saved, or something else published, meanwhile. Run it again to see what would change now.");
        }

        await publisher.PublishAsync(proposal, PublicationKind.Published, signed.By, signed.Reviewer, now);
        return Tell(tongue, ExitCode.Fine, $"نُشر {proposal.Hash[..Publication.ShownHash]}. البرنامج العامل يأخذه خلال ثوان، بلا إعادة تشغيل.", $"Published {proposal.Hash[..Publication.ShownHash]}. The running program takes it within seconds, without a restart.");
    }

    private static void Show(Tongue tongue, Proposal proposal)
    {
        foreach (var change in proposal.Changes)
        {
            Console.WriteLine(change.File);
            foreach (var line in change.Gone.Select(line => "  − " + line).Concat(change.New.Select(line => "  + " + line)).Take(MostLines))
            {
                Console.WriteLine(line);
            }

            var more = change.Gone.Count + change.New.Count - MostLines;
            if (more > 0)
            {
                Console.WriteLine(tongue.Say($"  … و{more} من الأسطر غيرها", $"  … and {more} more lines"));
            }
        }

        Console.WriteLine(tongue.Say(
            $"ملفات تغيّرت: {proposal.Changes.Count}. أشخاص عند خطوات تغيّرت أو حُذفت: {proposal.People}.",
            $"Files changed: {proposal.Changes.Count}. People on steps that changed or are gone: {proposal.People}."));
    }

    private static bool Agrees(Tongue tongue)
    {
        Console.Write(tongue.Say("هل يُنشر الآن؟ (نعم/لا) ", "Publish now? (yes/no) "));
        return Core.Language.YesNo.Read(Console.ReadLine() ?? "") == true;
    }

    private static int Tell(Tongue tongue, int code, string arabic, string english)
    {
        Console.WriteLine(tongue.Say(arabic, english));
        return code;
    }
}
