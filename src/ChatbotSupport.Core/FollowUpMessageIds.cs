namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences about a question that comes later; they stand in `messages.yaml` with the others.</summary>
public static class FollowUpMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new[] { Noted, Cancelled, Line, Open, NotNow, NotNowSaid }.ToDictionary(id => id, _ => (IReadOnlyList<string>)[]);

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Noted = "follow_up_noted";
    public const string Cancelled = "follow_up_cancelled";
    public const string Line = "follow_up_line";
    public const string Open = "follow_up_open";
    public const string NotNow = "follow_up_not_now";
    public const string NotNowSaid = "follow_up_not_now_said";
#pragma warning restore CS1591
}
