namespace ChatbotSupport.Core.Stories;

/// <summary>How a story went.</summary>
/// <param name="Story">The story.</param>
/// <param name="Faults">What went otherwise than expected, in order; empty when all is as it should be.</param>
/// <param name="Seen">What of the playbook it visited.</param>
public sealed record StoryResult(Story Story, IReadOnlyList<StoryFault> Faults, StoryCoverage Seen);

/// <summary>A place where a story went otherwise.</summary>
/// <param name="Line">The line of the story, from 0.</param>
/// <param name="Wish">What was expected; null when the line itself could not happen.</param>
/// <param name="Happened">What was there instead.</param>
public sealed record StoryFault(int Line, StoryWish? Wish, string Happened);

/// <summary>What stories visited: steps as `flow/step`, choices as `flow/step/option`, answers and alerts by id.</summary>
/// <param name="Steps">Steps that ran.</param>
/// <param name="Choices">Options that were chosen.</param>
/// <param name="Answers">Answers that were given.</param>
/// <param name="Alerts">Alerts that were given.</param>
public sealed record StoryCoverage(IReadOnlySet<string> Steps, IReadOnlySet<string> Choices, IReadOnlySet<string> Answers, IReadOnlySet<string> Alerts)
{
    /// <summary>What several visited together.</summary>
    public static StoryCoverage Of(IEnumerable<StoryCoverage> all)
    {
        var list = all.ToList();
        HashSet<string> Union(Func<StoryCoverage, IEnumerable<string>> part) => list.SelectMany(part).ToHashSet(StringComparer.Ordinal);

        return new(Union(one => one.Steps), Union(one => one.Choices), Union(one => one.Answers), Union(one => one.Alerts));
    }
}
