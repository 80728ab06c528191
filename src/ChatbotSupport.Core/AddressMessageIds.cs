namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences about how a person wishes to be addressed; they stand in `messages.yaml` with the others.</summary>
public static class AddressMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new[] { Question, Masculine, Feminine, Neutral, Saved }.ToDictionary(id => id, _ => (IReadOnlyList<string>)[]);

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Question = "address_question";
    public const string Masculine = "address_masculine";
    public const string Feminine = "address_feminine";
    public const string Neutral = "address_neutral";
    public const string Saved = "address_saved";
#pragma warning restore CS1591
}
