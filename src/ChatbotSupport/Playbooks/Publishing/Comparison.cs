using ChatbotSupport.Playbooks.Stories;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>How a state of the content differs from the one that runs.</summary>
/// <param name="Changes">What changed, stories too.</param>
/// <param name="TwoNames">Files whose changes need two names.</param>
/// <param name="KnowsStories">The stories of what runs were kept, so that it is known which of them changed or are gone.</param>
public sealed record Comparison(IReadOnlyList<FileChange> Changes, IReadOnlyList<string> TwoNames, bool KnowsStories)
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>Compares everything that would go live.</summary>
    /// <param name="before">What runs; null for nothing yet.</param>
    /// <param name="files">What would answer people.</param>
    /// <param name="stories">What would guard it.</param>
    public static Comparison Of(StoredPlaybook? before, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> stories)
    {
        var knows = before is null or { Stories: not null };
        var (was, now) = (Together(before?.Files ?? None, before?.Stories ?? None), Together(files, stories));

        // Where nobody can tell which stories are gone, two people look.
        return new(FileChange.Between(was, now), before is null ? [] : [.. SafetyTexts.Changed(was, now), .. knows ? [] : (string[])[StoryFolder.Folder]], knows);
    }

    /// <summary>Compares with an earlier playbook that would come back. Its stories answer nobody: they are shown and ask for no second name, so that going back is never slower for them.</summary>
    public static Comparison OfBack(StoredPlaybook? before, StoredPlaybook back)
    {
        var knows = before?.Stories is not null && back.Stories is not null;
        var (was, now) = (before?.Files ?? None, back.Files ?? None);
        var changes = knows ? FileChange.Between(Together(was, before!.Stories!), Together(now, back.Stories!)) : FileChange.Between(was, now);
        return new(changes, SafetyTexts.Changed(was, now), knows);
    }

    private static Dictionary<string, string> Together(IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> stories) =>
        files.Concat(stories).ToDictionary(StringComparer.Ordinal);
}
