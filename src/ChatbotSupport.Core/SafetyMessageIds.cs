namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences for somebody in danger, for somebody who comes back after a talk, and for somebody who asks what a question means; they stand in `messages.yaml` with the others.</summary>
public static class SafetyMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new[] { Warm, Hold, LeaveHint, HereSuicide, HereMinor, NoteSuicide, CheckButton, AfterTalk, ConsentExplained, ReachExplained }.ToDictionary(id => id, _ => (IReadOnlyList<string>)[]);

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Warm = "safety_warm";
    public const string Hold = "safety_hold";
    public const string LeaveHint = "leave_hint";
    public const string HereSuicide = "here_meanwhile_suicide";
    public const string HereMinor = "here_meanwhile_minor";
    public const string NoteSuicide = "note_kept_suicide";
    public const string CheckButton = "safety_button";
    public const string AfterTalk = "after_talk";
    public const string ConsentExplained = "consent_explained";
    public const string ReachExplained = "reach_explained";
#pragma warning restore CS1591
}
