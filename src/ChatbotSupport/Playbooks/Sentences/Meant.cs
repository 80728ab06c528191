namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>Adds the name that was probably meant to a sentence that mends a mistyped one.</summary>
internal static class Meant
{
    public static Words One(string? nearest, string arabic, string english) => nearest is null
        ? new(arabic, english)
        : new($"ربما المقصود «{nearest}». {arabic}", $"Perhaps “{nearest}” was meant. {english}");
}
