using ChatbotSupport.Core;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Mending;
using ChatbotSupport.Playbooks.Publishing;
using ChatbotSupport.Playbooks.Reports;
using ChatbotSupport.Playbooks.Stories;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Desk.Content;

/// <summary>Reads what the content tab shows.</summary>
internal sealed class ContentReader(PlaybookArchive archive, Publisher publisher, Drafts drafts, SecondName second, Roster roster, CurrentPlaybook current, ContentFolder folder)
{
    private const string Language = "ar";
    private const string Started = "Started";

    /// <summary>The tab at a glance.</summary>
    public async Task<ContentView> ReadAsync(SignedIn me)
    {
        var (running, history, draft, open) = (archive.LastHash() ?? "", History(), drafts.Newest(), second.Open());
        return new()
        {
            Running = history.FirstOrDefault(item => item.Runs) ?? new(running, Started, null, null, 0, true),
            Folder = Folder(running),
            FolderIsTaken = folder.Auto,
            Revision = draft?.Revision ?? 0,
            Draft = draft?.Files is { } files ? new(draft.Author, draft.At.ToUnixTimeMilliseconds(), draft.Step.ToString(), files.Count) : null,
            Proposed = open is null ? null : new(open.Id, open.How.ToString(), open.Hash, open.Author, open.At.ToUnixTimeMilliseconds(), open.VolunteerId == me.VolunteerId),
            Coordinators = (await roster.ListAsync()).Count(member => member is { Coordinator: true, Pending: false }),
            Flows = Flows(current.Value, []),
            States = [.. drafts.Listed().Select(state => new StateView(state.Revision, state.Step.ToString(), state.HasFiles, state.Author, state.At.ToUnixTimeMilliseconds()))],
            History = [.. history.Take(ContentLimits.HistoryShown)],
        };
    }

    /// <summary>The draft in all its parts.</summary>
    public static ReviewView Of(Review review)
    {
        var proposal = review.Proposal;
        var report = new CheckReport(proposal.Files.Concat(proposal.Stories.Files).ToDictionary(StringComparer.Ordinal), proposal.Findings, new Dictionary<string, int>());
        var changed = proposal.Changes.Select(change => change.File).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Revision = review.Revision,
            Sound = proposal.Playbook is not null,
            IsNew = proposal.IsNew,
            CanBeTried = proposal.Readable is not null,
            Errors = report.Errors,
            Warnings = report.Warnings,
            Findings = [.. proposal.Findings.OrderBy(finding => finding.Severity).Take(ContentLimits.FindingsShown).Select(finding => View(finding, report, review.Mends))],
            Mends = review.Mends.Values.Sum(file => file.Mends),
            Changes = Changes(proposal.Changes, proposal.TwoNames),
            KnowsStories = proposal.KnowsStories,
            Changed = proposal.Changes.Count,
            TwoNames = proposal.TwoNames.Count > 0,
            Places = proposal.Places,
            Stories = proposal.Run is { } run ? Stories(run, review.Unvisited!, review.Mends, report) : null,
            Flows = proposal.Readable is { } playbook ? Flows(playbook, changed) : [],
        };
    }

    /// <summary>What going back would change.</summary>
    public static BackView Back(string hash, Earlier earlier)
    {
        var (changes, twoNames, knowsStories) = earlier.Change;
        return new(hash, Changes(changes, twoNames), changes.Count, twoNames.Count > 0, knowsStories, earlier.Places);
    }

    /// <summary>A changed file, place by place.</summary>
    public static IReadOnlyList<IReadOnlyList<LineView>> Parts(FileChange change) =>
        [.. change.Parts.Select(part => (IReadOnlyList<LineView>)[.. part.Select(line => new LineView(line.Fate.ToString(), line.Number, line.Text))])];

    private static IReadOnlyList<FlowView> Flows(Playbook playbook, HashSet<string> changed) =>
    [
        .. playbook.Flows.Values.Select(flow => new FlowView(flow.Id, flow.Title.Trim(), changed.Contains($"{PlaybookPaths.Flows}{flow.Id}{PlaybookPaths.Ending}")))
            .OrderByDescending(flow => flow.Changed).ThenBy(flow => flow.Id, StringComparer.Ordinal),
    ];

    private string Folder(string running)
    {
        var loaded = PlaybookFolder.Load(folder.Path);
        var hash = PlaybookVersion.Of(loaded.Files);
        return loaded.Findings.Count > 0 ? "Unreadable" : hash == running ? "Same" : hash == archive.Held() ? "Held" : "Differs";
    }

    // What ran at a start was never published by anybody, and can be gone back to all the same.
    private List<LiveView> History()
    {
        var published = publisher.History();
        var newest = archive.LastHash();
        var all = published.Select(item => new LiveView(item.Hash, item.How.ToString(), item.Author, item.Reviewer, item.At.ToUnixTimeMilliseconds(), false))
            .Concat(archive.Kept().Where(kept => published.All(item => item.Hash != kept.Hash || item.At > kept.FirstRun)).Select(kept => new LiveView(kept.Hash, Started, null, null, kept.FirstRun.ToUnixTimeMilliseconds(), false)))
            .OrderByDescending(item => item.At).ToList();
        var runs = all.FindIndex(item => item.Hash == newest);
        return [.. all.Select((item, index) => item with { Runs = index == runs })];
    }

    private static IReadOnlyList<ChangeView> Changes(IReadOnlyList<FileChange> changes, IReadOnlyList<string> twoNames) =>
    [
        .. changes.OrderByDescending(change => IsWhole(change, twoNames)).Select((change, index) =>
        {
            var shown = IsWhole(change, twoNames) ? change : change.First(index < ContentLimits.ChangesShown ? ContentLimits.LinesShown : 0);
            return new ChangeView(change.File, Parts(shown), change.Count, change.Count - shown.Count, twoNames.Contains(change.File));
        }),
    ];

    // Whoever gives their name for safety has seen every line of it.
    private static bool IsWhole(FileChange change, IReadOnlyList<string> twoNames) => SafetyTexts.IsShownWhole(change.File) || twoNames.Contains(change.File);

    private static StoriesView Stories(StoryRun run, Unvisited unvisited, IReadOnlyDictionary<string, MendedFile> mends, CheckReport report) => new(
        run.Results.Count,
        [
            .. run.Results.Where(result => result.Result.Faults.Count > 0).SelectMany(result => result.Result.Faults
                .Zip(new StoryRun([result], result.Result.Seen).Faults(), (fault, finding) => new DifferenceView(
                    result.Read.Story.Title, finding.File, finding.Line, StoryReport.Expected(fault, Language), fault.Happened)))
                .Take(ContentLimits.FindingsShown),
        ],
        [unvisited.Steps.Seen, unvisited.Steps.All],
        [unvisited.Choices.Seen, unvisited.Choices.All],
        [unvisited.Answers.Seen, unvisited.Answers.All],
        [.. unvisited.Findings.Take(ContentLimits.UnvisitedShown).Select(finding => View(finding, report, mends))],
        unvisited.Findings.Count);

    private static FindingView View(Finding finding, CheckReport report, IReadOnlyDictionary<string, MendedFile> mends) => new(
        finding.Severity == Severity.Error,
        finding.Code,
        finding.File,
        finding.Line,
        finding.Column,
        report.LineOf(finding)?.Trim() is { } line ? line[..Math.Min(line.Length, ContentLimits.ExcerptLength)] : null,
        finding.What.In(Language),
        finding.Why.In(Language),
        finding.Mend.In(Language),
        FolderMend.Knows(finding.Code) && mends.ContainsKey(finding.File));
}
