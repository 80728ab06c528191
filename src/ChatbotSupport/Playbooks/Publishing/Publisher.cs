using ChatbotSupport.Core.Flows;
using ChatbotSupport.Playbooks.Inspections;
using ChatbotSupport.Playbooks.Stories;
using ChatbotSupport.Storage;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>Makes content live as a whole, or goes back to an earlier playbook. The running program sees it within seconds; nobody loses their place.</summary>
public sealed class Publisher(PlaybookArchive archive, Writer writer, Database database, LearntFolder kept)
{
    /// <summary>Looks at the folder without changing anything.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="today">The day.</param>
    /// <param name="offset">How far the desk's clock is from universal time, for the stories.</param>
    public Proposal Look(string folder, DateOnly today, TimeSpan offset) => Look(PlaybookState.OfFolder(folder), today, offset);

    /// <summary>Looks at any state of the content without changing anything.</summary>
    public Proposal Look(PlaybookState state, DateOnly today, TimeSpan offset)
    {
        var files = state.Playbook.Files;
        var standing = Standing.Of(database.File, today);
        var read = PlaybookReader.Read(files, today, kept);
        var stories = StoryFolder.Read(state.Stories, offset);
        var run = read.Playbook is null ? null : StoryRun.Play(stories.Stories, read.Playbook);
        IReadOnlyList<Finding> findings =
        [
            .. state.Playbook.Findings,
            .. PlaybookReader.Inspect(files, today, standing, wereTried: true),
            .. read.Errors,
            .. stories.Findings,
            .. run?.Faults() ?? [],
        ];
        var sound = findings.All(finding => finding.Severity == Severity.Warning);
        var comparison = Compare(files);
        var places = read.Playbook is null ? [] : Lost(standing, read.Playbook.Flows);
        return new(
            files,
            state.Hash,
            sound ? read.Playbook : null,
            [.. findings.Distinct()],
            comparison.Changes,
            archive.LastHash() is null ? [] : comparison.TwoNames,
            places.Sum(place => place.People),
            state.Hash != archive.LastHash())
        {
            Readable = state.Playbook.Findings.Count == 0 ? read.Playbook : null,
            Stories = stories,
            Run = run,
            Places = places,
        };
    }

    /// <summary>What differs from the one that runs, in words, and which of these files need two names.</summary>
    public (IReadOnlyList<FileChange> Changes, IReadOnlyList<string> TwoNames) Compare(IReadOnlyDictionary<string, string> files)
    {
        var before = database.Read(PlaybookArchive.LastRun) ?? new Dictionary<string, string>();
        return (FileChange.Between(before, files), SafetyTexts.Changed(before, files));
    }

    /// <summary>The steps that would change or be gone with other flows, and on which somebody stands now.</summary>
    public IReadOnlyList<LostPlace> LostBackTo(IReadOnlyDictionary<string, string> files, DateOnly today) => Lost(Standing.Of(database.File, today), PlaybookReader.Flows(files, today));

    /// <summary>Makes a sound proposal live.</summary>
    public Task PublishAsync(Proposal proposal, PublicationKind how, string? author, string? reviewer, DateTimeOffset now) =>
        PublishAsync(proposal, new(proposal.Hash, how, author, reviewer, now), held: null, _ => true);

    /// <summary>Makes a sound proposal live, if what was agreed upon still holds in that very moment.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="publication">How it is remembered.</param>
    /// <param name="held">The state of the folder that must not go live by itself instead; null for none.</param>
    /// <param name="holds">Whether it still holds; asked where it is written.</param>
    public Task<GoingLive> PublishAsync(Proposal proposal, Publication publication, string? held, Func<SqliteConnection, bool> holds)
    {
        var keep = PlaybookArchive.Keeping(proposal.Hash, proposal.Files, proposal.Stories.Files, publication.At);
        return WriteAsync(publication, held, holds, keep);
    }

    /// <summary>The files that going back would change and whose changes need two names.</summary>
    public IReadOnlyList<string> TwoNamesBackTo(IReadOnlyDictionary<string, string> files) => Compare(files).TwoNames;

    /// <summary>Goes back to an earlier playbook; the folder as it is now is held back until one of its files changes.</summary>
    /// <param name="hash">The earlier one.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="author">Who goes back.</param>
    /// <param name="reviewer">Who looked at it as well; null for none.</param>
    /// <param name="now">The time.</param>
    public Task RollBackAsync(string hash, string folder, string author, string? reviewer, DateTimeOffset now) =>
        RollBackAsync(new(hash, PublicationKind.RolledBack, author, reviewer, now), folder, _ => true);

    /// <summary>Goes back, if what was agreed upon still holds in that very moment.</summary>
    public Task<GoingLive> RollBackAsync(Publication publication, string folder, Func<SqliteConnection, bool> holds) =>
        WriteAsync(publication, PlaybookVersion.Of(PlaybookFolder.Load(folder).Files), holds, connection => PlaybookArchive.RunAgain(connection, publication.Hash));

    /// <summary>What went live, newest first.</summary>
    public IReadOnlyList<Publication> History() => database.Read(PublicationRows.All);

    private Task<GoingLive> WriteAsync(Publication publication, string? held, Func<SqliteConnection, bool> holds, Action<SqliteConnection> run) => writer.RunAsync(connection =>
    {
        if (!holds(connection))
        {
            return GoingLive.Overtaken;
        }

        run(connection);
        PublicationRows.Add(connection, publication);
        PublicationRows.Hold(connection, held);
        return GoingLive.Done;
    });

    private static List<LostPlace> Lost(Standing standing, IReadOnlyDictionary<string, Flow> flows) =>
    [
        .. from place in standing.People
           let before = standing.Flows.GetValueOrDefault(place.Key.Flow)?.Find(place.Key.Step)
           let now = flows.GetValueOrDefault(place.Key.Flow)?.Find(place.Key.Step)
           where before is null || now is null || Flat(before) != Flat(now)
           orderby place.Value descending, place.Key.Flow, place.Key.Step
           select new LostPlace(place.Key.Flow, place.Key.Step, place.Value, now is null),
    ];

    // Records compare lists by reference.
    private static string Flat(Step step) => step is ChoicesStep choices
        ? $"{choices.Id}|{choices.Text}|{choices.More}|{string.Join('|', choices.Options)}"
        : step.ToString();
}
