using ChatbotSupport.Playbooks.Publishing;

namespace ChatbotSupport.Desk.Content;

/// <summary>The content tab at a glance.</summary>
internal sealed record ContentView
{
    /// <summary>The version that runs, and since when and by whom.</summary>
    public required LiveView Running { get; init; }

    /// <summary>How the folder on the machine stands to it: `Same`, `Differs`, `Held` or `Unreadable`.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether the folder goes live by itself when it is saved.</summary>
    public required bool FolderIsTaken { get; init; }

    /// <summary>The newest state of the draft, 0 for none; pages send it back, so that nobody writes over what they did not see.</summary>
    public required long Revision { get; init; }

    /// <summary>The draft; null when nobody works on anything.</summary>
    public required DraftView? Draft { get; init; }

    /// <summary>What waits for a second name; null for nothing.</summary>
    public required ProposedView? Proposed { get; init; }

    /// <summary>Approved coordinators; with one alone nobody can be the second name.</summary>
    public required int Coordinators { get; init; }

    /// <summary>The flows that run.</summary>
    public required IReadOnlyList<FlowView> Flows { get; init; }

    /// <summary>Earlier states of the draft.</summary>
    public required IReadOnlyList<StateView> States { get; init; }

    /// <summary>What went live, newest first.</summary>
    public required IReadOnlyList<LiveView> History { get; init; }
}

/// <summary>Something that went live.</summary>
/// <param name="Hash">The version.</param>
/// <param name="How">How: a kind of publication, or `Started` for what ran at a start.</param>
/// <param name="Author">Who.</param>
/// <param name="Reviewer">The second name.</param>
/// <param name="At">When.</param>
/// <param name="Runs">It runs now.</param>
internal sealed record LiveView(string Hash, string How, string? Author, string? Reviewer, long At, bool Runs);

/// <summary>The draft.</summary>
internal sealed record DraftView(string Author, long At, string Step, int Files);

/// <summary>A state of the draft.</summary>
internal sealed record StateView(long Revision, string Step, bool HasFiles, string Author, long At);

/// <summary>What waits for a second name.</summary>
internal sealed record ProposedView(long Id, string How, string Hash, string Author, long At, bool Mine);

/// <summary>Everything known of the draft.</summary>
internal sealed record ReviewView
{
    /// <summary>Which state.</summary>
    public required long Revision { get; init; }

    /// <summary>It can go live.</summary>
    public required bool Sound { get; init; }

    /// <summary>It is what runs already.</summary>
    public required bool IsNew { get; init; }

    /// <summary>It can be tried.</summary>
    public required bool CanBeTried { get; init; }

    /// <summary>How many findings refuse it.</summary>
    public required int Errors { get; init; }

    /// <summary>How many are only told.</summary>
    public required int Warnings { get; init; }

    /// <summary>The findings, errors first.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }

    /// <summary>How many places can be mended at once.</summary>
    public required int Mends { get; init; }

    /// <summary>What changed, file by file, stories too.</summary>
    public required IReadOnlyList<ChangeView> Changes { get; init; }

    /// <summary>How many files changed.</summary>
    public required int Changed { get; init; }

    /// <summary>The stories of what runs were kept, so that it is known which of them changed or are gone.</summary>
    public required bool KnowsStories { get; init; }

    /// <summary>Whether it needs two names.</summary>
    public required bool TwoNames { get; init; }

    /// <summary>Where people stand on what changed or is gone.</summary>
    public required IReadOnlyList<LostPlace> Places { get; init; }

    /// <summary>How the stories went; null when they could not be played.</summary>
    public required StoriesView? Stories { get; init; }

    /// <summary>The flows that can be drawn.</summary>
    public required IReadOnlyList<FlowView> Flows { get; init; }
}

/// <summary>A finding, right to left.</summary>
internal sealed record FindingView(bool IsError, string Code, string File, int Line, int Column, string? Excerpt, string What, string Why, string Mend, bool CanBeMended);

/// <summary>What changed in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Parts">The places that changed, in order.</param>
/// <param name="Lines">How many lines are gone or came.</param>
/// <param name="More">How many of these are not shown at first.</param>
/// <param name="Safety">It needs two names.</param>
internal sealed record ChangeView(string File, IReadOnlyList<IReadOnlyList<LineView>> Parts, int Lines, int More, bool Safety);

/// <summary>A line of a changed file.</summary>
internal sealed record LineView(string Fate, int Number, string Text);

/// <summary>How the stories went.</summary>
internal sealed record StoriesView(int All, IReadOnlyList<DifferenceView> Differences, IReadOnlyList<int> Steps, IReadOnlyList<int> Choices, IReadOnlyList<int> Answers, IReadOnlyList<FindingView> Unvisited, int UnvisitedCount);

/// <summary>Where a story goes otherwise.</summary>
internal sealed record DifferenceView(string Title, string File, int Line, string Expected, string Happened);

/// <summary>A flow that can be drawn.</summary>
internal sealed record FlowView(string Id, string Title, bool Changed);

/// <summary>What going back to an earlier playbook would change.</summary>
internal sealed record BackView(string Hash, IReadOnlyList<ChangeView> Changes, int Changed, bool TwoNames, bool KnowsStories, IReadOnlyList<LostPlace> Places);
