using ChatbotSupport.Core;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Playbooks.Inspections;
using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;

namespace ChatbotSupport.Playbooks;

/// <summary>What reading a playbook yielded.</summary>
/// <param name="Playbook">The playbook; null when there are errors.</param>
/// <param name="Findings">Everything found, sorted by file and line.</param>
public sealed record ReadResult(Playbook? Playbook, IReadOnlyList<Finding> Findings)
{
    /// <summary>What decides what its examples teach; see <see cref="Learnt.KeyOf"/>.</summary>
    public string LearntKey { get; init; } = "";

    /// <summary>What the examples teach was kept before and did not have to be learnt.</summary>
    public bool FromKept { get; init; }

    /// <summary>It was built in spite of errors: files this program cannot use were replaced by the ones it was built with.</summary>
    public bool IsMended { get; init; }

    /// <summary>What was wrong in the files before any was replaced; empty when none was.</summary>
    public IReadOnlyList<Finding> Mended { get; init; } = [];

    /// <summary>The findings that refuse the playbook.</summary>
    public IEnumerable<Finding> Errors => Findings.Where(finding => finding.Severity == Severity.Error);
}

/// <summary>Reads all files of `conversation-flows/` into one playbook, or tells everything that is wrong in them at once.</summary>
public static class PlaybookReader
{
    /// <summary>Reads the files, given as path inside the folder and text. The day decides warnings only, never errors.</summary>
    public static ReadResult Read(IReadOnlyDictionary<string, string> files, DateOnly today, LearntFolder? kept = null, Standing? standing = null) =>
        Read(files, today, PlaybookVersion.Of(files), mayHaveErrors: false, kept, standing);

    /// <summary>Reads a playbook that has run before. What a newer program asks of it or forbids is reported, but takes nobody's answers away as long as a playbook can be built.</summary>
    public static ReadResult ReadStored(IReadOnlyDictionary<string, string> files, DateOnly today, LearntFolder? kept = null)
    {
        var read = Read(files, today, kept);
        if (read.Playbook is not null)
        {
            return read;
        }

        var wrong = read.Errors.Select(finding => finding.File).ToHashSet(StringComparer.Ordinal);
        var mended = files.ToDictionary(StringComparer.Ordinal);
        foreach (var path in BuiltIn.Whole.Where(wrong.Contains))
        {
            mended[path] = BuiltIn.File(path);
        }

        // It keeps the version it was stored under: whoever looks for another one must not find a new one in it for ever.
        return Read(mended, today, PlaybookVersion.Of(files), mayHaveErrors: true, kept) with { IsMended = true, Mended = [.. read.Errors] };
    }

    /// <summary>Everything wrong in the files, without learning from their examples: for whoever only looks.</summary>
    /// <param name="files">The files.</param>
    /// <param name="today">The day, which decides warnings only.</param>
    /// <param name="standing">What ran before, and where people stand.</param>
    /// <param name="wereTried">The examples of the signs of danger did what they say before, in the same files.</param>
    public static IReadOnlyList<Finding> Inspect(IReadOnlyDictionary<string, string> files, DateOnly today, Standing? standing = null, bool wereTried = false)
    {
        var findings = new FindingList();
        Read(files, today, findings, () => wereTried, new(null), standing, isWhole: false);
        return findings.Sorted();
    }

    /// <summary>What the files say about flows and answers, as far as it can be read.</summary>
    public static Content Contents(IReadOnlyDictionary<string, string> files, DateOnly today)
    {
        var findings = new FindingList();
        return ReadContent(PlaybookFiles.Parse(files, findings), today, findings).Content;
    }

    /// <summary>The flows alone, as far as they can be read: for whoever compares with flows that ran before.</summary>
    public static IReadOnlyDictionary<string, Flow> Flows(IReadOnlyDictionary<string, string> files, DateOnly today)
    {
        var findings = new FindingList();
        var parsed = PlaybookFiles.Parse(
            files.Where(file => file.Key is PlaybookPaths.Facts or PlaybookPaths.Texts || file.Key.StartsWith(PlaybookPaths.Flows, StringComparison.Ordinal)).ToDictionary(), findings);

        // With what is filled in: otherwise every step that names a number would look changed.
        var facts = new FactReader(findings, today).Read(parsed[PlaybookPaths.Facts]);
        var texts = new SharedTextReader(facts, findings, today).Read(parsed[PlaybookPaths.Texts]);
        var reader = new FlowReader(new ReadingRoom(findings, new PeopleText(facts, findings, texts), today));
        return parsed.In(PlaybookPaths.Flows).Select(tree => reader.Read(tree.At.File, tree).Flow).ToDictionary(flow => flow.Id);
    }

    private static ReadResult Read(IReadOnlyDictionary<string, string> files, DateOnly today, string version, bool mayHaveErrors, LearntFolder? kept, Standing? standing = null)
    {
        var key = Learnt.KeyOf(files);
        var learnt = new Lazy<Learnt?>(() => kept?.Find(key));
        var parts = new TakenParts(kept?.Parts);
        var findings = new FindingList();
        var pieces = Read(files, today, findings, () => learnt.Value is not null, parts, standing, isWhole: true);
        if (pieces.Desk is null || pieces.Signs.Rules is null || (findings.HasErrors && !(mayHaveErrors && CanBeBuilt(pieces.Content))))
        {
            return new(null, findings.Sorted());
        }

        var playbook = pieces.Build(version, pieces.Desk, pieces.Signs.Rules, learnt, parts);
        if (!findings.HasErrors)
        {
            kept?.Parts.Note(playbook, parts);
        }

        return new(playbook, findings.Sorted()) { LearntKey = key, FromKept = learnt.IsValueCreated ? learnt.Value is not null : kept?.Has(key) == true };
    }

    private static Pieces Read(IReadOnlyDictionary<string, string> files, DateOnly today, FindingList findings, Func<bool> wereTried, TakenParts parts, Standing? standing, bool isWhole)
    {
        // The signs take as long as reading all the rest, and hardly anybody ever edits them.
        var signsKey = PartKey.Signs(files);
        var readsSigns = Unhurried.Beside(() =>
        {
            var read = parts.Get(signsKey, () => ReadSigns(files, today, (files.TryGetValue(PlaybookPaths.Safeguarding, out var text) && TriedSigns.Are(text)) || wereTried()));
            if (isWhole && read.Rules is { } rules && !read.Findings.Any(finding => finding.Severity == Severity.Error))
            {
                Pieces.ReadyScreen(signsKey, rules, parts);
            }

            return read;
        });
        var parsed = PlaybookFiles.Parse(files, findings);
        var (content, room, shared) = ReadContent(parsed, today, findings);
        var alertsKey = PartKey.Alerts(files);
        var triesAlerts = Unhurried.Beside(() => parts.Get(alertsKey, () => ReadyAlerts.Of(alertsKey, content)));
        var desk = parsed[PlaybookPaths.Desk] is { } hours ? new DeskReader(room).Read(hours) : null;
        shared.TellUnused(parsed[PlaybookPaths.Texts]);
        InspectFlows(content, findings);
        AnswerInspection.Inspect(content, findings);
        AlertInspection.Inspect(content, findings);
        ReplyInspection.Inspect(content, desk, parsed[PlaybookPaths.Desk], findings);
        RemovedSteps.Inspect(content, standing ?? Standing.None, findings);
        var alerts = triesAlerts.GetAwaiter().GetResult();
        if (!findings.HasErrors)
        {
            findings.AddRange(alerts.Trial);
        }

        var signs = readsSigns.GetAwaiter().GetResult();
        findings.AddRange(signs.Findings);
        return new(content, desk, signsKey, signs, alerts);
    }

    // No sentence that people read stands among the signs, so no facts are needed.
    private static ReadSigns ReadSigns(IReadOnlyDictionary<string, string> files, DateOnly today, bool wereTried)
    {
        var findings = new FindingList();
        var room = new ReadingRoom(findings, new PeopleText(new FactBook(new Dictionary<string, Fact>(), new HashSet<string>(), Known: false), findings), today);
        var rules = PlaybookFiles.Signs(files, findings) is { } signs ? new RiskReader(room).Read(signs, wereTried) : null;
        return new(rules, findings.Sorted());
    }

    private static (Content Content, ReadingRoom Room, SharedTextReader Shared) ReadContent(PlaybookFiles parsed, DateOnly today, FindingList findings)
    {
        var facts = new FactReader(findings, today).Read(parsed[PlaybookPaths.Facts]);
        var shared = new SharedTextReader(facts, findings, today);
        var texts = shared.Read(parsed[PlaybookPaths.Texts]);
        var room = new ReadingRoom(findings, new PeopleText(facts, findings, texts), today);
        return (ReadContent(parsed, facts.Facts, room) with { Texts = texts.Texts }, room, shared);
    }

    private static Content ReadContent(PlaybookFiles parsed, IReadOnlyDictionary<string, Fact> facts, ReadingRoom room)
    {
        return new()
        {
            Facts = facts,
            Flows = room.ReadEach(parsed.In(PlaybookPaths.Flows), (apart, tree) => new FlowReader(apart).Read(tree.At.File, tree)).ToDictionary(flow => flow.Flow.Id),
            FlowIds = parsed.Ids(PlaybookPaths.Flows),
            Answers = room.ReadEach(parsed.In(PlaybookPaths.Answers), (apart, tree) => new AnswerReader(apart).Read(tree.At.File, tree)).ToDictionary(answer => answer.Answer.Id),
            AnswerIds = parsed.Ids(PlaybookPaths.Answers),
            OffTopic = parsed[PlaybookPaths.OffTopic] is { } offTopic ? new AnswerReader(room).ReadOffTopic(offTopic) : new([], []),
            Alerts = room.ReadEach(parsed.In(PlaybookPaths.Alerts), (apart, tree) => new AlertReader(apart).Read(tree.At.File, tree)).ToDictionary(alert => alert.Alert.Id),
            Practice = room.ReadEach(parsed.In(PlaybookPaths.Practice), (apart, tree) => new PracticeReader(apart).Read(tree.At.File, tree)).ToDictionary(story => story.Id),
            Messages = parsed[PlaybookPaths.Messages] is { } messages ? new MessageReader(room).Read(messages) : new Dictionary<string, string>(),
        };
    }

    // Without them somebody who writes gets no word, or stands nowhere.
    private static bool CanBeBuilt(Content content) =>
        MessageIds.All.Keys.All(id => content.Messages.GetValueOrDefault(id, "").Length > 0)
        && content.Flows.TryGetValue(InspectionLimits.Menu, out var menu) && menu.Flow.Steps.Count > 0;

    private static void InspectFlows(Content content, FindingList findings)
    {
        var book = new FlowBook
        {
            Flows = [.. content.Flows.Values.Select(flow => flow.Flow)],
            Answers = content.Answers.ToDictionary(answer => answer.Key, answer => answer.Value.Answer),
            FlowIds = content.FlowIds,
            AnswerIds = content.AnswerIds,
            Incomplete = content.Flows.Values.Where(flow => !flow.Whole).Select(flow => flow.Flow.Id).ToHashSet(),
        };
        findings.AddRange(FlowInspection.Inspect(book).Select(issue => FlowSentences.Tell(issue, IssuePlace.Of(issue.Place, content.Flows))));
    }
}
