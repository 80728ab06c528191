namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences about with whom a person would like to talk, about anger at a machine, and about taking leave; they stand in `messages.yaml` with the others.</summary>
public static class WishMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new[] { Question, Explained, Woman, Man, Any, Noted, Kept, NotNow, NotMet, Farewell, Anger }.ToDictionary(id => id, _ => (IReadOnlyList<string>)[]);

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Question = "wish_question";
    public const string Explained = "wish_explained";
    public const string Woman = "wish_woman";
    public const string Man = "wish_man";
    public const string Any = "wish_any";
    public const string Noted = "wish_noted";
    public const string Kept = "wish_kept";
    public const string NotNow = "wish_not_now";
    public const string NotMet = "wish_not_met";
    public const string Farewell = "farewell";
    public const string Anger = "anger_offer";
#pragma warning restore CS1591
}
