using ChatbotSupport.Core;
using ChatbotSupport.Playbooks.Inspections;
using ChatbotSupport.Playbooks.Stories;
using ChatbotSupport.Storage;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>What publishing the folder would do.</summary>
/// <param name="Files">The files.</param>
/// <param name="Hash">Their version.</param>
/// <param name="Playbook">The playbook; null when there are errors.</param>
/// <param name="Findings">Everything found, stories that go otherwise included.</param>
/// <param name="Changes">What changed since the one that runs.</param>
/// <param name="TwoNames">Files whose changes need two names.</param>
/// <param name="People">How many people stand on steps that changed or are gone.</param>
/// <param name="IsNew">It is not the one that runs already.</param>
public sealed record Proposal(
    IReadOnlyDictionary<string, string> Files,
    string Hash,
    Playbook? Playbook,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<FileChange> Changes,
    IReadOnlyList<string> TwoNames,
    int People,
    bool IsNew);

/// <summary>Makes the folder live as a whole, or goes back to an earlier playbook. The running program sees it within seconds; nobody loses their place.</summary>
public sealed class Publisher(PlaybookArchive archive, Writer writer, Database database, LearntFolder kept)
{
    /// <summary>Looks at the folder without changing anything.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="today">The day.</param>
    /// <param name="offset">How far the desk's clock is from universal time, for the stories.</param>
    public Proposal Look(string folder, DateOnly today, TimeSpan offset)
    {
        var loaded = PlaybookFolder.Load(folder);
        var standing = Standing.Of(database.File, today);
        var before = database.Read(PlaybookArchive.LastRun) ?? new Dictionary<string, string>();
        var read = PlaybookReader.Read(loaded.Files, today, kept);
        var stories = StoryFolder.Read(folder, offset);
        IReadOnlyList<Finding> findings =
        [
            .. loaded.Findings,
            .. PlaybookReader.Inspect(loaded.Files, today, standing, wereTried: true),
            .. read.Errors,
            .. stories.Findings,
            .. read.Playbook is null ? [] : StoryRun.Play(stories.Stories, read.Playbook).Faults(),
        ];
        var hash = PlaybookVersion.Of(loaded.Files);
        var sound = findings.All(finding => finding.Severity == Severity.Warning);
        return new(
            loaded.Files,
            hash,
            sound ? read.Playbook : null,
            [.. findings.Distinct()],
            FileChange.Between(before, loaded.Files),
            archive.LastHash() is null ? [] : SafetyTexts.Changed(before, loaded.Files),
            read.Playbook is null ? 0 : standing.People.Where(place => !Same(standing, read.Playbook, place.Key)).Sum(place => place.Value),
            hash != archive.LastHash());
    }

    /// <summary>Makes a sound proposal live.</summary>
    public async Task PublishAsync(Proposal proposal, PublicationKind how, string? author, string? reviewer, DateTimeOffset now)
    {
        await archive.KeepAsync(proposal.Hash, proposal.Files, now);
        await writer.RunAsync(connection =>
        {
            PublicationRows.Add(connection, new(proposal.Hash, how, author, reviewer, now));
            PublicationRows.Hold(connection, null);
            return true;
        });
    }

    /// <summary>The files that going back would change and whose changes need two names.</summary>
    public IReadOnlyList<string> TwoNamesBackTo(IReadOnlyDictionary<string, string> files) =>
        SafetyTexts.Changed(database.Read(PlaybookArchive.LastRun) ?? new Dictionary<string, string>(), files);

    /// <summary>Goes back to an earlier playbook; the folder as it is now is held back until one of its files changes.</summary>
    /// <param name="hash">The earlier one.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="author">Who goes back.</param>
    /// <param name="reviewer">Who looked at it as well; null for none.</param>
    /// <param name="now">The time.</param>
    public async Task RollBackAsync(string hash, string folder, string author, string? reviewer, DateTimeOffset now)
    {
        var held = PlaybookVersion.Of(PlaybookFolder.Load(folder).Files);
        await archive.RunAgainAsync(hash);
        await writer.RunAsync(connection =>
        {
            PublicationRows.Add(connection, new(hash, PublicationKind.RolledBack, author, reviewer, now));
            PublicationRows.Hold(connection, held);
            return true;
        });
    }

    /// <summary>What went live, newest first.</summary>
    public IReadOnlyList<Publication> History() => database.Read(PublicationRows.All);

    private static bool Same(Standing standing, Playbook playbook, (string Flow, string Step) place)
    {
        var before = standing.Flows.GetValueOrDefault(place.Flow)?.Find(place.Step);
        var now = playbook.Flows.GetValueOrDefault(place.Flow)?.Find(place.Step);
        return before is not null && now is not null && Flat(before) == Flat(now);
    }

    // Records compare lists by reference.
    private static string Flat(Core.Flows.Step step) => step is Core.Flows.ChoicesStep choices
        ? $"{choices.Id}|{choices.Text}|{choices.More}|{string.Join('|', choices.Options)}"
        : step.ToString();
}
