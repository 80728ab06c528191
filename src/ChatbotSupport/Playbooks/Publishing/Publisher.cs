using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Playbooks.Inspections;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Stories;
using ChatbotSupport.Storage;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>Makes content live as a whole, or goes back to an earlier playbook. The running program sees it within seconds; nobody loses their place.</summary>
public sealed class Publisher(Writer writer, Database database, LearntFolder kept)
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
        var (seen, before) = database.Read(connection => (LiveMark.Of(connection), PlaybookArchive.Last(connection)));
        var standing = Standing.Of(database.File, today);
        var read = PlaybookReader.Read(files, today, kept, standing);
        var stories = StoryFolder.Read(state.Stories, offset);
        var run = read.Playbook is null ? null : StoryRun.Play(stories.Stories, read.Playbook);
        IReadOnlyList<Finding> findings =
        [
            .. state.Playbook.Findings,
            .. read.Findings,
            .. stories.Findings,
            .. run?.Faults() ?? [],
            .. Unguarded(stories, before),
        ];
        var sound = findings.All(finding => finding.Severity == Severity.Warning);
        var comparison = Comparison.Of(before, files, stories.Files);
        var places = read.Playbook is null ? [] : Lost(standing, read.Playbook.Flows);
        return new(
            files,
            state.Hash,
            sound ? read.Playbook : null,
            [.. findings.Distinct()],
            comparison.Changes,
            comparison.TwoNames,
            places.Sum(place => place.People),
            state.Hash != seen.Last || before?.HasStories(stories.Files) == false)
        {
            Readable = state.Playbook.Findings.Count == 0 ? read.Playbook : null,
            Stories = stories,
            Seen = seen,
            KnowsStories = comparison.KnowsStories,
            Run = run,
            Places = places,
        };
    }

    /// <summary>What going back to an earlier playbook would change, in words, and which of these files need two names.</summary>
    public Comparison CompareBack(StoredPlaybook back) => Comparison.OfBack(database.Read(PlaybookArchive.Last), back);

    /// <summary>What is live now, for whoever writes later.</summary>
    public LiveMark Mark() => database.Read(LiveMark.Of);

    /// <summary>The steps that would change or be gone with other flows, and on which somebody stands now.</summary>
    public IReadOnlyList<LostPlace> LostBackTo(IReadOnlyDictionary<string, string> files, DateOnly today) => Lost(Standing.Of(database.File, today), PlaybookReader.Flows(files, today));

    /// <summary>Makes a sound proposal live, unless anything else went live or was held back since it was looked at.</summary>
    public Task<GoingLive> PublishAsync(Proposal proposal, PublicationKind how, string? author, string? reviewer, DateTimeOffset now) =>
        PublishAsync(proposal, new(proposal.Hash, how, author, reviewer, now), held: null, connection => LiveMark.Of(connection) == proposal.Seen);

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

    /// <summary>Goes back to an earlier playbook, if what was agreed upon still holds in that very moment; the folder as it is now is held back until one of its files changes.</summary>
    /// <param name="publication">How it is remembered.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="holds">Whether it still holds; asked where it is written.</param>
    public Task<GoingLive> RollBackAsync(Publication publication, string folder, Func<SqliteConnection, bool> holds)
    {
        var onDisk = PlaybookVersion.Of(PlaybookFolder.Load(folder).Files);
        return WriteAsync(publication, onDisk == publication.Hash ? null : onDisk, holds, connection => PlaybookArchive.RunAgain(connection, publication.Hash));
    }

    /// <summary>What went live, newest first.</summary>
    public IReadOnlyList<Publication> History() => database.Read(PublicationRows.All);

    private Task<GoingLive> WriteAsync(Publication publication, string? held, Func<SqliteConnection, bool> holds, Action<SqliteConnection> run) => writer.RunAsync(connection =>
    {
        if (!holds(connection))
        {
            return GoingLive.Overtaken;
        }

        // What waited for a second name was about what ran until now.
        if (PlaybookArchive.LastHash(connection) != publication.Hash)
        {
            PlaybookArchive.EndAlerts(connection, publication.At, CoordinatorAlert.ProposalWaits);
        }

        run(connection);
        PublicationRows.Add(connection, publication);
        PublicationRows.Hold(connection, held);
        return GoingLive.Done;
    });

    // A text that nothing plays is no text that was tried: without any story nothing shows that somebody in danger is still led where they must be.
    private static IEnumerable<Finding> Unguarded(StoryFolder stories, StoredPlaybook? before) =>
        stories.Stories.Count > 0 ? [] : [StorySentences.None(areGone: before is { Stories: null or { Count: > 0 } })];

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
