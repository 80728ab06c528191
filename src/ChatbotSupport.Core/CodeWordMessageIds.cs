namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences about the code word, and of the one that covers what this is; they stand in `messages.yaml` with the others.</summary>
public static class CodeWordMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new[] { Question, Page, Kept, DeleteIt, TooShort, Wanted, Later, Fresh, Cover }.ToDictionary(id => id, _ => (IReadOnlyList<string>)[]);

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Question = "code_word_question";
    public const string Page = "code_word_page";
    public const string Kept = "code_word_kept";
    public const string DeleteIt = "code_word_delete_it";
    public const string TooShort = "code_word_too_short";
    public const string Wanted = "code_word_wanted";
    public const string Later = "code_word_later";
    public const string Fresh = "code_word_fresh";
    public const string Cover = "cover_text";
#pragma warning restore CS1591
}
