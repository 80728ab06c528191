using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Cases;

/// <summary>A reply that a volunteer sends in two taps, and what it is meant for.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Title">Its short name in the list.</param>
/// <param name="Text">What the person reads.</param>
/// <param name="Levels">The levels it is meant for; none means all.</param>
/// <param name="Steps">The response steps it is meant for; none means any.</param>
/// <param name="Route">The only route on which it may be seen at all, or null for both.</param>
/// <param name="Flags">The signs it is meant for; none means that it needs none.</param>
public sealed record PreparedReply(
    string Id, string Title, string Text, IReadOnlyList<Level> Levels, IReadOnlyList<string> Steps, Route? Route, IReadOnlyList<Flag> Flags)
{
    /// <summary>Whether it fits a case where it stands now.</summary>
    public bool Fits(Level level, string? step, IReadOnlyCollection<Flag> signs) =>
        (Levels.Count == 0 || Levels.Contains(level)) && (Steps.Count == 0 || (step is not null && Steps.Contains(step))) && (Flags.Count == 0 || Flags.Any(signs.Contains));

    /// <summary>The replies a case may see, what fits it first: meant for its signs, then for its step, then for its level, then for everybody, then the rest.</summary>
    public static IReadOnlyList<PreparedReply> For(IEnumerable<PreparedReply> replies, Level level, Route route, string? step, IReadOnlyCollection<Flag> signs) =>
    [
        .. replies
            .Where(reply => reply.Route is null || reply.Route == route)
            .OrderBy(reply => !reply.Fits(level, step, signs) ? 4 : reply.Flags.Count > 0 ? 0 : reply.Steps.Count > 0 ? 1 : reply.Levels.Count > 0 ? 2 : 3),
    ];
}
