using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Playbooks.Publishing;
using ChatbotSupport.Playbooks.Reports;
using ChatbotSupport.Playbooks.Stories;

namespace ChatbotSupport.Playbooks;

/// <summary>What the bot starts with.</summary>
/// <param name="Playbook">The playbook; null when there is none that can be used, which refuses the start.</param>
/// <param name="FromFolder">It is the folder's own; otherwise a stored one runs.</param>
/// <param name="Findings">What was found in the folder.</param>
public sealed record StartResult(Playbook? Playbook, bool FromFolder, IReadOnlyList<Finding> Findings);

/// <summary>
/// Chooses the playbook at the start: the one that ran last, or at a first start the folder's. What was saved meanwhile goes live like any other edit, once it was judged with its stories;
/// a folder that cannot be used is told of loudly. Only a first start can be refused.
/// </summary>
public sealed partial class PlaybookStart(PlaybookArchive archive, LearntFolder kept, TimeProvider clock, ILogger<PlaybookStart> logger)
{
    /// <summary>Chooses and keeps what it chose.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="auto">Whether the folder goes live by itself; otherwise only what was published runs, once anything was.</param>
    /// <param name="needsNames">Whether texts about safety go live only by `publish`, with two names.</param>
    /// <param name="begun">The same folder being read already; null when it is read now.</param>
    public async Task<StartResult> ChooseAsync(string folder, bool auto = true, bool needsNames = false, Task<FolderRead>? begun = null)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var (loaded, read) = await (begun ?? FolderRead.BeginAsync(folder, clock, kept));
        IReadOnlyList<Finding> findings = [.. loaded.Findings, .. read.Findings];
        var stories = StoryFolder.Load(folder).Files;
        var changed = auto && needsNames ? ChangedSafety(loaded.Files, stories) : [];
        var lacksNames = changed.Count > 0;

        // Whether anything waits is seen anew.
        await archive.EndAlertsAsync(now, CoordinatorAlert.PlaybookWaits);
        if (read.Playbook is { } unpublished && loaded.Findings.Count == 0 && archive.LastHash() is { } last && last != unpublished.Version && LastThatReads(today) is { } published)
        {
            // What was saved meanwhile is judged, with its stories, by whoever follows the folder: a start is no way around them.
            if (!auto || lacksNames || archive.Held() == unpublished.Version)
            {
                Waits(published.Playbook.Version);
            }

            if (lacksNames)
            {
                await archive.AlertAsync(CoordinatorAlert.PlaybookWaits, now, ToldFindings.Waiting(changed));
            }

            if (published.Mended.Count > 0)
            {
                Mended(published.Playbook.Version);
                await archive.AlertAsync(CoordinatorAlert.PlaybookFallback, now, ToldFindings.Mended(published.Mended));
            }

            return new(published.Playbook, true, findings);
        }

        if (read.Playbook is { } playbook && loaded.Findings.Count == 0)
        {
            if (lacksNames)
            {
                await archive.AlertAsync(CoordinatorAlert.PlaybookWaits, now, ToldFindings.Waiting(changed));
            }

            await archive.BeginAsync(playbook.Version, loaded.Files, now, Guards(playbook.Version, stories));
            Keep(read, playbook);
            Chosen(playbook.Version);
            return new(playbook, true, findings);
        }

        foreach (var finding in findings.Where(finding => finding.Severity == Severity.Error))
        {
            Found(finding.Code, finding.Line, finding.Column);
        }

        if (LastThatReads(today) is not { } stored)
        {
            Refused(findings.Count);
            return new(null, false, findings);
        }

        FellBack(stored.Playbook.Version);
        await archive.AlertAsync(CoordinatorAlert.PlaybookFallback, now, ToldFindings.Of(findings));
        return new(stored.Playbook, false, findings);
    }

    // Stories that were never kept are no reason to ask for names here: the folder's are kept, and from then on it is known.
    private IReadOnlyList<string> ChangedSafety(IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> stories) =>
        archive.Last() is { } last ? Comparison.Of(last with { Stories = last.Stories ?? stories }, files, stories).TwoNames : [];

    // What runs already keeps its stories; others are judged by whoever follows the folder.
    private IReadOnlyDictionary<string, string>? Guards(string version, IReadOnlyDictionary<string, string> stories) =>
        archive.LastStories() is { Stories: { Count: > 0 } } last && last.Hash == version ? null : stories;

    // That it is kept also says that every example did what it should, so only what has no error is.
    private void Keep(ReadResult read, Playbook playbook) => kept.Keep(read.LearntKey, read.FromKept ? null : Learnt.From(playbook));

    private (Playbook Playbook, IReadOnlyList<Finding> Mended)? LastThatReads(DateOnly today)
    {
        foreach (var hash in archive.Hashes())
        {
            if (archive.Find(hash).Files is { } files && Read(hash, files, today) is { Playbook: { } playbook, Mended: var mended })
            {
                return (playbook, mended);
            }

            Unreadable(hash);
        }

        return null;
    }

    private ReadResult? Read(string hash, IReadOnlyDictionary<string, string> files, DateOnly today)
    {
        try
        {
            var read = PlaybookReader.ReadStored(files, today, kept);
            if (read.Playbook is { } playbook && !read.Errors.Any())
            {
                Keep(read, playbook);
            }

            return read;
        }
        catch (Exception failure)
        {
            // What an earlier reader let through may be anything to this one; there may be another copy.
            Broken(hash, failure.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(EventId = 7007, Level = LogLevel.Warning, Message = "The folder differs from the published playbook {Hash}, which runs; `publish` makes the folder live.")]
    private partial void Waits(LogCode hash);

    [LoggerMessage(EventId = 7008, Level = LogLevel.Critical, Message = "The published playbook {Hash} has errors to this program; it runs mended. `check` tells what to mend.")]
    private partial void Mended(LogCode hash);

    [LoggerMessage(EventId = 7006, Level = LogLevel.Error, Message = "Reading the stored playbook {Hash} failed with {Failure}.")]
    private partial void Broken(LogCode hash, LogCode failure);

    [LoggerMessage(EventId = 7001, Level = LogLevel.Information, Message = "Playbook {Hash} of the folder runs.")]
    private partial void Chosen(LogCode hash);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Critical, Message = "The folder cannot be used; the stored playbook {Hash} runs. `check` tells what to mend.")]
    private partial void FellBack(LogCode hash);

    [LoggerMessage(EventId = 7003, Level = LogLevel.Error, Message = "Finding {Code} at line {Line}, column {Column}.")]
    private partial void Found(LogCode code, int line, int column);

    [LoggerMessage(EventId = 7004, Level = LogLevel.Warning, Message = "The stored playbook {Hash} cannot be used any more.")]
    private partial void Unreadable(LogCode hash);

    [LoggerMessage(EventId = 7005, Level = LogLevel.Critical, Message = "The folder cannot be used and none is stored: the start is refused, {Count} findings.")]
    private partial void Refused(int count);
}
