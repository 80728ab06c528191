using ChatbotSupport.Core;
using ChatbotSupport.Playbooks.Stories;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>What publishing a state of the content would do.</summary>
/// <param name="Files">The files.</param>
/// <param name="Hash">Their version.</param>
/// <param name="Playbook">The playbook; null when there are errors.</param>
/// <param name="Findings">Everything found, stories that go otherwise included.</param>
/// <param name="Changes">What changed since the one that runs.</param>
/// <param name="TwoNames">Files whose changes need two names.</param>
/// <param name="People">How many people stand on steps that changed or are gone.</param>
/// <param name="IsNew">It is not what runs already, with the same stories.</param>
public sealed record Proposal(
    IReadOnlyDictionary<string, string> Files,
    string Hash,
    Playbook? Playbook,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<FileChange> Changes,
    IReadOnlyList<string> TwoNames,
    int People,
    bool IsNew)
{
    /// <summary>The playbook as far as it can be tried, also while stories go otherwise; null when its files have errors.</summary>
    public Playbook? Readable { get; init; }

    /// <summary>The stories that came with it.</summary>
    public required StoryFolder Stories { get; init; }

    /// <summary>What was live when it was looked at.</summary>
    public required LiveMark Seen { get; init; }

    /// <summary>The stories of what runs were kept, so that it is known which of them changed or are gone.</summary>
    public bool KnowsStories { get; init; } = true;

    /// <summary>How the stories went; null when there was nothing to play them on.</summary>
    public StoryRun? Run { get; init; }

    /// <summary>The steps that changed or are gone and on which somebody stands.</summary>
    public IReadOnlyList<LostPlace> Places { get; init; } = [];
}

/// <summary>A step that changed or is gone while people stand on it.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Step">The step.</param>
/// <param name="People">How many stand there.</param>
/// <param name="IsGone">It is gone; otherwise it says or asks something else.</param>
public sealed record LostPlace(string Flow, string Step, int People, bool IsGone);

/// <summary>Whether something went live, and why not.</summary>
public enum GoingLive
{
    /// <summary>It runs.</summary>
    Done,

    /// <summary>Something else went live meanwhile, or what was agreed upon is not there any more.</summary>
    Overtaken,
}
