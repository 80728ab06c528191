namespace ChatbotSupport.Core.Alerts;

/// <summary>What the alert matcher saw in a text.</summary>
/// <param name="AlertId">The alert that matches, or null.</param>
/// <param name="HasUnknownLink">The text holds a link that no alert knows; it is never called safe.</param>
/// <param name="Links">The links, defanged for showing (example[.]com), never opened.</param>
/// <param name="Because">What matched, for explanation; never the person's words.</param>
public sealed record AlertMatch(string? AlertId, bool HasUnknownLink, IReadOnlyList<string> Links, IReadOnlyList<string> Because)
{
    /// <summary>No alert and no link.</summary>
    public static AlertMatch None { get; } = new(null, false, [], []);

    /// <summary>An alert that the wording resembles, not closely enough to say so: the person is asked whether it is this one.</summary>
    public string? Perhaps { get; init; }

    /// <summary>It matches by a known link, which is a fact whatever stands around it.</summary>
    public bool IsByLink { get; init; }

    /// <summary>What makes its unknown links suspicious, each once.</summary>
    public IReadOnlyList<LinkSign> Signs { get; init; } = [];
}
