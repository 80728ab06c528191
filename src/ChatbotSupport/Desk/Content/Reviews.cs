using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Mending;
using ChatbotSupport.Playbooks.Publishing;
using ChatbotSupport.Playbooks.Stories;

namespace ChatbotSupport.Desk.Content;

/// <summary>What is known of one state of the draft.</summary>
/// <param name="Revision">Which state.</param>
/// <param name="Running">What ran when it was looked at.</param>
/// <param name="Proposal">What publishing it would do.</param>
/// <param name="Unvisited">What no story visits; null while nothing can be played.</param>
/// <param name="Mends">How many places can be mended because only one thing can be meant, by file.</param>
internal sealed record Review(long Revision, string Running, Proposal Proposal, Unvisited? Unvisited, IReadOnlyDictionary<string, MendedFile> Mends);

/// <summary>Looks at drafts, one at a time and beside the turns, because looking learns from every example; the last look is remembered until something changed.</summary>
internal sealed class Reviews(Publisher publisher, PlaybookArchive archive, ContentFolder folder, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private Review? _last;
    private DateOnly _day;

    /// <summary>The day at the desk.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), folder.Zone).DateTime);

    /// <summary>Looks at a state with files.</summary>
    public async Task<Review> OfAsync(Draft draft)
    {
        await _one.WaitAsync();
        try
        {
            var running = archive.LastHash() ?? "";
            if (_last is { } last && last.Revision == draft.Revision && last.Running == running && _day == Today)
            {
                return last;
            }

            (_last, _day) = (await Unhurried.RunAsync(() => Look(draft, running)), Today);
            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private Review Look(Draft draft, string running)
    {
        var (state, today) = (PlaybookState.Of(draft.Files!), Today);
        var proposal = publisher.Look(state, today, folder.Zone.GetUtcOffset(clock.GetUtcNow()));
        return new(
            draft.Revision,
            running,
            proposal,
            proposal.Run is { } run ? Unvisited.Of(PlaybookReader.Contents(proposal.Files, today), run.Coverage) : null,
            proposal.Findings.Any(finding => FolderMend.Knows(finding.Code))
                ? FolderMend.Mend(state, today)
                : new Dictionary<string, MendedFile>());
    }
}
