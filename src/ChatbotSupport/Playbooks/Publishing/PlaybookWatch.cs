using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Playbooks.Reports;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Turns;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>How the running program follows the playbook.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Auto">Whether a saved folder that passes goes live by itself.</param>
/// <param name="NeedsNames">Whether texts about safety go live only by `publish`, with two names.</param>
/// <param name="Zone">The desk's zone.</param>
public sealed record WatchOptions(string Folder, bool Auto, bool NeedsNames, TimeZoneInfo Zone);

/// <summary>Puts another playbook into the running program within seconds: one that was published or gone back to, or the folder itself when it goes live by itself. A turn under way keeps the one it began with.</summary>
public sealed partial class PlaybookWatch(
    WatchOptions options, CurrentPlaybook current, PlaybookArchive archive, Publisher publisher, LearntFolder kept, TimeProvider clock, ILogger<PlaybookWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    // One slip can upset many stories; the log names the first, `check` and `stories` name all.
    private const int MostTold = 10;

    // An editor or a copy may hold a file for a moment; a minute is more than that.
    private const int LooksBeforeTelling = 30;

    private string? _seen;
    private string? _pending;
    private string? _refused;
    private int _unread;
    private bool _judgeAgain = true; // what was saved before the first look, and while the start was reading, was judged by nobody
    private bool _isFirst = true; // what the start told a moment ago is not over by that

    /// <summary>Looks once; the loop does it every two seconds.</summary>
    public async Task LookAsync()
    {
        if (archive.LastHash() is { } last && last != current.Value.Version && last != _refused)
        {
            await TakeAsync(last);
        }

        if (options.Auto)
        {
            await FollowFolderAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync();
            }
            catch (Exception failure)
            {
                Failed(failure.GetType().Name);
            }

            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TakeAsync(string hash)
    {
        if (await Unhurried.RunAsync(() => Read(hash)) is { Playbook: { } playbook } read)
        {
            current.Swap(playbook);
            Swapped(hash);
            if (read.IsMended)
            {
                Mended(hash);
                await archive.AlertAsync(CoordinatorAlert.PlaybookFallback, clock.GetUtcNow(), ToldFindings.Mended(read.Mended));
            }

            // What was told about the folder may be over: it is what runs now, or is held back.
            _judgeAgain = true;
        }
        else
        {
            // Whatever runs now answers people; it is not exchanged for one that cannot.
            _refused = hash;
            Unreadable(hash);
        }
    }

    private ReadResult? Read(string hash)
    {
        try
        {
            return archive.Find(hash).Files is { } files ? PlaybookReader.ReadStored(files, Today(), kept) : null;
        }
        catch (Exception failure) when (!MayPass(failure))
        {
            // What an earlier reader let through may be anything to this one.
            Failed(failure.GetType().Name);
            return null;
        }
    }

    private async Task FollowFolderAsync()
    {
        var stamp = PlaybookFolder.Stamp(options.Folder);
        _seen ??= stamp;
        if (stamp == _seen && !_judgeAgain)
        {
            return;
        }

        // Somebody may be saving file by file: what still changes between two looks is not taken yet.
        if (stamp != _seen && stamp != _pending)
        {
            _pending = stamp;
            return;
        }

        try
        {
            if (!await JudgeAsync())
            {
                return;
            }
        }
        catch (Exception failure) when (!MayPass(failure))
        {
            Failed(failure.GetType().Name);
            await archive.AlertAsync(CoordinatorAlert.PlaybookFallback, clock.GetUtcNow());
        }

        (_seen, _judgeAgain, _isFirst) = (stamp, false, false);
    }

    // A full disk or a locked database passes and is tried again; the same files read once more would only fail once more.
    private static bool MayPass(Exception failure) => failure is SqliteException or IOException or UnauthorizedAccessException;

    // False when the folder cannot be read whole yet.
    private async Task<bool> JudgeAsync()
    {
        var state = await Unhurried.RunAsync(() => PlaybookState.OfFolder(options.Folder));
        IReadOnlyList<Finding> unread = [.. state.Playbook.Findings, .. state.Stories.Findings];
        if (unread.Any(FileSentences.MayPass))
        {
            if (++_unread == LooksBeforeTelling)
            {
                await RefuseAsync(unread);
            }

            return false;
        }

        _unread = 0;
        var hash = state.Hash;
        if (hash == current.Value.Version && !(archive.LastStories() is { } last && last.Hash == hash && !last.HasStories(state.Stories.Files)))
        {
            if (!_isFirst)
            {
                await archive.EndAlertsAsync(clock.GetUtcNow(), CoordinatorAlert.PlaybookFallback, CoordinatorAlert.PlaybookWaits);
            }

            return true;
        }

        if (hash == archive.Held())
        {
            // Nothing of it goes live by itself, so nothing of it waits.
            await archive.EndAlertsAsync(clock.GetUtcNow(), CoordinatorAlert.PlaybookWaits);
            return true;
        }

        var proposal = await Unhurried.RunAsync(() => publisher.Look(state, Today(), options.Zone.GetUtcOffset(clock.GetUtcNow())));
        if (hash == proposal.Seen.Held)
        {
            return false; // somebody went back a moment ago; the next look sees it
        }

        if (proposal.Playbook is not { } playbook)
        {
            await RefuseAsync(proposal.Findings);
            return true;
        }

        if (options.NeedsNames && proposal.TwoNames.Count > 0)
        {
            Waits(proposal.Hash, proposal.TwoNames.Count);
            await archive.EndAlertsAsync(clock.GetUtcNow(), _isFirst ? [CoordinatorAlert.PlaybookWaits] : [CoordinatorAlert.PlaybookFallback, CoordinatorAlert.PlaybookWaits]);
            await archive.AlertAsync(CoordinatorAlert.PlaybookWaits, clock.GetUtcNow(), ToldFindings.Waiting(proposal.TwoNames));
            return true;
        }

        if (await publisher.PublishAsync(proposal, PublicationKind.Saved, null, null, clock.GetUtcNow()) == GoingLive.Overtaken)
        {
            // People agreed on something else meanwhile; it is taken first, and then the folder is judged against that.
            Overtaken(proposal.Hash);
            return false;
        }

        current.Swap(playbook);
        Swapped(proposal.Hash);
        await archive.EndAlertsAsync(clock.GetUtcNow(), CoordinatorAlert.PlaybookFallback, CoordinatorAlert.PlaybookWaits);
        return true;
    }

    private async Task RefuseAsync(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings.Where(finding => finding.Severity == Severity.Error).Take(MostTold))
        {
            Found(finding.Code, finding.Line, finding.Column);
        }

        // What cannot go live at all does not wait for a name.
        await archive.EndAlertsAsync(clock.GetUtcNow(), CoordinatorAlert.PlaybookWaits);
        if (ToldFindings.Of(findings) is var told && !archive.IsTold(CoordinatorAlert.PlaybookFallback, told))
        {
            await archive.AlertAsync(CoordinatorAlert.PlaybookFallback, clock.GetUtcNow(), told); // the start may have told it a moment ago
        }
    }

    private DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), options.Zone).DateTime);

    [LoggerMessage(EventId = 7011, Level = LogLevel.Information, Message = "Playbook {Hash} runs from now on.")]
    private partial void Swapped(LogCode hash);

    [LoggerMessage(EventId = 7012, Level = LogLevel.Error, Message = "The published playbook {Hash} cannot be used; the one before runs on.")]
    private partial void Unreadable(LogCode hash);

    [LoggerMessage(EventId = 7013, Level = LogLevel.Warning, Message = "The saved folder is not taken: {Code} at line {Line}, column {Column}.")]
    private partial void Found(LogCode code, int line, int column);

    [LoggerMessage(EventId = 7014, Level = LogLevel.Error, Message = "Looking for another playbook failed with {Failure}; the one before runs on.")]
    private partial void Failed(LogCode failure);

    [LoggerMessage(EventId = 7017, Level = LogLevel.Information, Message = "The saved folder {Hash} is not taken yet: something else went live meanwhile.")]
    private partial void Overtaken(LogCode hash);

    [LoggerMessage(EventId = 7016, Level = LogLevel.Critical, Message = "The published playbook {Hash} has errors to this program; it runs mended. `check` tells what to mend.")]
    private partial void Mended(LogCode hash);

    [LoggerMessage(EventId = 7015, Level = LogLevel.Warning, Message = "The saved folder {Hash} is not taken: {Count} of its changed files touch safety and need two names; `publish` makes it live.")]
    private partial void Waits(LogCode hash, int count);
}
