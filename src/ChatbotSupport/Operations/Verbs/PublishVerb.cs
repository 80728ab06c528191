using System.CommandLine;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Publishing;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`publish`: checks the folder, plays its stories, shows what changed in words and who stands on it, asks, and makes it live.</summary>
public static class PublishVerb
{
    private const int MostLines = 40;

    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var yes = new Option<bool>("--yes") { Description = tongue.Say("من دون سؤال", "without asking") };
        var all = new Option<bool>("--all") { Description = tongue.Say("يعرض كل سطر تغيّر في كل ملف", "shows every changed line of every file") };
        var verb = new Command("publish", tongue.Say("ينشر المجلد كله بعد الفحص والقصص", "makes the folder live as a whole, after check and stories")) { yes, all };
        var signed = Signature.Ask(verb, tongue, "اسم من ينشر", "who publishes");
        verb.SetAction((parsed, _) => BesideTheProgram.RunAsync(tongue, mayNeedTurns: false, neighbour =>
            RunAsync(tongue, neighbour, signed(parsed), parsed.GetValue(yes), parsed.GetValue(all))));
        return verb;
    }

    private static async Task<int> RunAsync(Tongue tongue, Neighbour neighbour, Signature signed, bool yes, bool all)
    {
        var surroundings = neighbour.Surroundings;
        var publisher = neighbour.Rooms.GetRequiredService<Publisher>();
        var now = TimeProvider.System.GetUtcNow();
        var proposal = publisher.Look(surroundings.PlaybookFolder, surroundings.Today(TimeProvider.System), surroundings.Settings.Desk.Zone.GetUtcOffset(now));
        foreach (var finding in proposal.Findings.Where(finding => finding.Severity == Severity.Error || finding.Code is "removed_step" or "no_stories"))
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

        Show(tongue, proposal, all);
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
        var folder = PlaybookState.OfFolder(surroundings.PlaybookFolder);
        if (folder.Hash != proposal.Hash || FileChange.Between(folder.Stories.Files, proposal.Stories.Files).Count > 0
            || await publisher.PublishAsync(proposal, PublicationKind.Published, signed.By, signed.Reviewer, TimeProvider.System.GetUtcNow()) == GoingLive.Overtaken)
        {
            return Tell(tongue, ExitCode.Findings, "لم يُنشر شيء: حُفظ ملف أو نُشر غيره أثناء السؤال. يُعاد الأمر لعرض ما تغيّر الآن.", "Nothing was published: a file was saved, or something else published, meanwhile. Run it again to see what would change now.");
        }

        return Tell(tongue, ExitCode.Fine, $"نُشر {proposal.Hash[..Publication.ShownHash]}. البرنامج العامل يأخذه خلال ثوان، بلا إعادة تشغيل.", $"Published {proposal.Hash[..Publication.ShownHash]}. The running program takes it within seconds, without a restart.");
    }

    private static void Show(Tongue tongue, Proposal proposal, bool all)
    {
        foreach (var change in proposal.Changes)
        {
            // What touches safety is never cut: whoever signs has seen all of it.
            var shown = all || SafetyTexts.IsShownWhole(change.File) || proposal.TwoNames.Contains(change.File) ? change : change.First(MostLines);
            Console.WriteLine(change.File);
            foreach (var (index, part) in shown.Parts.Index())
            {
                Console.Write(index == 0 ? "" : "  …\n");
                foreach (var line in part)
                {
                    Console.WriteLine($"  {Sign(line.Fate)} {line.Text}");
                }
            }

            if (change.Count == 0)
            {
                Console.WriteLine(tongue.Say("  نهايات الأسطر فقط، ولم يتغيّر سطر", "  line ends only, no line changed"));
            }
            else if (change.Count > shown.Count)
            {
                Console.WriteLine(tongue.Say($"  … أسطر تغيّرت ولا تظهر هنا: {change.Count - shown.Count}. كلها مع --all", $"  … changed lines not shown here: {change.Count - shown.Count}. All of them with --all"));
            }
        }

        if (!proposal.KnowsStories)
        {
            Console.WriteLine(tongue.Say("قصص المنشور لم تُحفظ معه، فلا يُعرف ما تغيّر فيها أو حُذف منها.", "The stories of what runs were not kept with it; which of them changed or are gone is not known."));
        }

        Console.WriteLine(tongue.Say(
            $"ملفات تغيّرت: {proposal.Changes.Count}. أشخاص عند خطوات تغيّرت أو حُذفت: {proposal.People}.",
            $"Files changed: {proposal.Changes.Count}. People on steps that changed or are gone: {proposal.People}."));
    }

    private static char Sign(LineFate fate) => fate switch
    {
        LineFate.Gone => '−',
        LineFate.New => '+',
        _ => ' ',
    };

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
