namespace ChatbotSupport.Core.Safeguarding;

/// <summary>What messages began and left unfinished, by numbers of the playbook; never the person's words.</summary>
/// <param name="Phrases">Phrases that go on where the message ended.</param>
/// <param name="Parts">Parts whose other parts may stand near them in what follows.</param>
public sealed record Begun(IReadOnlyList<OpenPhrase> Phrases, IReadOnlyList<OpenPart> Parts)
{
    /// <summary>Nothing was begun.</summary>
    public static Begun Nothing { get; } = new([], []);

    /// <summary>Whether anything was.</summary>
    public bool IsAny => Phrases.Count > 0 || Parts.Count > 0;
}
